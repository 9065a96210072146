import { describe, expect, test } from "vitest";
import type { BadgeRow } from "#shared/contract/sync.ts";
import { assess } from "#shared/credit/assess.ts";
import type { AssessInput } from "#shared/credit/assess-input.ts";
import { formatIsoDate } from "#shared/credit/calendar.ts";
import { checkOrder } from "#shared/credit/order/check-order.ts";
import { customerOfBadge } from "#shared/credit/order/customer-of-badge.ts";
import { assessInput, invoice } from "../a-ledger.ts";
import { approved, asOf, history } from "./a-position.ts";

const orders = [
  { number: "SO-1", day: asOf - 2, amountCents: 700_000, status: "open" as const, recordedRevision: 1 },
];
const inputOf = (more: Partial<AssessInput> = {}) =>
  assessInput([...history(0), invoice("F1", asOf - 66, 200_000)], {
    asOf,
    limits: [approved(4_500_000)],
    orders,
    ordersImported: true,
    ...more,
  });

/** The row of an assessment as sync brings it. */
const rowOf = (input: AssessInput): BadgeRow => {
  const assessment = assess(input);
  const { limitInForce } = assessment;
  return {
    ...{ id: "c-1", revision: 1, name: "Alpha", otherNames: [], siren: null, sirets: [], vats: [] },
    ...{
      domains: [],
      accountNumbers: [],
      links: [],
      riskClass: assessment.riskClass,
      marks: assessment.marks,
    },
    asOf: formatIsoDate(asOf),
    ledgerDate: formatIsoDate(asOf),
    figures: {
      headroomCents: assessment.headroomCents,
      limit: {
        ...limitInForce,
        until: limitInForce.until === null ? null : formatIsoDate(limitInForce.until),
      },
      recommendedLimitCents: assessment.recommendedLimit.amountCents,
      binding: assessment.recommendedLimit.binding,
      exposure: assessment.exposure,
      overdueCents: assessment.overdueCents,
      overdueAssumed: assessment.overdueAssumed,
      oldestOverdueDays: assessment.oldestOverdueDays,
      ...(assessment.oldestItemDays !== undefined && { oldestItemDays: assessment.oldestItemDays }),
      disputedCents: assessment.disputedCents,
      aging: assessment.aging,
      ...{ scorePoints: 60, paysPoints: 60, lastsPoints: null, coveragePercent: 45 },
      trend: { recentPoints: null, yearPoints: null },
      reasons: [],
      order: {
        terms: assessment.terms,
        group: "Holding",
        rules: assessment.reasons
          .filter(({ axis }) => axis === "rule")
          .map(({ code, params }) => ({ code, params })),
        orders: [{ number: "SO-1", amountCents: 700_000, status: "open", date: formatIsoDate(asOf - 2) }],
      },
    },
  };
};

describe("a synced row", () => {
  test.each([
    ["as it is", {}],
    ["with a limit that has an end", { limits: [approved(1_000_000, { until: asOf - 1 })] }],
    [
      "in default",
      {
        events: [
          {
            id: "e",
            kind: "liquidation" as const,
            day: asOf - 3,
            recordedRevision: 1,
            revokedRevision: null,
          },
        ],
      },
    ],
  ])("gives the verdict of the assessment it came from: %s", (_what, more) => {
    const input = inputOf(more);
    const kept = customerOfBadge(rowOf(input));
    for (const documentNumber of ["", "so 1"]) {
      const request = { order: { amountCents: 600_000, documentNumber }, policy: input.policy, asOf };
      expect(kept).not.toBeNull();
      expect(
        checkOrder({ ...request, assessment: kept?.customer ?? null, countedOrders: kept?.orders ?? [] }),
      ).toEqual(checkOrder({ ...request, assessment: assess(input), countedOrders: orders }));
    }
    expect(kept?.customer).toMatchObject({ customerId: "c-1", group: "Holding" });
  });

  test("carries what the group owes and may owe, where something bounds it", () => {
    const row = rowOf(inputOf());
    const figures = row.figures ?? rowOf(inputOf()).figures;
    if (figures === null) throw new Error("a row with figures");
    const standing = (group: NonNullable<BadgeRow["figures"]>["group"]) =>
      customerOfBadge({ ...row, figures: { ...figures, group } })?.customer.groupStanding;
    const group = { name: "Holding", members: 3, exposureCents: 5_000_000 };
    expect(standing({ ...group, ceilingCents: 6_000_000 })).toEqual({
      exposureCents: 5_000_000,
      ownCents: figures.exposure.totalCents,
      ceilingCents: 6_000_000,
    });
    expect(standing({ ...group, ceilingCents: null })).toBeNull();
    expect(standing(group)).toBeNull();
    expect(standing(undefined)).toBeNull();
  });

  test("of a member who sees the class alone, or of an older version, holds too little", () => {
    const row = rowOf(inputOf());
    expect(customerOfBadge({ ...row, figures: null })).toBeNull();
    const { order, ...figures } = row.figures ?? rowOf(inputOf()).figures ?? {};
    expect(order).toBeDefined();
    expect(customerOfBadge({ ...row, figures: figures as BadgeRow["figures"] })).toBeNull();
  });
});
