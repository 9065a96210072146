import type { Cause, Changes, HistoryPoint } from "#shared/contract/explanations.ts";

export const aPoint = (asOf: string, more: Partial<HistoryPoint> = {}): HistoryPoint => ({
  asOf,
  riskClass: "C",
  scoreCentipoints: 5_410,
  recommendedLimitCents: 600_000,
  binding: "class",
  limit: { kind: "none", amountCents: null, until: null, expired: false },
  exposureCents: 940_000,
  overdueCents: 820_000,
  headroomCents: null,
  policyVersion: 1,
  engineVersion: 1,
  basis: "recorded",
  ...more,
});

export const aged = {
  kind: "aged" as const,
  itemId: "000001.000000231",
  reference: "F-231",
  amountCents: 820_000,
  day: "2026-10-22",
  days: 34,
  fromDays: 3,
  step: 30,
} satisfies Cause;

export const someChanges = (more: Partial<Changes> = {}): Changes => ({
  from: aPoint("2026-10-25", { riskClass: "B", scoreCentipoints: 6_043 }),
  to: aPoint("2026-11-25"),
  scoreCentipoints: -633,
  lines: [
    {
      code: "oldest_overdue",
      kind: "reason",
      centipoints: -633,
      before: null,
      after: {
        code: "oldest_overdue",
        axis: "pays",
        centipoints: -633,
        params: { days: 34, reference: "F-231", overdueCents: 820_000 },
      },
      causes: [aged],
      moreCauses: 0,
    },
  ],
  overdue: { beforeCents: 820_000, afterCents: 820_000, lines: [], restCents: 0, restDocuments: 0 },
  exposure: {
    beforeCents: 900_000,
    afterCents: 940_000,
    lines: [{ effectCents: 50_000, cause: { ...aged, kind: "invoiced", reference: "F-240", itemId: "i2" } }],
    restCents: -10_000,
    restDocuments: 1,
  },
  limit: [],
  recommended: [{ kind: "class_changed", from: "B", to: "C" }],
  ...more,
});
