import { describe, expect, test } from "vitest";
import { assess } from "#shared/credit/assess.ts";
import type { AssessInput } from "#shared/credit/assess-input.ts";
import { DefaultPolicy } from "#shared/credit/default-policy.ts";
import type { Entry } from "#shared/credit/entry.ts";
import { checkOrder, type OrderCheckInput } from "#shared/credit/order-check.ts";
import { assessInput, day, entry, invoice, paidInvoice } from "./a-ledger.ts";

const asOf = day("2026-11-25");
const history: Entry[] = Array.from({ length: 20 }, (_, index) =>
  paidInvoice(`M${index}`, asOf - 760 + index * 33, 1_000_000, 0),
).flat();
const limit = (amountCents: number | null, more: object = {}) => [
  {
    id: "l",
    kind: "approved" as const,
    amountCents,
    unlimited: false,
    from: asOf - 100,
    until: null,
    recordedRevision: 1,
    ...more,
  },
];
const order = { amountCents: 600_000, documentNumber: "SO-NEW" };
const check = (entries: Entry[], given: Partial<AssessInput> = {}, more: Partial<OrderCheckInput> = {}) =>
  checkOrder({
    assessment: assess(
      assessInput([...history, ...entries], {
        asOf,
        limits: limit(4_500_000),
        ordersImported: true,
        ...given,
      }),
    ),
    order,
    policy: DefaultPolicy,
    asOf,
    ...more,
  });

/** T-216: 30,000 open, 5,000 delivered, 8,000 ordered, 2,000 deposit. */
const delivered = entry({
  id: "d",
  kind: "to_invoice",
  subledger: "to_invoice",
  day: asOf - 5,
  amountCents: 500_000,
});
const deposit = entry({
  id: "a",
  kind: "deposit",
  subledger: "advance",
  day: asOf - 5,
  amountCents: -200_000,
});
const orders = [
  { number: "SO1", day: asOf - 5, amountCents: 800_000, status: "open" as const, recordedRevision: 1 },
];

describe("T-216: exposure 41,000, limit 45,000, order 6,000", () => {
  const open = [delivered, deposit, invoice("F1", asOf - 10, 3_000_000)];

  test("2,000 over are 4.44 %: within tolerance for a class B with nothing overdue", () => {
    const result = check(open, { orders });
    expect(result).toMatchObject({
      verdict: "within_tolerance",
      exposureCents: 4_100_000,
      afterCents: 4_700_000,
      limitCents: 4_500_000,
      roomCents: 400_000,
      toleranceCents: 200_000,
    });
    expect(result.failed).toEqual([
      {
        code: "over_limit",
        severity: "ask",
        params: {
          limitCents: 4_500_000,
          exposureCents: 4_100_000,
          afterCents: 4_700_000,
          overCents: 200_000,
          overBasisPoints: 444,
        },
      },
    ]);
  });

  test("with an item 35 days overdue the tolerance is gone and both checks are told", () => {
    const overdue = [
      delivered,
      deposit,
      invoice("F1", asOf - 10, 2_800_000),
      invoice("F0", asOf - 65, 200_000),
    ];
    const result = check(overdue, { orders });
    expect(result).toMatchObject({ verdict: "ask", afterCents: 4_700_000, toleranceCents: 0 });
    expect(result.failed.map(({ code }) => code).sort()).toEqual(["over_limit", "overdue_to_ask"]);
    const strict = { ...DefaultPolicy, order: { ...DefaultPolicy.order, blockOverdueDays: 30 } };
    expect(check(overdue, { orders }, { policy: strict }).verdict).toBe("blocked");
  });

  test("the tolerance is given once per limit, to A and B alone, up to 2,000 €", () => {
    expect(check(open, { orders }, { toleranceUsed: true })).toMatchObject({
      verdict: "ask",
      toleranceCents: 0,
    });
    expect(check(open, { orders, events: [] }, { order: { ...order, amountCents: 625_001 } }).verdict).toBe(
      "ask",
    );
    expect(check([invoice("F1", asOf - 10, 9_700_000)], { limits: limit(10_000_000) })).toMatchObject({
      toleranceCents: 200_000,
      verdict: "ask",
    });
  });

  test("the document being checked is not counted twice", () => {
    const counted = check(
      open,
      { orders },
      { order: { amountCents: 800_000, documentNumber: "SO1" }, countedOrders: orders },
    );
    expect(counted).toMatchObject({
      verdict: "within_limit",
      exposureCents: 3_300_000,
      afterCents: 4_100_000,
    });
  });
});

describe("verdict", () => {
  test("inside the limit nothing failed", () => {
    expect(check([])).toMatchObject({ verdict: "within_limit", failed: [], roomCents: 4_500_000 });
  });

  test("nothing known is unknown, never green", () => {
    expect(checkOrder({ assessment: null, order, policy: DefaultPolicy, asOf }).verdict).toBe("unknown");
    const empty = assess(assessInput([], { asOf }));
    expect(checkOrder({ assessment: empty, order, policy: DefaultPolicy, asOf }).verdict).toBe("unknown");
  });

  test.each([
    ["no limit set", { limits: [] }, "ask", "no_limit_set"],
    ["a limit of 0 is no credit", { limits: limit(0) }, "blocked", "no_credit_granted"],
    ["an expired limit asks", { limits: limit(4_500_000, { until: asOf - 1 }) }, "ask", "limit_expired"],
    ["old data ask", { ledgerDay: day("2026-11-19") }, "ask", "stale_ledger"],
  ] as const)("%s", (_what, given, verdict, code) => {
    const result = check([], given as Partial<AssessInput>);
    expect(result.verdict).toBe(verdict);
    expect(result.failed.map((failed) => failed.code)).toEqual([code]);
  });

  test("unlimited stays inside whatever the amount", () => {
    const limits = limit(null, { unlimited: true });
    expect(check([], { limits }, { order: { ...order, amountCents: 900_000_000 } })).toMatchObject({
      verdict: "within_limit",
      roomCents: null,
    });
  });

  test("61 days overdue block, on assumed terms they ask", () => {
    const late = [invoice("F0", asOf - 91, 200_000)];
    expect(check(late)).toMatchObject({
      verdict: "blocked",
      failed: [{ code: "overdue_blocks", params: { days: 61 } }],
    });
    const assumed = check(late, { terms: { kind: "net", days: 30, assumed: true } });
    expect(assumed).toMatchObject({ verdict: "ask", failed: [{ code: "overdue_assumed" }] });
  });

  test.each([
    ["liquidation", "blocked", "in_default"],
    ["struck_off", "blocked", "in_default"],
    ["reorganisation", "ask", "in_procedure"],
    ["safeguard", "ask", "in_procedure"],
    ["returned_for_lack_of_funds", "blocked", "lack_of_funds"],
    ["identity_mismatch", "ask", "identity_mismatch"],
  ] as const)("%s: %s", (kind, verdict, code) => {
    const events = [{ id: "e", kind, day: asOf - 10, recordedRevision: 1, revokedRevision: null }];
    const result = check([], { events });
    expect(result.verdict).toBe(verdict);
    expect(result.failed.map((failed) => failed.code)).toContain(code);
  });

  test("without imported orders the verdict says so", () => {
    expect(check([], { ordersImported: false }).marks).toContain("without_open_orders");
  });
});
