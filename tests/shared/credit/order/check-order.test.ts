import { describe, expect, test } from "vitest";
import { assess } from "#shared/credit/assess.ts";
import type { AssessInput } from "#shared/credit/assess-input.ts";
import { DefaultPolicy } from "#shared/credit/default-policy.ts";
import type { Entry } from "#shared/credit/entry.ts";
import { checkOrder } from "#shared/credit/order/check-order.ts";
import type { CheckedCustomer, OrderCheckInput } from "#shared/credit/order/order-check.ts";
import { assessInput, day, entry, invoice, paidInvoice } from "../a-ledger.ts";

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

  test("two announced payments that never came stop orders, and for how long is said", () => {
    const promises = [40, 20].map((ago) => ({
      ...{ id: `p${ago}`, reference: "NEVER", amountCents: 10_000, recordedRevision: 1 },
      ...{ announcedOn: asOf - 60, promisedOn: asOf - ago },
    }));
    const result = check([], { promises });
    expect(result.verdict).toBe("blocked");
    expect(result.failed).toContainEqual({
      code: "broken_promises",
      severity: "block",
      params: { count: 2, untilDay: expect.any(Number) },
    });
  });

  test("without imported orders the verdict says so", () => {
    expect(check([], { ordersImported: false }).marks).toContain("without_open_orders");
  });
});

describe("documents that ask for no credit", () => {
  const full = [invoice("F1", asOf - 10, 4_400_000), invoice("F0", asOf - 95, 100_000)];

  test("paid with the order: nothing is to check, and the payment is the condition", () => {
    const result = check(full, {}, { order: { ...order, prepaid: true } });
    expect(result).toMatchObject({
      verdict: "within_limit",
      failed: [],
      exempt: "prepaid",
      condition: "payment_with_order",
      financedCents: 0,
    });
    const whole = check(full, {}, { order: { ...order, depositCents: order.amountCents } });
    expect(whole).toMatchObject({ verdict: "within_limit", exempt: "prepaid" });
  });

  test("goods that come back need no room", () => {
    expect(check(full, {}, { order: { ...order, amountCents: -600_000 } })).toMatchObject({
      verdict: "within_limit",
      exempt: "return",
      condition: null,
      afterCents: 4_500_000,
    });
  });

  test("with a deposit the rest is what is financed, and the verdict waits for the deposit", () => {
    const open = [invoice("F1", asOf - 10, 4_000_000)];
    expect(check(open).verdict).toBe("within_tolerance");
    expect(check(open, {}, { order: { ...order, depositCents: 100_000 } })).toMatchObject({
      verdict: "within_limit",
      financedCents: 500_000,
      condition: "deposit",
    });
  });

  test("a framework order counts by what is called off, never by the frame", () => {
    const frame = { ...order, amountCents: 90_000_000, callOffCents: 600_000 };
    expect(check([], {}, { order: frame })).toMatchObject({
      verdict: "within_limit",
      financedCents: 600_000,
      amountCents: 90_000_000,
    });
    expect(check([], {}, { order: { ...frame, callOffCents: 5_000_000 } }).verdict).toBe("ask");
  });
});

describe("what the data cannot tell", () => {
  test("another currency than the organization's asks, and is never guessed", () => {
    const result = check([], {}, { order: { ...order, currency: "USD" }, currency: "EUR" });
    expect(result).toMatchObject({ verdict: "ask", financedCents: null, afterCents: null });
    expect(result.failed).toEqual([
      { code: "currency_not_known", severity: "ask", params: { currency: "USD" } },
    ]);
    expect(check([], {}, { order: { ...order, currency: "EUR" }, currency: "EUR" }).verdict).toBe(
      "within_limit",
    );
  });

  test("old books never block by what may have been paid since, but an event still does", () => {
    const late = [invoice("F0", asOf - 125, 200_000)];
    const old = { ledgerDay: asOf - 20 };
    expect(check(late).verdict).toBe("blocked");
    const stale = check(late, old);
    expect(stale.verdict).toBe("ask");
    expect(stale.failed.map(({ code }) => code).sort()).toEqual([
      "in_default",
      "overdue_to_ask",
      "stale_ledger",
    ]);
    const events = [
      {
        id: "e",
        kind: "liquidation" as const,
        day: asOf - 10,
        recordedRevision: 1,
        revokedRevision: null,
      },
    ];
    expect(check(late, { ...old, events }).verdict).toBe("blocked");
  });

  test("a customer assessed some days ago is as late as it is today", () => {
    const assessment = assess(
      assessInput([...history, invoice("F0", asOf - 88, 200_000)], {
        asOf: asOf - 3,
        limits: limit(4_500_000, { until: asOf - 1 }),
        ordersImported: true,
      }),
    );
    const later = checkOrder({ assessment, order, policy: DefaultPolicy, asOf });
    expect(assessment).toMatchObject({ oldestOverdueDays: 55, limitInForce: { expired: false } });
    expect(later.failed).toMatchObject([
      { code: "overdue_to_ask", params: { days: 58 } },
      { code: "limit_expired", params: { untilDay: asOf - 1 } },
    ]);
  });

  test("a crumb overdue beyond grace takes the tolerance away, though no rule counts it", () => {
    const open = [invoice("F1", asOf - 10, 4_000_000)];
    const crumb = invoice("F0", asOf - 50, 1_000);
    expect(check(open).verdict).toBe("within_tolerance");
    expect(check([...open, crumb])).toMatchObject({
      verdict: "ask",
      toleranceCents: 0,
      failed: [{ code: "over_limit" }],
    });
  });

  test("where the limit is exceeded already, its tolerance is used", () => {
    const open = [invoice("F1", asOf - 10, 4_510_000)];
    expect(check(open, {}, { order: { ...order, amountCents: 10_000 } })).toMatchObject({
      verdict: "ask",
      toleranceCents: 0,
    });
  });
});

describe("prospects and opportunities", () => {
  const prospect = (more: object = {}) => assess(assessInput([], { asOf, ...more }));
  const ask = (assessment: CheckedCustomer, amountCents: number, more: object = {}) =>
    checkOrder({ assessment, order: { ...order, amountCents, ...more }, policy: DefaultPolicy, asOf });

  const registered = {
    outside: {
      externalCentipoints: null,
      structuralCentipoints: null,
      accounts: null,
      structure: {
        createdDay: asOf - 4_000,
        legalForm: "private_limited" as const,
        employees: 20,
        activity: null,
        group: null,
        notFiledDays: null,
      },
    },
  };

  test("a prospect of whom nothing is known is offered nothing without asking", () => {
    expect(ask(prospect(), 100_000).openingOffer).toBeNull();
  });

  test("a prospect whose age is known is offered 1 500 € at 30 days; above: ask", () => {
    const offer = { amountCents: 150_000, termsDays: 30 };
    expect(ask(prospect(registered), 150_000)).toMatchObject({
      verdict: "unknown",
      openingOffer: { ...offer, fits: true },
    });
    expect(ask(prospect(registered), 150_001).openingOffer).toEqual({ ...offer, fits: false });
    expect(
      ask(prospect(), 150_000)
        .failed.map(({ code }) => code)
        .sort(),
    ).toEqual(["no_ledger", "no_limit_set", "not_rated"]);
  });

  test("nothing is offered against an event", () => {
    const events = [
      {
        id: "e",
        kind: "identity_mismatch" as const,
        day: asOf - 10,
        recordedRevision: 1,
        revokedRevision: null,
      },
    ];
    expect(ask(prospect({ ...registered, events }), 100_000).openingOffer).toBeNull();
  });

  test("a limit that somebody set for a prospect is usable while the books are fresh", () => {
    const known = { ...prospect({ limits: limit(150_000) }), booksDay: asOf };
    expect(ask(known, 150_000)).toMatchObject({ verdict: "within_limit", openingOffer: null });
    expect(ask({ ...known, booksDay: asOf - 20 }, 150_000).failed.map(({ code }) => code)).toEqual([
      "stale_ledger",
    ]);
    const nobodyKnows = prospect({ limits: limit(150_000) });
    expect(ask(nobodyKnows, 150_000).failed.map(({ code }) => code)).toEqual(["no_ledger"]);
  });

  test("an opportunity would fit, would not, or cannot be told", () => {
    const fits = (amountCents: number, given: Partial<AssessInput> = {}) =>
      check([], given, { order: { ...order, amountCents, kind: "opportunity" } }).wouldFit;
    expect(fits(600_000)).toBe(true);
    expect(fits(9_600_000)).toBe(false);
    expect(fits(600_000, { limits: [] })).toBeNull();
    expect(fits(600_000, { ledgerDay: asOf - 20 })).toBeNull();
    expect(check([]).wouldFit).toBeNull();
  });
});

describe("bad figures", () => {
  test.each([0, 1, 1e15])("an amount of %d cents gives whole numbers", (amountCents) => {
    const tiny = limit(1);
    const result = check(
      [invoice("F1", asOf - 10, 1e15)],
      { limits: tiny },
      { order: { ...order, amountCents } },
    );
    const figures = [
      result.exposureCents,
      result.afterCents,
      result.roomCents,
      result.toleranceCents,
      ...result.failed.flatMap(({ params }) => Object.values(params)),
    ];
    for (const figure of figures) expect(Number.isSafeInteger(figure)).toBe(true);
  });
});

describe("a customer by one member's pick", () => {
  const unconfirmed = (entries: Entry[], amountCents: number) =>
    check(entries, {}, { order: { ...order, amountCents, linkUnconfirmed: true } });

  test("an order that would fit is asked about", () => {
    const answer = unconfirmed([], 100_000);
    expect(answer.verdict).toBe("ask");
    expect(answer.failed).toEqual([{ code: "link_unconfirmed", severity: "ask", params: {} }]);
  });

  test("an order that would be blocked is asked about too", () => {
    const late = [invoice("F-LATE", asOf - 150, 900_000)];
    expect(check(late, {}, { order: { ...order, amountCents: 100_000 } }).verdict).toBe("blocked");
    expect(unconfirmed(late, 100_000).verdict).toBe("ask");
  });

  test("an opportunity neither fits nor does not", () => {
    const asked = { ...order, amountCents: 9_000_000, kind: "opportunity" as const };
    expect(check([], {}, { order: asked }).wouldFit).toBe(false);
    expect(check([], {}, { order: { ...asked, linkUnconfirmed: true } }).wouldFit).toBeNull();
  });
});
