import { type Candidate, candidateOf, contradicts, isAlike, livesElsewhere } from "./evidence-of.ts";
import type { SightedKeys } from "./keys.ts";
import { namesAgree } from "./names-agree.ts";
import { legalFormsAgree, type NormalisedName } from "./normalise-name.ts";
import type { Evidence, Match, Matchable } from "./sighting.ts";

const STRONG: readonly Evidence[] = ["link", "siret", "siren", "vat"];
const SHORTEST_NAME = 3;
const PROPOSED = 5;

const NEAREST = { exact: 0, same: 1, far: 2 } as const;

const likeliestFirst = (candidates: readonly Candidate[]): Candidate[] =>
  [...candidates].sort(
    (one, other) =>
      other.evidence.length - one.evidence.length || NEAREST[one.nearness] - NEAREST[other.nearness],
  );

const together = (candidates: readonly Candidate[]): Evidence[] => [
  ...new Set(candidates.flatMap(({ evidence }) => evidence)),
];

const open = (kind: "unsure" | "conflict", candidates: readonly Candidate[]): Match => ({
  kind,
  candidates: likeliestFirst(candidates)
    .slice(0, PROPOSED)
    .map(({ id }) => id),
  evidence: together(candidates),
});

const matched = ({ id, evidence }: Candidate, ...more: Evidence[]): Match => ({
  kind: "matched",
  customerId: id,
  evidence: [...evidence, ...more],
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
  if (name === null) return matched(only);
  const namesakes = all.filter((candidate) => has(candidate, "name") && candidate.id !== only.id);
  if (!has(only, "name") && namesakes.length > 0) return open("conflict", [only, ...namesakes]);
  const seenNames = [name, seen.company, seen.called].filter((each) => each !== null);
  const likely =
    only.keys.names.length === 0 ||
    has(only, "name") ||
    only.keys.names.some(({ key }) => seenNames.some((each) => namesAgree(key, each.key)));
  if (!likely) return open("conflict", [only]);
  return name.doubtful && !has(only, "link") ? open("unsure", [only]) : matched(only);
};

/** "X SARL" on the page is not the customer "X SAS", and may be the customer "X". */
const agreeingNames = ({ name }: SightedKeys, { namesakes }: Candidate): readonly NormalisedName[] =>
  name === null ? [] : namesakes.filter((known) => legalFormsAgree(known, name));

/** Of the candidates those whose name is nearest, if some are nearer than others. */
const nearest = (candidates: readonly Candidate[]): readonly Candidate[] => {
  const exact = candidates.filter(({ nearness }) => nearness === "exact");
  return exact.length > 0 ? exact : candidates;
};

const judgeName = (seen: SightedKeys, named: readonly Candidate[], all: readonly Candidate[]): Match => {
  const uncontradicted = named.filter(({ keys }) => !contradicts(seen, keys));
  if (uncontradicted.length === 0) return open("conflict", named);
  const ofOneForm = uncontradicted.filter((candidate) => agreeingNames(seen, candidate).length > 0);
  const possible = nearest(ofOneForm.length > 0 ? ofOneForm : uncontradicted);
  const sameDomain = possible.filter((candidate) => has(candidate, "domain"));
  const [only] = sameDomain.length === 1 ? sameDomain : possible;
  const single = possible.length === 1 || sameDomain.length === 1;
  const domainElsewhere = all.some((candidate) => has(candidate, "domain") && !has(candidate, "name"));
  const name = seen.name;
  if (only === undefined || name === null || !single || domainElsewhere) {
    return open("unsure", domainElsewhere ? all : possible);
  }
  const otherForm = named.some(
    (candidate) =>
      candidate.id !== only.id &&
      NEAREST[candidate.nearness] < NEAREST[only.nearness] &&
      uncontradicted.includes(candidate),
  );
  const firm =
    !name.doubtful &&
    name.key.length >= SHORTEST_NAME &&
    !livesElsewhere(seen, only.keys) &&
    agreeingNames(seen, only).some((known) => !known.doubtful);
  if (otherForm) return open("unsure", uncontradicted);
  return firm ? matched(only) : open("unsure", [only]);
};

/** No name agrees as it stands: a domain that one customer has, with a name that is only misspelt, is that customer. */
const judgeDomain = (seen: SightedKeys, possible: readonly Candidate[]): Match => {
  const [only, ...more] = possible;
  if (only === undefined) return { kind: "unknown" };
  const sure =
    more.length === 0 &&
    has(only, "domain") &&
    seen.name?.doubtful === false &&
    isAlike(seen, only.keys) &&
    only.keys.names.some((known) => seen.name !== null && legalFormsAgree(known, seen.name));
  return sure ? matched(only, "alike") : open("unsure", possible);
};

/**
 * Weighs all evidence together (DESIGN 4), never "first key wins". `candidates` are rows that may share something with
 * the sighting; those that share nothing are left aside. A strong identifier wants a similar name, a name alone wants to
 * be the only one, numbers that contradict are a conflict, a domain alone only proposes.
 */
export const judge = (seen: SightedKeys, candidates: readonly Matchable[]): Match => {
  const all = candidates
    .map((row) => candidateOf(seen, row))
    .filter((candidate) => candidate.evidence.length > 0);
  const strong = all.filter((candidate) => has(candidate, ...STRONG));
  if (all.length === 0) return { kind: "unknown" };
  if (seen.sirens.length > 1) return open("conflict", all);
  if (strong.length > 0) return judgeStrong(seen, strong, all);
  const named = all.filter((candidate) => has(candidate, "name"));
  if (named.length > 0) return judgeName(seen, named, all);
  return judgeDomain(
    seen,
    all.filter(({ keys }) => !contradicts(seen, keys)),
  );
};

/**
 * Whether customers of a name much like the one seen may be proposed when `judge` knows nobody. Not beside a company's
 * number: nobody known has it, so a likeness of names would speak of another company.
 */
export const mayProposeAlike = (seen: SightedKeys): seen is SightedKeys & { name: NormalisedName } =>
  seen.name !== null && seen.sirens.length === 0 && seen.siret === null && seen.vat === null;
