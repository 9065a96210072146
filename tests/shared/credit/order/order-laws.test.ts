import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { assess } from "#shared/credit/assess.ts";
import type { AssessInput } from "#shared/credit/assess-input.ts";
import type { CreditEventFact } from "#shared/credit/credit-event.ts";
import { DefaultPolicy } from "#shared/credit/default-policy.ts";
import type { BlockRule } from "#shared/credit/order/block-rule.ts";
import { checkOrder } from "#shared/credit/order/check-order.ts";
import { openPosition } from "#shared/credit/order/open-position.ts";
import type { CheckedOrder, OrderCheck } from "#shared/credit/order/order-check.ts";
import type { Authority, WayChange } from "#shared/credit/order/way.ts";
import { waysToYes } from "#shared/credit/order/ways-to-yes.ts";
import type { OrderFact } from "#shared/credit/order-fact.ts";
import { assessInput } from "../a-ledger.ts";
import { anyDisputes, anyEvents, anyLedger, anyTerms, asOf, namedLedger } from "../any-ledger.ts";

/** One seed, so that a run says the same everywhere. */
fc.configureGlobal({ seed: 20_261_125 });
vi.setConfig({ testTimeout: 120_000 });

const anyCents = fc.oneof(fc.integer({ min: 0, max: 9_000_000 }), fc.constantFrom(0, 1, 150_000, 1e15));

const anyRule: fc.Arbitrary<BlockRule> = fc.record({
  id: fc.constant("rule"),
  scope: fc.constantFrom(
    { kind: "all" } as const,
    { kind: "group", group: "Holding" } as const,
    { kind: "customer", customerId: "c-1" } as const,
    { kind: "customer", customerId: "c-2" } as const,
  ),
  test: fc.oneof(
    fc.record({ kind: fc.constant("days_overdue" as const), days: fc.integer({ min: 0, max: 100 }) }),
    fc.record({
      kind: fc.constant("overdue_amount" as const),
      amountCents: fc.integer({ min: 0, max: 500_000 }),
      basisPoints: fc.integer({ min: 0, max: 12_000 }),
    }),
    fc.record({
      kind: fc.constant("order_amount" as const),
      amountCents: fc.integer({ min: 0, max: 900_000 }),
    }),
    fc.record({
      kind: fc.constant("limit_used" as const),
      basisPoints: fc.integer({ min: 0, max: 12_000 }),
    }),
    fc.record({
      kind: fc.constant("account_status" as const),
      classes: fc.constant(["C" as const, "D" as const]),
      marks: fc.constant([]),
    }),
  ),
  effect: fc.constantFrom("ask", "block", "exclude", "exclude_all"),
  checkpoints: fc.constantFrom(["order" as const], ["quote" as const, "order" as const]),
  graceDays: fc.constantFrom(0, 0, 5),
});

const anyOrders: fc.Arbitrary<OrderFact[]> = fc.array(
  fc.record({
    number: fc.constantFrom("SO-1", "SO-2"),
    day: fc.integer({ min: asOf - 20, max: asOf }),
    amountCents: fc.integer({ min: 0, max: 900_000 }),
    status: fc.constantFrom("open", "delivered", "closed", "framework"),
    recordedRevision: fc.constant(1),
  }),
  { maxLength: 3 },
);

const inputOf = (ledger: typeof anyLedger): fc.Arbitrary<AssessInput> =>
  fc
    .record({
      entries: ledger,
      terms: anyTerms,
      disputes: anyDisputes,
      events: fc.oneof(
        { weight: 3, arbitrary: fc.constant<CreditEventFact[]>([]) },
        { weight: 1, arbitrary: anyEvents },
      ),
      orders: anyOrders,
      rules: fc.array(anyRule, { maxLength: 3 }),
      limit: fc.option(fc.integer({ min: 0, max: 9_000_000 }), { freq: 8 }),
      insured: fc.option(fc.integer({ min: 0, max: 2_000_000 }), { freq: 1 }),
      until: fc.option(fc.integer({ min: asOf - 5, max: asOf + 20 }), { freq: 1 }),
      ledgerDay: fc.constantFrom(asOf, asOf, asOf, asOf - 20),
    })
    .map(({ entries, limit, insured, until, rules, ...given }) => {
      const common = { unlimited: false, from: asOf - 100, recordedRevision: 1 };
      return assessInput(entries, {
        ...given,
        asOf,
        ordersImported: true,
        policy: { ...DefaultPolicy, order: { ...DefaultPolicy.order, rules } },
        limits: [
          ...(limit === null
            ? []
            : [{ ...common, id: "l", kind: "approved" as const, amountCents: limit, until }]),
          ...(insured === null
            ? []
            : [{ ...common, id: "i", kind: "insured" as const, amountCents: insured, until: null }]),
        ],
      });
    });
const anyInput = inputOf(anyLedger);
const who = { customerId: "c-1", group: "Holding" };

const RANKS = { within_limit: 0, within_tolerance: 1, ask: 2, blocked: 3, unknown: 4 } as const;
const check = (input: AssessInput, order: CheckedOrder): OrderCheck =>
  checkOrder({
    assessment: { ...assess(input), ...who, booksDay: input.ledgerDay },
    order,
    countedOrders: input.orders,
    policy: input.policy,
    asOf,
  });

describe("laws of the order check", () => {
  test("a larger amount never gets a better verdict, whatever the rules", () => {
    fc.assert(
      fc.property(
        anyInput,
        anyCents,
        anyCents,
        fc.constantFrom("", "SO-1"),
        (input, amountCents, more, documentNumber) => {
          const smaller = check(input, { amountCents, documentNumber });
          const larger = check(input, { amountCents: amountCents + more, documentNumber });
          expect(RANKS[larger.verdict]).toBeGreaterThanOrEqual(RANKS[smaller.verdict]);
        },
      ),
      { numRuns: 150 },
    );
  });

  test("the checked document never counts: in the exposure or not, the answer is the same", () => {
    fc.assert(
      fc.property(anyInput, anyCents, (input, amountCents) => {
        const order = { amountCents, documentNumber: "SO-1" };
        const without = { ...input, orders: input.orders.filter(({ number }) => number !== "SO-1") };
        const ungraced = (each: AssessInput): AssessInput => ({
          ...each,
          policy: {
            ...each.policy,
            order: {
              ...each.policy.order,
              rules: each.policy.order.rules.map((rule) => ({ ...rule, graceDays: 0 })),
            },
          },
        });
        const { exposureCents, afterCents, verdict, failed } = check(ungraced(input), order);
        expect({ exposureCents, afterCents, verdict, failed }).toEqual({
          exposureCents: check(ungraced(without), order).exposureCents,
          afterCents: check(ungraced(without), order).afterCents,
          verdict: check(ungraced(without), order).verdict,
          failed: check(ungraced(without), order).failed,
        });
      }),
      { numRuns: 120 },
    );
  });

  test("every figure is a whole number, and what passes within the limit failed nothing", () => {
    fc.assert(
      fc.property(
        anyInput,
        fc.oneof(anyCents, fc.integer({ min: -1e15, max: -1 })),
        anyCents,
        (input, amountCents, depositCents) => {
          const result = check(input, { amountCents, documentNumber: "SO-2", depositCents });
          const figures = [
            result.exposureCents,
            result.afterCents,
            result.financedCents,
            result.toleranceCents,
            result.roomCents ?? 0,
            ...result.failed.flatMap(({ params }) =>
              Object.values(params).filter((value) => typeof value === "number"),
            ),
          ];
          for (const figure of figures) expect(Number.isSafeInteger(figure)).toBe(true);
          expect(result.failed.length === 0).toBe(result.verdict === "within_limit");
        },
      ),
      { numRuns: 150 },
    );
  });
});

const authorities: Authority[] = [
  { id: "small", ceilings: { A: 500_000, B: 400_000, C: 100_000, D: 0, NR: 0 } },
  { id: "large", ceilings: { A: 9e15, B: 9e15, C: 9e15, D: 9e15, NR: 9e15 } },
];

/** The facts and the order after a way was gone, made here anew and by nothing of the search. */
function gone(input: AssessInput, order: CheckedOrder, change: WayChange): [AssessInput, CheckedOrder] {
  const limit = { unlimited: false, from: asOf, recordedRevision: Number.MAX_SAFE_INTEGER };
  switch (change.kind) {
    case "payment_with_order":
      return [input, { ...order, prepaid: true }];
    case "deposit":
      return [input, { ...order, depositCents: change.depositCents }];
    case "first_delivery":
      return [input, { ...order, amountCents: change.firstCents, depositCents: 0 }];
    case "temporary_limit": {
      const { limitCents: amountCents, until } = change;
      return [
        { ...input, limits: [...input.limits, { ...limit, id: "t", kind: "temporary", amountCents, until }] },
        order,
      ];
    }
    case "insurer_cover": {
      const cover = {
        ...limit,
        id: "x",
        kind: "insured" as const,
        amountCents: change.insuredCents,
        until: null,
      };
      const recommended = assess({ ...input, limits: [...input.limits, cover] }).recommendedLimit.amountCents;
      expect(recommended).toBe(change.limitCents);
      const approved = { ...cover, id: "y", kind: "approved" as const, amountCents: change.limitCents };
      return [{ ...input, limits: [...input.limits, cover, approved] }, order];
    }
    case "pay_overdue": {
      const [account] = input.accounts;
      const paid = change.documents.map(({ itemId, reference, amountCents }) => {
        const document = account?.entries.find(({ id }) => id === itemId);
        expect(document).toBeDefined();
        return {
          accountId: 1,
          id: `~p${itemId}`,
          kind: "payment" as const,
          subledger: document?.subledger ?? ("receivable" as const),
          day: asOf,
          documentDay: asOf,
          dueDay: null,
          reference: "",
          label: "",
          amountCents: -amountCents,
          letter: null,
          settles: reference,
          recordedRevision: 1,
        };
      });
      const entries = [...(account?.entries ?? []), ...paid];
      return [
        { ...input, accounts: [{ accountId: 1, entries }] },
        { ...order, depositCents: change.depositCents },
      ];
    }
  }
}

describe("laws of the ways to yes", () => {
  test.each([
    ["named", inputOf(namedLedger)],
    ["colliding", anyInput],
  ])("on a %s ledger every way returned gives what it promises when it is gone", (_what, anyFacts) => {
    const kinds = new Set<string>();
    fc.assert(
      fc.property(anyFacts, fc.integer({ min: 1, max: 5_000_000 }), (input, amountCents) => {
        const order = { amountCents, documentNumber: "SO-1" };
        const found = waysToYes(openPosition(input, who), {
          order,
          countedOrders: input.orders,
          authorities,
        });
        expect(found.check).toEqual(check(input, order));
        for (const way of found.ways) {
          kinds.add(way.change.kind);
          const after = check(...gone(input, order, way.change));
          expect([way.change.kind, after.verdict]).toEqual([way.change.kind, way.check.verdict]);
          expect(["within_limit", "within_tolerance"]).toContain(after.verdict);
        }
      }),
      { numRuns: 150 },
    );
    expect(kinds.size).toBeGreaterThan(3);
  });

  test("a deposit one cent smaller does not pass, a first delivery one cent larger neither", () => {
    fc.assert(
      fc.property(inputOf(namedLedger), fc.integer({ min: 1, max: 5_000_000 }), (input, amountCents) => {
        const order = { amountCents, documentNumber: "" };
        for (const { change } of waysToYes(openPosition(input, who), { order }).ways) {
          if (change.kind === "deposit")
            expect(check(input, { ...order, depositCents: change.depositCents - 1 }).verdict).not.toMatch(
              /^within/,
            );
          if (change.kind === "first_delivery")
            expect(check(input, { ...order, amountCents: change.firstCents + 1 }).verdict).not.toMatch(
              /^within/,
            );
        }
      }),
      { numRuns: 150 },
    );
  });
});
