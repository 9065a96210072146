import {
  ADDED,
  COINED_ENDS,
  COINED_STARTS,
  FORMS,
  NEAR_SURNAMES,
  SURNAMES,
  TOWNS,
  TRADES,
} from "./french-names.ts";

export type Random = (below: number) => number;
/** Numerical Recipes' generator: the same names at every run. */
export const randomOf = (seed: number): Random => {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
};
const pick = (random: Random, from: readonly string[]): string => from[random(from.length)] ?? "";
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** A firm as its parts, so that a page may write it otherwise. */
export type Firm = { words: string[]; form: string };
export const written = ({ words, form }: Firm): string =>
  [...words, form].filter((word) => word !== "").join(" ");

const KINDS: ((random: Random) => string[])[] = [
  (random) => [pick(random, TRADES), pick(random, SURNAMES)],
  (random) => [pick(random, TRADES), pick(random, SURNAMES), pick(random, TOWNS)],
  (random) => [pick(random, TRADES), pick(random, SURNAMES), "&", "Fils"],
  (random) => [`${pick(random, COINED_STARTS)}${pick(random, COINED_ENDS)}`, pick(random, ADDED)],
  (random) => [`${pick(random, COINED_STARTS)}${pick(random, COINED_ENDS)}`, pick(random, TOWNS)],
  (random) => [pick(random, SURNAMES), "et", pick(random, SURNAMES), pick(random, ADDED)],
  (random) => ["Les", `${capital(pick(random, ADDED))}`, "de", pick(random, TOWNS), pick(random, SURNAMES)],
];

export const someFirms = (count: number, seed: number): Firm[] => {
  const random = randomOf(seed);
  const seen = new Set<string>();
  const firms: Firm[] = [];
  for (let tries = 0; firms.length < count && tries < count * 20; tries += 1) {
    const words = KINDS[random(KINDS.length)]?.(random) ?? [];
    const key = [...words].sort().join(" ").toUpperCase();
    if (seen.has(key)) continue;
    seen.add(key);
    firms.push({ words, form: pick(random, FORMS) });
  }
  return firms;
};

const unaccented = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "");
const longestWord = (words: readonly string[]): number =>
  words.reduce((best, word, at) => (word.length > (words[best]?.length ?? 0) ? at : best), 0);

const FULL: Record<string, string> = {
  SAS: "Société par actions simplifiée",
  SARL: "Société à responsabilité limitée",
  SA: "Société anonyme",
  SNC: "Société en nom collectif",
};

/** A slip in the word of that place, at least one letter from both ends; null where the word is too short. */
const slipped = (
  { words, form }: Firm,
  at: number,
  random: Random,
  slip: (word: string, place: number) => string,
): string | null => {
  const word = words[at] ?? "";
  if (word.length < 6 || word.includes(" ")) return null;
  const place = 1 + random(word.length - 3);
  const changed = slip(word, place);
  return changed === word ? null : written({ words: words.with(at, changed), form });
};

const swap = (word: string, place: number): string =>
  `${word.slice(0, place)}${word[place + 1]}${word[place]}${word.slice(place + 2)}`;
const drop = (word: string, place: number): string => word.slice(0, place) + word.slice(place + 1);
const double = (word: string, place: number): string => word.slice(0, place + 1) + word.slice(place);
const replace = (word: string, place: number): string =>
  `${word.slice(0, place)}${word[place] === "e" ? "r" : "e"}${word.slice(place + 1)}`;

type Rewrite = (firm: Firm, random: Random) => string | null;

/** Ways in which a page writes the name of a firm that the base has otherwise. */
export const REWRITES: Record<string, Rewrite> = {
  "capitals without accents": (firm) => unaccented(written(firm)).toUpperCase(),
  "no legal form": (firm) => (firm.form === "" ? null : firm.words.join(" ")),
  "legal form in front": (firm) => (firm.form === "" ? null : `${firm.form} ${firm.words.join(" ")}`),
  "legal form with dots": (firm) =>
    firm.form === "" ? null : `${firm.words.join(" ")} ${[...firm.form].join(".")}.`,
  "legal form in full": (firm) =>
    FULL[firm.form] === undefined ? null : `${firm.words.join(" ")}, ${FULL[firm.form]}`,
  "ampersand for et": (firm) =>
    firm.words.includes("et") ? written(firm).replace(" et ", " & ") : written(firm).replace(" & ", " et "),
  "words in another order": (firm) =>
    written({ ...firm, words: [...firm.words.slice(1), firm.words[0] ?? ""] }),
  "trade in the other number": (firm) => {
    const [trade = "", ...more] = firm.words;
    if (
      !TRADES.includes(trade) ||
      trade.includes(" ") ||
      trade === "Établissements" ||
      trade === "Électricité"
    )
      return null;
    return written({ ...firm, words: [trade.endsWith("s") ? trade.slice(0, -1) : `${trade}s`, ...more] });
  },
  "hyphens for spaces": (firm) => written({ ...firm, words: [firm.words.join("-")] }),
  "words run together": (firm) =>
    firm.words.length === 2 ? written({ ...firm, words: [firm.words.join("")] }) : null,
  "read by a scanner": (firm) => {
    const at = firm.words.findIndex((word) => /^[A-Za-z]{2,}o[a-z]{2,}$/.test(word));
    return at < 0
      ? null
      : written({
          ...firm,
          words: firm.words.with(at, (firm.words[at] ?? "").toUpperCase().replace("O", "0")),
        });
  },
  "letters swapped in the longest word": (firm, random) =>
    slipped(firm, longestWord(firm.words), random, swap),
  "a letter missing in the longest word": (firm, random) =>
    slipped(firm, longestWord(firm.words), random, drop),
  "a letter doubled in the longest word": (firm, random) =>
    slipped(firm, longestWord(firm.words), random, double),
  "another letter in the longest word": (firm, random) =>
    slipped(firm, longestWord(firm.words), random, replace),
  "letters swapped in the second word": (firm, random) => slipped(firm, 1, random, swap),
  "a letter missing in the second word": (firm, random) => slipped(firm, 1, random, drop),
};

const surnamed = (firm: Firm): { at: number; near: string } | null => {
  for (const [at, word] of firm.words.entries()) {
    for (const [one, other] of NEAR_SURNAMES) {
      if (word === one) return { at, near: other };
    }
  }
  return null;
};
const towned = (firm: Firm): number => firm.words.findIndex((word) => TOWNS.includes(word));

/** Names of firms that the base does not have, each much like one that it has. */
export const LOOK_ALIKES: Record<string, Rewrite> = {
  "a family of nearly that name": (firm) => {
    const found = surnamed(firm);
    return found === null ? null : written({ ...firm, words: firm.words.with(found.at, found.near) });
  },
  "a family without the article": (firm) =>
    firm.words.some((word) => word.startsWith("Le "))
      ? written({ ...firm, words: firm.words.map((word) => word.replace(/^Le /, "")) })
      : null,
  "another town": (firm, random) => {
    const at = towned(firm);
    return at < 0
      ? null
      : written({ ...firm, words: firm.words.with(at, `${pick(random, ["Cholet", "Agen", "Sète"])}`) });
  },
  "a number": (firm) => written({ ...firm, words: [...firm.words, "2"] }),
  "the group": (firm) => written({ ...firm, words: ["Groupe", ...firm.words] }),
  "its holding": (firm) => written({ ...firm, words: [...firm.words, "Holding"] }),
  "its real estate": (firm) => `SCI ${firm.words.join(" ")}`,
  "its country branch": (firm) => written({ ...firm, words: [...firm.words, "France"] }),
  "another trade": (firm, random) =>
    TRADES.includes(firm.words[0] ?? "")
      ? written({
          ...firm,
          words: [pick(random, ["Vignobles", "Taxi", "Ambulances"]), ...firm.words.slice(1)],
        })
      : null,
  "another legal form": (firm) =>
    firm.form === "" || firm.form === "SCOP"
      ? null
      : `${firm.words.join(" ")} ${firm.form.startsWith("SAS") ? "SARL" : "SAS"}`,
  "a coined word with another letter": (firm) => {
    const word = firm.words[0] ?? "";
    const start = COINED_STARTS.find((each) => word.startsWith(each));
    return start === undefined
      ? null
      : written({
          ...firm,
          words: [`${start.slice(0, -1)}u${word.slice(start.length)}`, ...firm.words.slice(1)],
        });
  },
};
