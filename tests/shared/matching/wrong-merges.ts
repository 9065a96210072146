import { buildIndex } from "#shared/matching/build-index.ts";
import { matchSighting } from "#shared/matching/match-sighting.ts";
import { openIndex } from "#shared/matching/packed-index.ts";
import { aCustomer, NOBODY, SCOPE } from "./a-customer.ts";

export type Pair = { one: string; other: string; same: boolean };

/** How a customer of the first name is matched by a page that shows the second. */
export const matchKind = (customer: string, seen: string): string => {
  const row = aCustomer(1, customer);
  const index = openIndex(buildIndex([row]));
  if (index === null) throw new Error("the index does not open");
  return matchSighting(index, () => row, { key: "", name: seen }, SCOPE, NOBODY).kind;
};

/** Pairs of two companies that a name alone would merge. */
export const wrongMerges = (pairs: readonly Pair[]): Pair[] =>
  pairs.filter(({ one, other, same }) => !same && matchKind(one, other) === "matched");
