import { normaliseName } from "#shared/matching/normalise-name.ts";
import { half, judgePairs, publicPairs } from "../name-pairs.ts";
import { aCustomer, idOf } from "../shared/matching/a-customer.ts";
import { LOOK_ALIKES, REWRITES, randomOf, someFirms, written } from "../shared/matching/generated-names.ts";
import { matchingWith } from "../shared/matching/matching-with.ts";

const FIRMS = 1_000;

/** "pairs_trade_200.csv" as "PairsTrade200". */
const label = (file: string): string =>
  file
    .replace(/\.csv$/, "")
    .split("_")
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join("");

/** Recall and wrong merges on the public pairs, the halves apart; nothing where they are not there. */
const onPublicPairs = (): { figures: Record<string, number>; wrong: number } => {
  const figures: Record<string, number> = {};
  let wrong = 0;
  for (const { file, pairs } of publicPairs()) {
    for (const which of ["tuning", "held"] as const) {
      const judged = judgePairs(half(pairs, which));
      wrong += judged.wrong;
      if (judged.positives > 0)
        figures[`recall${label(file)}${which === "held" ? "Held" : "Tuning"}`] = judged.recall;
    }
  }
  return { figures, wrong };
};

/** Recall and wrong merges on invented French firms, written otherwise and beside look-alikes that nobody knows. */
const onGeneratedNames = (): { figures: Record<string, number>; wrong: number } => {
  const firms = someFirms(FIRMS, 23);
  const match = matchingWith(firms.map((firm, at) => aCustomer(at, written(firm))));
  const keys = new Set(firms.map((firm) => normaliseName(written(firm)).key));
  let asked = 0;
  let matched = 0;
  let proposed = 0;
  let wrong = 0;
  for (const rewrite of Object.values(REWRITES)) {
    const random = randomOf(5);
    for (const [at, firm] of firms.entries()) {
      const name = rewrite(firm, random);
      if (name === null) continue;
      asked += 1;
      const found = match({ name });
      if (found.kind === "matched") {
        if (found.customerId === idOf(at)) matched += 1;
        else if (!keys.has(normaliseName(name).key)) wrong += 1;
      } else if (found.kind === "unsure" && found.candidates.includes(idOf(at))) proposed += 1;
    }
  }
  for (const [kind, lookAlike] of Object.entries(LOOK_ALIKES)) {
    const random = randomOf(9);
    const told = kind === "its real estate" || kind === "another legal form";
    for (const firm of firms) {
      const name = lookAlike(firm, random);
      if (name === null || (!told && keys.has(normaliseName(name).key))) continue;
      if (match({ name }).kind === "matched") wrong += 1;
    }
  }
  return {
    figures: { recallGenerated: matched / asked, foundGenerated: (matched + proposed) / asked },
    wrong,
  };
};

/** How well names are told apart: shares of 1, and names taken for another customer's. */
export const measureNames = (): Record<string, number> => {
  const pairs = onPublicPairs();
  const generated = onGeneratedNames();
  return { ...pairs.figures, ...generated.figures, wrongMerges: pairs.wrong + generated.wrong };
};
