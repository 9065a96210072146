import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { assess } from "#shared/credit/assess.ts";
import type { AssessInput } from "#shared/credit/assess-input.ts";
import type { Assessment, RiskClass } from "#shared/credit/assessment.ts";
import { deriveAccount } from "#shared/credit/derive-account.ts";
import type { Entry } from "#shared/credit/entry.ts";
import { checkOrder } from "#shared/credit/order/check-order.ts";
import { assessInput, invoice, net30, payment } from "./a-ledger.ts";
import { anyDisputes, anyEvents, anyLedger, anyTerms, asOf, namedLedger } from "./any-ledger.ts";
import { anyGrades, anyPromises, anyStatements, anyStructure, anyWarnings } from "./any-outside.ts";

/** One seed, so that a run says the same everywhere; many more were tried. */
fc.configureGlobal({ seed: 20_261_125 });
vi.setConfig({ testTimeout: 120_000 });

const anyInput: fc.Arbitrary<AssessInput> = fc
  .record({
    first: anyLedger,
    second: anyLedger,
    terms: anyTerms,
    disputes: anyDisputes,
    events: anyEvents,
    knownAt: fc.constantFrom(1, 2, 3),
    limit: fc.option(fc.integer({ min: 0, max: 9_000_000 })),
    until: fc.option(fc.integer({ min: asOf - 5, max: asOf + 20 })),
    outside: fc.option(
      fc.record({
        externalCentipoints: fc.option(fc.integer({ min: 0, max: 10_000 })),
        structuralCentipoints: fc.option(fc.integer({ min: 0, max: 10_000 })),
        accounts: fc.constant(null),
      }),
    ),
    insured: fc.option(fc.integer({ min: 0, max: 9_000_000 })),
  })
  .map(({ first, second, limit, until, insured, ...given }) => ({
    ...assessInput(first, { asOf }),
    ...given,
    accounts: [
      { accountId: 1, entries: first },
      { accountId: 2, entries: second.map((entry) => ({ ...entry, id: `s${entry.id}`, accountId: 2 })) },
    ],
    limits: [
      ...(limit === null
        ? []
        : [
            {
              id: "l",
              kind: "approved" as const,
              amountCents: limit,
              unlimited: false,
              from: asOf - 90,
              until,
              recordedRevision: 1,
            },
          ]),
      ...(insured === null
        ? []
        : [
            {
              id: "i",
              kind: "insured" as const,
              amountCents: insured,
              unlimited: false,
              from: asOf - 90,
              until,
              recordedRevision: 1,
            },
          ]),
    ],
  }));

/** The same with everything else that an assessment may know. */
const anyRichInput: fc.Arbitrary<AssessInput> = fc
  .record({
    input: anyInput,
    warnings: anyWarnings,
    promises: anyPromises,
    grades: anyGrades,
    statements: anyStatements,
    structure: fc.option(anyStructure),
    ownReceivablesCents: fc.option(fc.nat({ max: 900_000_000 })),
  })
  .map(({ input, grades, statements, structure, ...given }) => ({
    ...input,
    ...given,
    outside: {
      ...(input.outside ?? { externalCentipoints: null, structuralCentipoints: null, accounts: null }),
      grades,
      statements,
      structure,
    },
  }));

const RANK: Record<RiskClass, number | null> = { A: 0, B: 1, C: 2, D: 3, E: 4, NR: null };

/** Numbers anywhere in a value. */
function numbersIn(value: unknown): number[] {
  if (typeof value === "number") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

function expectNotBetter(worse: Assessment, than: Assessment): void {
  const rank = RANK[worse.riskClass];
  const before = RANK[than.riskClass];
  if (rank !== null && before !== null) expect(rank).toBeGreaterThanOrEqual(before);
  if (worse.scoreCentipoints !== null && than.scoreCentipoints !== null) {
    expect(worse.scoreCentipoints).toBeLessThanOrEqual(than.scoreCentipoints);
  }
  const limit = worse.recommendedLimit.amountCents;
  if (rank !== null && before !== null)
    expect(limit ?? 0).toBeLessThanOrEqual(than.recommendedLimit.amountCents ?? 0);
}

const openOverdue = (entries: Entry[]) =>
  deriveAccount(entries, { terms: net30, asOf, knownAt: 9, disputes: [] }).items.filter(
    ({ openCents, dueDay }) => openCents > 0 && dueDay !== null && dueDay < asOf,
  );

describe("laws of an assessment", () => {
  test("reasons add up to the score, which lies within 0 and 100", () => {
    fc.assert(
      fc.property(anyRichInput, (input) => {
        const { reasons, scoreCentipoints, paysCentipoints, lastsCentipoints } = assess(input);
        expect(reasons.reduce((sum, { centipoints }) => sum + centipoints, 0)).toBe(scoreCentipoints ?? 0);
        for (const points of [scoreCentipoints, paysCentipoints, lastsCentipoints]) {
          expect(points ?? 0).toBeGreaterThanOrEqual(0);
          expect(points ?? 0).toBeLessThanOrEqual(10_000);
        }
      }),
      { numRuns: 200 },
    );
  });

  test("every number is a whole number", () => {
    fc.assert(
      fc.property(anyRichInput, (input) => {
        expect(
          numbersIn(assess(input)).filter((number) => !Number.isSafeInteger(number) || Object.is(number, -0)),
        ).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test("amounts of 10^15 cents and dates out of range stay whole numbers too", () => {
    const extreme = fc.constantFrom(1, -1, 1_000_000_000_000_000, -1_000_000_000_000_000);
    const wild = fc.array(fc.tuple(extreme, fc.integer({ min: -100_000, max: 100_000 })), { maxLength: 8 });
    fc.assert(
      fc.property(wild, (facts) => {
        const entries = facts.map(
          ([amountCents, on], index): Entry => ({
            id: `w${index}`,
            accountId: 1,
            kind: amountCents > 0 ? "invoice" : "payment",
            subledger: "receivable",
            day: on,
            documentDay: on,
            dueDay: null,
            reference: "",
            label: "",
            amountCents,
            letter: null,
            settles: null,
            recordedRevision: 1,
          }),
        );
        expect(
          numbersIn(assess(assessInput(entries, { asOf }))).filter((number) => !Number.isSafeInteger(number)),
        ).toEqual([]);
      }),
    );
  });

  test("40,000 entries of one customer give an answer that adds up", () => {
    const entries = Array.from({ length: 20_000 }, (_, index): Entry[] => {
      const on = asOf - 30 - ((index * 7_919) % 700);
      const amountCents = 1_000 + ((index * 104_729) % 90_001);
      return [
        invoice(`F${index}`, on, amountCents),
        payment(`P${index}`, on + (index % 30), amountCents - (index % 3), { label: "Virement" }),
      ];
    }).flat();
    const balance = entries.reduce((sum, { amountCents }) => sum + amountCents, 0);
    expect(assess(assessInput(entries, { asOf })).exposure.totalCents).toBe(balance);
  });

  test("the order of facts does not matter, not even to the hash", () => {
    const shuffled = anyRichInput.chain((input) => {
      const [first, second] = input.accounts;
      return fc.record({
        input: fc.constant(input),
        first: fc.shuffledSubarray(first?.entries ?? [], { minLength: first?.entries.length ?? 0 }),
        second: fc.shuffledSubarray(second?.entries ?? [], { minLength: second?.entries.length ?? 0 }),
      });
    });
    fc.assert(
      fc.property(shuffled, ({ input, first, second }) => {
        const accounts = [
          { accountId: 2, entries: second },
          { accountId: 1, entries: first },
        ];
        const disputes = [...input.disputes].reverse();
        const events = [...input.events].reverse();
        const limits = [...input.limits].reverse();
        const { warnings = [], promises = [], outside } = input;
        const turned = {
          ...input,
          ...{ accounts, disputes, events, limits },
          warnings: [...warnings].reverse(),
          promises: [...promises].reverse(),
          outside: outside && {
            ...outside,
            grades: [...(outside.grades ?? [])].reverse(),
            statements: [...(outside.statements ?? [])].reverse(),
          },
        };
        expect(assess(turned)).toEqual(assess(input));
      }),
      { numRuns: 200 },
    );
  });

  test("exposure is the sum of its parts, and aging that of open items and loose credits", () => {
    fc.assert(
      fc.property(anyRichInput, (input) => {
        const { exposure, aging } = assess(input);
        const { totalCents, ...parts } = exposure;
        expect(Object.values(parts).reduce((sum, cents) => sum + cents, 0)).toBe(totalCents);
        const { unallocatedCents, ...buckets } = aging;
        expect(Object.values(buckets).reduce((sum, cents) => sum + cents, 0)).toBe(exposure.openItemsCents);
        expect(unallocatedCents).toBe(exposure.unappliedCents);
      }),
      { numRuns: 200 },
    );
  });

  test("what is open less loose credits is the balance of the account", () => {
    const plain = new Set([
      "invoice",
      "payment",
      "credit_note",
      "refund",
      "write_off",
      "other",
      "returned_payment",
    ]);
    fc.assert(
      fc.property(anyLedger, (ledger) => {
        const entries = ledger.filter(({ kind }) => plain.has(kind));
        const account = deriveAccount(entries, { terms: net30, asOf, knownAt: 9, disputes: [] });
        const open = account.items.reduce((sum, { openCents }) => sum + Math.max(0, openCents), 0);
        const balance = entries.reduce(
          (sum, { day, amountCents }) => sum + (day <= asOf ? amountCents : 0),
          0,
        );
        expect(open + account.unappliedCents).toBe(balance);
      }),
      { numRuns: 200 },
    );
  });

  test("an item's allocations and its open amount are its amount", () => {
    fc.assert(
      fc.property(anyLedger, (ledger) => {
        const account = deriveAccount(ledger, { terms: net30, asOf, knownAt: 9, disputes: [] });
        for (const item of account.items.filter(
          ({ subledger, openCents }) => subledger !== "bill" && subledger !== "factor" && openCents >= 0,
        )) {
          if (item.amountCents < 0) continue;
          const allocated = item.allocations.reduce((sum, { amountCents }) => sum + amountCents, 0);
          expect(allocated + item.openCents).toBe(item.amountCents);
        }
      }),
    );
  });

  test("facts of later days or revisions change nothing but the hash and the day to look again", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const seen = ({ day, recordedRevision }: Entry) =>
          day <= input.asOf && recordedRevision <= input.knownAt;
        const accounts = input.accounts.map((account) => ({
          ...account,
          entries: account.entries.filter(seen),
        }));
        const { nextChangeOn: _a, ...all } = assess(input);
        const { nextChangeOn: _b, ...cut } = assess({ ...input, accounts });
        expect(cut).toEqual(all);
      }),
      { numRuns: 120 },
    );
  });

  test("nothing changes before the day it says", () => {
    const still = ({ asOf: _a, nextChangeOn: _b, ...rest }: Assessment) => rest;
    fc.assert(
      fc.property(anyRichInput, fc.integer({ min: 0, max: 400 }), (input, later) => {
        const first = assess({ ...input, asOf: asOf + later });
        expect(first.nextChangeOn).toBeGreaterThan(asOf + later);
        for (let on = asOf + later + 1; on < Math.min(first.nextChangeOn, asOf + later + 60); on += 1) {
          expect(still(assess({ ...input, asOf: on }))).toEqual(still(first));
        }
      }),
      { numRuns: 120 },
    );
  });
});

describe("laws of the limit", () => {
  test("the recommended limit is never below 0 and never above 5 % of own sales", () => {
    const modes = fc.constantFrom("cap", "add", "info");
    fc.assert(
      fc.property(anyInput, fc.nat({ max: 90_000_000 }), modes, (input, ownSalesCents, insurerMode) => {
        const policy = { ...input.policy, limit: { ...input.policy.limit, insurerMode } };
        const { recommendedLimit } = assess({ ...input, ownSalesCents, policy });
        expect(recommendedLimit.amountCents ?? 0).toBeGreaterThanOrEqual(0);
        expect(recommendedLimit.amountCents ?? 0).toBeLessThanOrEqual(ownSalesCents / 20);
      }),
      { numRuns: 200 },
    );
  });
});

describe("laws of field warnings", () => {
  test("under review they move nothing but a mark", () => {
    fc.assert(
      fc.property(anyRichInput, (input) => {
        const warnings = (input.warnings ?? []).map((warning) => ({ ...warning, confirmedOn: null }));
        const said = ({ marks, nextChangeOn: _a, ...rest }: Assessment) => ({
          ...rest,
          marks: marks.filter((mark) => mark !== "warning_under_review"),
        });
        expect(said(assess({ ...input, warnings }))).toEqual(said(assess({ ...input, warnings: [] })));
      }),
      { numRuns: 100 },
    );
  });

  test("one more that is confirmed is never better", () => {
    fc.assert(
      fc.property(anyRichInput, anyWarnings, (input, more) => {
        const bad = more.filter(({ code }) => code !== "positive");
        const known = (input.warnings ?? []).filter(({ code }) => code !== "positive");
        const warnings = [...known, ...bad.map((warning) => ({ ...warning, id: `more ${warning.id}` }))];
        expectNotBetter(assess({ ...input, warnings }), assess({ ...input, warnings: known }));
      }),
      { numRuns: 100 },
    );
  });
});

describe("laws of overdue", () => {
  test("an item that is overdue for longer is never better", () => {
    fc.assert(
      fc.property(namedLedger, fc.nat(), fc.integer({ min: 1, max: 200 }), (ledger, pick, longer) => {
        const late = openOverdue(ledger);
        fc.pre(late.length > 0);
        const id = late[pick % late.length]?.id;
        const older = ledger.map((entry) =>
          entry.id === id
            ? { ...entry, documentDay: entry.documentDay - longer, dueDay: (entry.dueDay ?? 0) - longer }
            : entry,
        );
        expectNotBetter(assess(assessInput(older, { asOf })), assess(assessInput(ledger, { asOf })));
      }),
      { numRuns: 500 },
    );
  });

  // Younger overdue may lift the threshold of 1 % of the balance above an old crumb: POLICY 1.4 wants that.
  test("another item later than anything before is never better", () => {
    fc.assert(
      fc.property(
        namedLedger,
        fc.integer({ min: 1, max: 9_000_000 }),
        fc.nat({ max: 30 }),
        (ledger, amountCents, longer) => {
          const { items } = deriveAccount(ledger, { terms: net30, asOf, knownAt: 9, disputes: [] });
          const latest = Math.max(
            1,
            ...items.flatMap(({ dueDay, openCents, allocations }) => [
              ...(openCents > 0 ? [asOf - (dueDay ?? asOf)] : []),
              ...allocations.map(({ day }) => day - (dueDay ?? day)),
            ]),
          );
          const dueDay = asOf - latest - longer;
          const more: Entry = {
            id: "more",
            accountId: 1,
            kind: "invoice",
            subledger: "receivable",
            day: dueDay - 30,
            documentDay: dueDay - 30,
            dueDay,
            reference: "MORE1",
            label: "",
            amountCents,
            letter: null,
            settles: null,
            recordedRevision: 1,
          };
          expectNotBetter(
            assess(assessInput([...ledger, more], { asOf })),
            assess(assessInput(ledger, { asOf })),
          );
        },
      ),
      { numRuns: 500 },
    );
  });

  test("paying an overdue item is never worse", () => {
    fc.assert(
      fc.property(namedLedger, fc.nat(), (ledger, pick) => {
        const late = openOverdue(ledger);
        fc.pre(late.length > 0);
        const item = late[pick % late.length];
        const paid: Entry = {
          id: "paid",
          accountId: 1,
          kind: "payment",
          subledger: "receivable",
          day: asOf,
          documentDay: asOf,
          dueDay: null,
          reference: "",
          label: "",
          amountCents: -(item?.openCents ?? 0),
          letter: null,
          settles: item?.reference ?? "",
          recordedRevision: 1,
        };
        const before = assess(assessInput(ledger, { asOf }));
        const after = assess(assessInput([...ledger, paid], { asOf }));
        expectNotBetter(before, after);
        expect(after.overdueCents).toBe(before.overdueCents - (item?.openCents ?? 0));
        expect(after.exposure.totalCents).toBe(before.exposure.totalCents - (item?.openCents ?? 0));
      }),
      { numRuns: 500 },
    );
  });
});

describe("laws of the order check", () => {
  const RANKS = { within_limit: 0, within_tolerance: 1, ask: 2, blocked: 3, unknown: 4 } as const;

  test("a larger order is never judged milder, and nothing failed only inside the limit", () => {
    fc.assert(
      fc.property(
        anyInput,
        fc.nat({ max: 9_000_000 }),
        fc.nat({ max: 9_000_000 }),
        (input, amountCents, more) => {
          const assessment = assess(input);
          const check = (cents: number) =>
            checkOrder({
              assessment,
              order: { amountCents: cents, documentNumber: "" },
              policy: input.policy,
              asOf,
            });
          const small = check(amountCents);
          expect(RANKS[check(amountCents + more).verdict]).toBeGreaterThanOrEqual(RANKS[small.verdict]);
          expect(small.failed.length === 0).toBe(small.verdict === "within_limit");
        },
      ),
      { numRuns: 120 },
    );
  });
});
