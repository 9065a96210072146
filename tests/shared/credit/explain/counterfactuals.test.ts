import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assess } from "#shared/credit/assess.ts";
import type { AssessInput } from "#shared/credit/assess-input.ts";
import { DefaultPolicy } from "#shared/credit/default-policy.ts";
import type { Entry } from "#shared/credit/entry.ts";
import { applyChanges } from "#shared/credit/explain/apply-change.ts";
import { counterfactuals } from "#shared/credit/explain/counterfactuals.ts";
import { assessInput, day, invoice, paidInvoice, payment } from "../a-ledger.ts";
import { anyDisputes, anyEvents, anyLedger, anyTerms, namedLedger } from "../any-ledger.ts";

const asOf = day("2026-11-25");
const input = (entries: Entry[], more: Partial<AssessInput> = {}) => assessInput(entries, { asOf, ...more });
const monthly = (daysLate = 2, amountCents = 1_000_000): Entry[] =>
  Array.from({ length: 22 }, (_, index) =>
    paidInvoice(`M${index}`, asOf - 760 + index * 30, amountCents, daysLate),
  ).flat();
/** Due net 30, overdue for so many days. */
const late = (reference: string, days: number, amountCents: number): Entry =>
  invoice(reference, asOf - 30 - days, amountCents);
const approved = (amountCents: number) => [
  {
    id: "limit",
    kind: "approved",
    amountCents,
    unlimited: false,
    from: asOf - 100,
    until: null,
    recordedRevision: 1,
  } as const,
];
const said = (of: AssessInput) =>
  counterfactuals(of).map(({ change, before, after }) => [
    change.map((each) =>
      each.kind === "set_limit" ? `limit ${each.amountCents}` : `${each.kind} ${each.reference}`,
    ),
    before.riskClass,
    after.riskClass,
  ]);

describe("what would change the class", () => {
  test("if F-231 (8 200 €) is paid: B, as the same facts with that payment booked say", () => {
    const facts = [...monthly(), late("F-231", 34, 820_000), invoice("F-240", asOf - 10, 120_000)];
    const [first] = counterfactuals(input(facts, { limits: approved(1_500_000) }));
    const paid = assess(
      input([...facts, payment("P", asOf, 820_000, { settles: "F-231" })], { limits: approved(1_500_000) }),
    );
    expect(first).toMatchObject({
      change: [{ kind: "pay_item", reference: "F-231", amountCents: 820_000, daysLate: 34 }],
      costCents: 820_000,
      holdsFrom: asOf,
      before: { riskClass: "C", headroomCents: 560_000 },
      after: {
        riskClass: "B",
        scoreCentipoints: paid.scoreCentipoints,
        recommendedLimitCents: paid.recommendedLimit.amountCents,
        headroomCents: 1_380_000,
        overdueCents: 0,
      },
    });
    expect(paid.riskClass).toBe("B");
  });

  test("what is left of a partly paid invoice is what it names", () => {
    const facts = [
      ...monthly(),
      late("F-231", 40, 820_000),
      payment("P", asOf - 20, 320_000, { settles: "F-231" }),
    ];
    expect(counterfactuals(input(facts))[0]).toMatchObject({
      change: [{ reference: "F-231", amountCents: 500_000 }],
      after: { riskClass: "B" },
    });
  });

  test("several together where none alone is enough, and none that is not needed", () => {
    const facts = [
      ...monthly(),
      late("OLD-1", 50, 300_000),
      late("OLD-2", 45, 250_000),
      late("OLD-3", 33, 14_000),
      late("YOUNG", 5, 900_000),
    ];
    expect(said(input(facts))[0]).toEqual([["pay_item OLD-1", "pay_item OLD-2"], "C", "B"]);
  });

  test("the cheapest comes first, and each better class has its own price", () => {
    const facts = [...monthly(), late("D-1", 75, 400_000), late("C-1", 40, 350_000)];
    const better = counterfactuals(input(facts)).filter(
      ({ before, after }) => after.riskClass !== before.riskClass,
    );
    expect(better.map(({ costCents, after }) => [costCents, after.riskClass])).toEqual([
      [400_000, "C"],
      [750_000, "B"],
    ]);
  });

  test("instalments under one number are one document", () => {
    const facts = [
      ...monthly(),
      invoice("F-9", asOf - 100, 200_000, { id: "F-9a", dueDay: asOf - 40 }),
      invoice("F-9", asOf - 100, 300_000, { id: "F-9b", dueDay: asOf - 35 }),
    ];
    expect(counterfactuals(input(facts))[0]).toMatchObject({
      change: [{ reference: "F-9", amountCents: 500_000, daysLate: 40 }],
      after: { riskClass: "B", overdueCents: 0 },
    });
  });

  test("a default is lifted some time after payment, and the day is said", () => {
    const facts = [...monthly(), late("F-7", 95, 400_000), invoice("F-8", asOf - 10, 100_000)];
    expect(counterfactuals(input(facts))[0]).toMatchObject({
      change: [{ reference: "F-7" }],
      holdsFrom: asOf + DefaultPolicy.overdue.classECureDays,
      before: { riskClass: "E" },
      after: { riskClass: "B" },
    });
  });

  test("a document without a number is not named", () => {
    const facts = [...monthly(), invoice("x", asOf - 70, 500_000, { reference: "" })];
    expect(counterfactuals(input(facts)).flatMap(({ change }) => change)).not.toContainEqual(
      expect.objectContaining({ kind: "pay_item" }),
    );
  });
});

describe("disputes and limits", () => {
  const contested = [...monthly(), late("F-5", 70, 600_000)];
  const disputes = [
    { reference: "F-5", amountCents: 600_000, openedOn: asOf - 20, closedOn: null, recordedRevision: 1 },
  ];

  test("a dispute that ends with the money owed is said with the class it leads to", () => {
    expect(said(input(contested, { disputes }))).toContainEqual([["close_dispute F-5"], "B", "D"]);
  });

  test("a dispute granted frees the room", () => {
    const found = counterfactuals(input(contested, { disputes, limits: approved(500_000) }));
    expect(found).toContainEqual(
      expect.objectContaining({
        change: [expect.objectContaining({ kind: "credit_dispute", reference: "F-5", amountCents: 600_000 })],
        costCents: 0,
        before: expect.objectContaining({ headroomCents: -100_000 }),
        after: expect.objectContaining({ headroomCents: 500_000 }),
      }),
    );
  });

  test("no limit set: the recommended one, and the room it leaves", () => {
    const facts = [...monthly(), invoice("F-1", asOf - 5, 200_000)];
    const { recommendedLimit } = assess(input(facts));
    const amountCents = recommendedLimit.amountCents ?? 0;
    expect(counterfactuals(input(facts))).toContainEqual(
      expect.objectContaining({
        change: [{ kind: "set_limit", amountCents }],
        after: expect.objectContaining({ headroomCents: amountCents - 200_000 }),
      }),
    );
  });

  test("a customer who pays on the day and has its limit leaves nothing to say", () => {
    const facts = monthly(0);
    const amountCents = assess(input(facts)).recommendedLimit.amountCents ?? 0;
    expect(counterfactuals(input(facts, { limits: approved(amountCents) }))).toEqual([]);
  });
});

const anyInput = fc
  .record({
    entries: fc.oneof(anyLedger, namedLedger),
    terms: anyTerms,
    disputes: anyDisputes,
    events: anyEvents,
  })
  .map(({ entries, ...more }) => input(entries, more));

test("law: every answer is what the same facts with the change among them are assessed as", () => {
  fc.assert(
    fc.property(anyInput, (of) => {
      const now = assess(of);
      for (const { change, before, after, holdsFrom } of counterfactuals(of)) {
        expect(before.scoreCentipoints).toBe(now.scoreCentipoints);
        if (holdsFrom !== of.asOf) continue;
        const then = assess(applyChanges(of, change));
        expect([after.riskClass, after.scoreCentipoints, after.headroomCents]).toEqual([
          then.riskClass,
          then.scoreCentipoints,
          then.headroomCents,
        ]);
      }
    }),
    { numRuns: 150 },
  );
});

/** How often this search assesses: each assessment names its policy's version once, a hash of the policy is kept. */
function assessmentsOf(of: AssessInput): number {
  let count = 0;
  const policy = Object.defineProperty({ ...of.policy }, "version", {
    enumerable: true,
    get: () => {
      count += 1;
      return of.policy.version;
    },
  });
  const hashed = { ...of, policy };
  assess(hashed);
  count = 0;
  counterfactuals(hashed);
  return count;
}

test.each([
  ["D", 60],
  ["E", 160],
] as const)("a search costs at most 24 assessments, in class %s too", (riskClass, oldest) => {
  const open = Array.from({ length: 40 }, (_, index) =>
    late(`F-${index}`, Math.max(1, oldest + 5 - index * 4), 100_000 + 7_919 * index),
  );
  const disputes = [0, 1, 2].map((index) => ({
    ...{ reference: `F-${index}`, amountCents: 50_000, openedOn: asOf - 10, closedOn: null },
    recordedRevision: 1,
  }));
  const facts = input([...monthly(), ...open], { disputes, limits: approved(5_000_000) });
  expect(assess(facts).riskClass).toBe(riskClass);
  const cost = assessmentsOf(facts);
  expect(cost).toBeGreaterThan(10);
  expect(cost).toBeLessThanOrEqual(24);
});

test("law: the order of facts changes no answer", () => {
  fc.assert(
    fc.property(anyInput, (of) => {
      const [account] = of.accounts;
      const reversed = [{ accountId: 1, entries: account?.entries.toReversed() ?? [] }];
      expect(counterfactuals({ ...of, accounts: reversed })).toEqual(counterfactuals(of));
    }),
    { numRuns: 60 },
  );
});
