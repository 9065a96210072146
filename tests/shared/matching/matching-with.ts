import { buildIndex } from "#shared/matching/build-index.ts";
import type { OwnIdentity } from "#shared/matching/keys.ts";
import { matchSighting } from "#shared/matching/match-sighting.ts";
import { openIndex } from "#shared/matching/packed-index.ts";
import type { LinkScope, Match, Matchable, Sighted } from "#shared/matching/sighting.ts";
import { NOBODY, SCOPE } from "./a-customer.ts";

export type Matching = (sighted: Omit<Sighted, "key">, scope?: LinkScope) => Match;

/** The matcher over an index of these customers. */
export const matchingWith = (customers: Matchable[], own: OwnIdentity = NOBODY): Matching => {
  const index = openIndex(buildIndex(customers));
  if (index === null) throw new Error("the index does not open");
  const rows = new Map(customers.map((customer) => [customer.customerId, customer]));
  return (sighted, scope = SCOPE) =>
    matchSighting(index, (id) => rows.get(id), { key: "k", ...sighted }, scope, own);
};
