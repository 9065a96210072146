// @vitest-environment node
import { describe, expect, it } from "vitest";
import { limitGap } from "#extension/views/dashboard/limits/limit-gap.ts";

const approved = (amountCents: number | null) => ({
  kind: "approved" as const,
  amountCents,
  until: null,
  expired: false,
});

describe("recommended beside the limit in force", () => {
  it.each([
    [2_000_000, approved(1_500_000), { kind: "raise", cents: 500_000 }],
    [1_000_000, approved(1_500_000), { kind: "cut", cents: -500_000 }],
    [0, approved(1_500_000), { kind: "cut", cents: -1_500_000 }],
    [1_500_000, approved(1_500_000), { kind: "same", cents: null }],
    [1_500_000, null, { kind: "missing", cents: null }],
    [1_500_000, { ...approved(null), kind: "none" as const }, { kind: "missing", cents: null }],
    [1_500_000, { ...approved(null), kind: "unlimited" as const }, { kind: "unlimited", cents: null }],
    [null, approved(1_500_000), { kind: "nothingRecommended", cents: null }],
  ])("%s beside %o", (recommendedLimitCents, limit, gap) => {
    expect(limitGap({ recommendedLimitCents, limit })).toEqual(gap);
  });
});
