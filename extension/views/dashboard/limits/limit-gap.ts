import type { CustomerSummary } from "#shared/contract/customers.ts";

/** How the limit in force stands beside the recommended one, and by how much, for one row. */
export type LimitGap =
  | { kind: "nothingRecommended" | "missing" | "unlimited" | "same"; cents: null }
  | { kind: "raise" | "cut"; cents: number };

export const limitGap = ({
  recommendedLimitCents,
  limit,
}: Pick<CustomerSummary, "recommendedLimitCents" | "limit">): LimitGap => {
  if (recommendedLimitCents === null) return { kind: "nothingRecommended", cents: null };
  if (limit?.kind === "unlimited") return { kind: "unlimited", cents: null };
  if (limit === null || limit.amountCents === null) return { kind: "missing", cents: null };
  const cents = recommendedLimitCents - limit.amountCents;
  if (cents === 0) return { kind: "same", cents: null };
  return cents > 0 ? { kind: "raise", cents } : { kind: "cut", cents };
};
