import { compareNames, differsBySlips, likenessOf } from "./compare-names.ts";
import { keysOfMatchable, type MatchableKeys, type SightedKeys } from "./keys.ts";
import { keysAgree, type NormalisedName } from "./normalise-name.ts";
import { isSameName } from "./same-name.ts";
import type { Evidence, Ground, Matchable } from "./sighting.ts";
import { isSigleOf } from "./sigle.ts";

/** How near a name of the row is to the one seen: its very key, the same but for order and the like, or not. */
type Nearness = "exact" | "same" | "far";

export type Candidate = {
  id: string;
  keys: MatchableKeys;
  evidence: Evidence[];
  nearness: Nearness;
  /** Its names that say what the page says. */
  namesakes: readonly NormalisedName[];
};

/** Names of the row that say what the page says. */
export const namesakesOf = (
  { name, company }: SightedKeys,
  { names }: MatchableKeys,
): { nearness: Nearness; names: readonly NormalisedName[] } => {
  if (name === null) return { nearness: "far", names: [] };
  const exact = names.filter((known) => keysAgree(known, name));
  if (exact.length > 0) return { nearness: "exact", names: exact };
  const same = names.filter(
    (known) => isSameName(known.key, name.key) || (company !== null && keysAgree(known, company)),
  );
  return { nearness: same.length > 0 ? "same" : "far", names: same };
};

/** What a sighting and a row really share, whatever the index said. */
export const candidateOf = (seen: SightedKeys, row: Matchable): Candidate => {
  const keys = keysOfMatchable(row);
  const { nearness, names: namesakes } = namesakesOf(seen, keys);
  const evidence: Evidence[] = [];
  if (seen.link !== null && keys.links.includes(seen.link)) evidence.push("link");
  if (seen.siret !== null && keys.sirets.includes(seen.siret)) evidence.push("siret");
  if (seen.sirens.some((siren) => keys.sirens.includes(siren))) evidence.push("siren");
  if (seen.vat !== null && keys.vats.includes(seen.vat)) evidence.push("vat");
  if (nearness !== "far") evidence.push("name");
  if (seen.domain !== null && keys.domains.includes(seen.domain)) evidence.push("domain");
  return { id: row.customerId, keys, evidence, nearness, namesakes };
};

/** The page tells a number of the same kind that the row does not have: two companies, whatever else agrees. */
export const contradicts = (seen: SightedKeys, row: MatchableKeys): boolean => {
  const otherSiren =
    seen.sirens.length > 0 &&
    row.sirens.length > 0 &&
    seen.sirens.some((siren) => !row.sirens.includes(siren));
  const country = seen.vat?.slice(0, 2);
  const sameCountry = row.vats.filter((vat) => vat.slice(0, 2) === country);
  const otherVat =
    seen.vat !== null && country !== "FR" && sameCountry.length > 0 && !sameCountry.includes(seen.vat);
  return otherSiren || otherVat;
};

const label = (domain: string): string => domain.slice(0, domain.indexOf("."));

/** Both tell an address of their own and not the same one; `kerbrat.fr` and `kerbrat.com` are the same. */
export const livesElsewhere = (seen: SightedKeys, row: MatchableKeys): boolean => {
  const { domain } = seen;
  return (
    domain !== null && row.domains.length > 0 && !row.domains.some((each) => label(each) === label(domain))
  );
};

/** The names differ by slips of the pen alone. */
export const isAlike = ({ name, company }: SightedKeys, { names }: MatchableKeys): boolean =>
  [name, company].some(
    (seen) => seen !== null && names.some(({ key }) => differsBySlips(compareNames(seen.key, key))),
  );

const groundOf = (seen: SightedKeys, row: Matchable): Ground => {
  const { id, keys, evidence, nearness } = candidateOf(seen, row);
  const { name } = seen;
  if (name === null) return { customerId: id, evidence };
  const likeness =
    nearness === "far"
      ? Math.max(0, ...keys.names.map(({ key }) => likenessOf(compareNames(name.key, key))))
      : 1;
  const sigle = nearness === "far" && keys.names.some(({ key }) => isSigleOf(key, name.key));
  const alike = nearness === "far" && !sigle && likeness > 0;
  return {
    customerId: id,
    evidence: [...evidence, ...(sigle ? (["sigle"] as const) : []), ...(alike ? (["alike"] as const) : [])],
    likeness: Math.round(likeness * 1000) / 1000,
  };
};

/** Why each of these customers was thought of, in the order given: for whoever chooses between them. */
export const groundsOf = (seen: SightedKeys, rows: readonly Matchable[]): Ground[] =>
  rows.map((row) => groundOf(seen, row));
