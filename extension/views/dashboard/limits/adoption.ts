import type { AdoptedLimits, AdoptLimits, CustomerFilter } from "#shared/contract/customers.ts";

/** Whom an adoption is for: the rows that were ticked, or everybody of a filter. */
export type AdoptionScope = { kind: "selected"; ids: string[] } | { kind: "filter"; filter: CustomerFilter };

const IDS_PER_CALL = 500;

/** The calls an adoption starts with; a filter is one call that goes on by its own cursor. */
export const adoptionCalls = (scope: AdoptionScope, reason: string, until: string | null): AdoptLimits[] => {
  if (scope.kind === "filter") return [{ customers: "filter", filter: scope.filter, reason, until }];
  const calls: AdoptLimits[] = [];
  for (let from = 0; from < scope.ids.length; from += IDS_PER_CALL)
    calls.push({ customers: scope.ids.slice(from, from + IDS_PER_CALL), reason, until });
  return calls;
};

export type AdoptionCounts = Pick<
  AdoptedLimits,
  "adopted" | "unchanged" | "skipped" | "beyondAuthority" | "granters"
>;
export const NOTHING_ADOPTED: AdoptionCounts = {
  adopted: 0,
  unchanged: 0,
  skipped: 0,
  beyondAuthority: 0,
  granters: [],
};

export const addCounts = (sum: AdoptionCounts, more: AdoptionCounts): AdoptionCounts => ({
  adopted: sum.adopted + more.adopted,
  unchanged: sum.unchanged + more.unchanged,
  skipped: sum.skipped + more.skipped,
  beyondAuthority: sum.beyondAuthority + more.beyondAuthority,
  granters: [
    ...sum.granters,
    ...more.granters.filter(({ name }) => !sum.granters.some((known) => known.name === name)),
  ],
});
