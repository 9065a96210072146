import { keysOfMatchable, type MatchableKeys, type SightedKeys } from "./keys.ts";
import { legalFormsAgree, type NormalisedName } from "./normalise-name.ts";
import type { Evidence, Match, Matchable } from "./sighting.ts";
import { namesAgree } from "./similarity.ts";

type Candidate = { id: string; keys: MatchableKeys; evidence: Evidence[] };

const STRONG: readonly Evidence[] = ["link", "siret", "siren", "vat"];
const SHORTEST_NAME = 3;
const PROPOSED = 5;

/** What a sighting and a row really share, whatever the index said. */
const evidenceOf = (seen: SightedKeys, row: MatchableKeys): Evidence[] => {
  const found: Evidence[] = [];
  if (seen.link !== null && row.links.includes(seen.link)) found.push("link");
  if (seen.siret !== null && row.sirets.includes(seen.siret)) found.push("siret");
  if (seen.sirens.some((siren) => row.sirens.includes(siren))) found.push("siren");
  if (seen.vat !== null && row.vats.includes(seen.vat)) found.push("vat");
  if (seen.name !== null && row.names.some(({ key }) => key === seen.name?.key)) found.push("name");
  if (seen.domain !== null && row.domains.includes(seen.domain)) found.push("domain");
  return found;
};

/** The page tells a number of the same kind that the row does not have: two companies, whatever else agrees. */
const contradicts = (seen: SightedKeys, row: MatchableKeys): boolean => {
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

const ids = (candidates: readonly Candidate[]): string[] => candidates.slice(0, PROPOSED).map(({ id }) => id);

const together = (candidates: readonly Candidate[]): Evidence[] => [
  ...new Set(candidates.flatMap(({ evidence }) => evidence)),
];

const open = (kind: "unsure" | "conflict", candidates: readonly Candidate[]): Match => ({
  kind,
  candidates: ids(candidates),
  evidence: together(candidates),
});

const has = (candidate: Candidate, ...kinds: readonly Evidence[]): boolean =>
  kinds.some((kind) => candidate.evidence.includes(kind));

const judgeStrong = (seen: SightedKeys, strong: readonly Candidate[], all: readonly Candidate[]): Match => {
  const kinds = STRONG.filter((kind) => strong.some((candidate) => has(candidate, kind)));
  const agreed = strong.filter((candidate) => kinds.every((kind) => has(candidate, kind)));
  if (agreed.length === 0 || strong.some(({ keys }) => contradicts(seen, keys)))
    return open("conflict", strong);
  const byName = agreed.filter((candidate) => has(candidate, "name"));
  const left = agreed.length > 1 && byName.length > 0 ? byName : agreed;
  const [only] = left;
  if (only === undefined || left.length > 1) return open("unsure", left);
  const name = seen.name;
  if (name === null) return { kind: "matched", customerId: only.id, evidence: only.evidence };
  const namesakes = all.filter((candidate) => has(candidate, "name") && candidate.id !== only.id);
  if (!has(only, "name") && namesakes.length > 0) return open("conflict", [only, ...namesakes]);
  const likely = only.keys.names.length === 0 || only.keys.names.some(({ key }) => namesAgree(key, name.key));
  if (!likely) return open("conflict", [only]);
  return name.doubtful && !has(only, "link")
    ? open("unsure", [only])
    : { kind: "matched", customerId: only.id, evidence: only.evidence };
};

/** "X SARL" on the page is not the customer "X SAS", and may be the customer "X". */
const sharesForm = ({ name }: SightedKeys, row: MatchableKeys): boolean =>
  name !== null && row.names.some((known) => known.key === name.key && legalFormsAgree(known, name));

const judgeName = (seen: SightedKeys, named: readonly Candidate[], all: readonly Candidate[]): Match => {
  const uncontradicted = named.filter(({ keys }) => !contradicts(seen, keys));
  if (uncontradicted.length === 0) return open("conflict", named);
  const ofOneForm = uncontradicted.filter(({ keys }) => sharesForm(seen, keys));
  const possible = ofOneForm.length > 0 ? ofOneForm : uncontradicted;
  const sameDomain = possible.filter((candidate) => has(candidate, "domain"));
  const [only] = sameDomain.length === 1 ? sameDomain : possible;
  const single = possible.length === 1 || sameDomain.length === 1;
  const domainElsewhere = all.some((candidate) => has(candidate, "domain") && !has(candidate, "name"));
  const name = seen.name;
  if (only === undefined || name === null || !single || domainElsewhere) {
    return open("unsure", domainElsewhere ? all : possible);
  }
  const namesake = only.keys.names.filter(({ key }) => key === name.key);
  const firm =
    !name.doubtful &&
    name.key.length >= SHORTEST_NAME &&
    namesake.some((known) => !known.doubtful && legalFormsAgree(known, name));
  return firm ? { kind: "matched", customerId: only.id, evidence: only.evidence } : open("unsure", [only]);
};

/**
 * Weighs all evidence together (DESIGN 4), never "first key wins". `candidates` are rows that may share something with
 * the sighting; those that share nothing are left aside. A strong identifier wants a similar name, a name alone wants to
 * be the only one, numbers that contradict are a conflict, a domain alone only proposes.
 */
export const judge = (seen: SightedKeys, candidates: readonly Matchable[]): Match => {
  const all: Candidate[] = [];
  for (const row of candidates) {
    const keys = keysOfMatchable(row);
    const evidence = evidenceOf(seen, keys);
    if (evidence.length > 0) all.push({ id: row.customerId, keys, evidence });
  }
  const strong = all.filter((candidate) => has(candidate, ...STRONG));
  if (all.length === 0) return { kind: "unknown" };
  if (seen.sirens.length > 1) return open("conflict", all);
  if (strong.length > 0) return judgeStrong(seen, strong, all);
  const named = all.filter((candidate) => has(candidate, "name"));
  if (named.length > 0) return judgeName(seen, named, all);
  const possible = all.filter(({ keys }) => !contradicts(seen, keys));
  return possible.length > 0 ? open("unsure", possible) : { kind: "unknown" };
};

/**
 * Whether customers of a name much like the one seen may be proposed when `judge` knows nobody. Not beside a company's
 * number: nobody known has it, so a likeness of names would speak of another company.
 */
export const mayProposeAlike = (seen: SightedKeys): seen is SightedKeys & { name: NormalisedName } =>
  seen.name !== null && seen.sirens.length === 0 && seen.siret === null && seen.vat === null;
