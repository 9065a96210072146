import { candidateOf, isAlike, livesElsewhere } from "./evidence-of.ts";
import type { Similar } from "./find-similar.ts";
import type { SightedKeys } from "./keys.ts";
import { legalFormsAgree } from "./normalise-name.ts";
import type { Match, Matchable } from "./sighting.ts";

/** Another customer as much alike as this makes a misspelt name uncertain. */
const RIVAL = 0.85;

/**
 * What is said when `judge` knows nobody and names are only much alike: a proposal. One customer is taken where the page
 * misspells its name in a way that makes no other company's name, no other customer is near, and legal forms and domains
 * do not speak against it. `rows` are those of `similar` that are still there.
 */
export const judgeSimilar = (
  seen: SightedKeys,
  similar: readonly Similar[],
  rows: readonly Matchable[],
): Match => {
  const present = similar.flatMap((each) => {
    const row = rows.find(({ customerId }) => customerId === each.id);
    return row === undefined ? [] : [{ ...each, candidate: candidateOf(seen, row) }];
  });
  const [best, ...others] = present;
  if (best === undefined) return { kind: "unknown" };
  const { name } = seen;
  const misspelt = present.filter((each) => each.misspelt);
  const sure =
    best.misspelt &&
    misspelt.length === 1 &&
    name !== null &&
    !name.doubtful &&
    !others.some(({ likeness }) => likeness >= RIVAL) &&
    isAlike(seen, best.candidate.keys) &&
    !livesElsewhere(seen, best.candidate.keys) &&
    best.candidate.keys.names.some((known) => !known.doubtful && legalFormsAgree(known, name));
  if (sure) return { kind: "matched", customerId: best.id, evidence: ["alike"] };
  return {
    kind: "unsure",
    candidates: present.map(({ id }) => id),
    evidence: [...new Set(present.map(({ by }) => by))],
  };
};
