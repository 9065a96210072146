import { contradicts } from "./evidence-of.ts";
import { keysOfMatchable, keysOfSighted } from "./keys.ts";

const NOWHERE = { site: "", origin: "", tenant: "" };

type Numbers = { siren: string | null; siret: string | null; vat: string | null };
type Known = { siren: string | null; sirets: string[]; vats: string[] };

/**
 * What the numbers on a page say of one customer: `agree` when one of them is the customer's and none another company's;
 * `silent` when there is nothing to compare. The seller's own (`ownSiren`) stand on every page and say nothing.
 */
export const numbersAgree = (
  seen: Numbers,
  known: Known,
  ownSiren: string | null,
): "agree" | "contradict" | "silent" => {
  const { siren, siret, vat } = seen;
  const told = { ...(siren && { siren }), ...(siret && { siret }), ...(vat && { vat }) };
  const page = keysOfSighted({ key: "", ...told }, NOWHERE, { siren: ownSiren });
  const row = keysOfMatchable({ ...known, customerId: "", names: [], domains: [], links: [] });
  if (page.sirens.length > 1 || contradicts(page, row)) return "contradict";
  const agrees =
    page.sirens.some((each) => row.sirens.includes(each)) ||
    (page.siret !== null && row.sirets.includes(page.siret)) ||
    (page.vat !== null && row.vats.includes(page.vat));
  return agrees ? "agree" : "silent";
};
