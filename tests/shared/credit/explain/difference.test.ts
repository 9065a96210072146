import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assess } from "#shared/credit/assess.ts";
import type { AssessInput } from "#shared/credit/assess-input.ts";
import type { CreditEventFact } from "#shared/credit/credit-event.ts";
import { DefaultPolicy } from "#shared/credit/default-policy.ts";
import type { Entry } from "#shared/credit/entry.ts";
import { difference } from "#shared/credit/explain/difference.ts";
import { assessInput, day, invoice, paidInvoice, payment } from "../a-ledger.ts";
import { anyDisputes, anyEvents, anyLedger, anyTerms, namedLedger } from "../any-ledger.ts";

const to = day("2026-11-25");
const from = to - 31;
const monthly = (daysLate = 2): Entry[] =>
  Array.from({ length: 22 }, (_, index) =>
    paidInvoice(`M${index}`, to - 760 + index * 30, 1_000_000, daysLate),
  ).flat();
const look = (entries: Entry[], asOf: number, more: Partial<AssessInput> = {}) => ({
  input: assessInput(entries, { asOf, ...more }),
});
const between = (entries: Entry[], more: Partial<AssessInput> = {}) =>
  difference(look(entries, from, more), look(entries, to, more));
const sum = (lines: { centipoints: number }[]) =>
  lines.reduce((all, { centipoints }) => all + centipoints, 0);
const line = (of: ReturnType<typeof difference>, code: string) => of.lines.find((each) => each.code === code);

describe("the books alone", () => {
  const facts = [...monthly(), invoice("F-231", to - 64, 820_000), invoice("F-240", to - 35, 120_000)];

  test("an invoice ageing 31 days gives lines that name it, and the step of the ladder it passed", () => {
    const change = between(facts);
    expect(change.from.riskClass).toBe("B");
    expect(change.to.riskClass).toBe("C");
    expect(line(change, "overdue_beyond_c")?.causes).toMatchObject([
      { kind: "aged", itemId: "F-231", fromDays: 3, days: 34, step: 30, amountCents: 820_000 },
    ]);
    expect(line(change, "oldest_overdue")?.causes).toMatchObject([{ kind: "aged", reference: "F-231" }]);
    expect(line(change, "payment_index")?.causes).toMatchObject([
      { kind: "aged", reference: "F-231" },
      { kind: "became_overdue", reference: "F-240", days: 5 },
    ]);
    expect(change.lines[0]?.code).toBe("overdue_beyond_c");
    expect(sum(change.lines)).toBe(change.scoreCentipoints);
  });

  test("a payment in between is named with its day and its delay", () => {
    const paid = [...facts, payment("P", to - 10, 820_000, { settles: "F-231" })];
    const change = difference(look(paid, to - 12), look(paid, to));
    expect(change.from.overdueCents).toBe(820_000);
    expect(line(change, "oldest_overdue")).toMatchObject({
      centipoints: expect.any(Number),
      causes: [{ kind: "paid", reference: "F-231", day: to - 10, days: 24, fromDays: 22 }],
    });
    expect(change.overdue).toEqual({
      beforeCents: 820_000,
      afterCents: 120_000,
      lines: [
        { effectCents: -820_000, cause: expect.objectContaining({ kind: "paid", reference: "F-231" }) },
        {
          effectCents: 120_000,
          cause: expect.objectContaining({ kind: "became_overdue", reference: "F-240" }),
        },
      ],
      restCents: 0,
      restDocuments: 0,
    });
  });

  test("new invoices and payments add up to the exposure, unapplied money among the rest", () => {
    const more = [...facts, invoice("F-300", to - 4, 50_000), payment("A", to - 3, 3_000_000)];
    const { exposure } = between(more);
    const told = exposure.lines.reduce((all, { effectCents }) => all + effectCents, 0);
    expect(told + exposure.restCents).toBe(exposure.afterCents - exposure.beforeCents);
    expect(exposure.afterCents).toBe(50_000 + 820_000 + 120_000 - 3_000_000);
    expect(exposure.restCents).toBeLessThan(0);
  });

  test("a part paid, a credit note and a loss are told apart", () => {
    const more = [
      ...facts,
      payment("P", to - 5, 400_000, { settles: "F-231" }),
      invoice("K-1", to - 50, 10_000),
      { ...payment("N", to - 5, 10_000, { settles: "K-1" }), kind: "credit_note" as const },
      invoice("W-1", to - 80, 60_000),
      { ...payment("L", to - 5, 60_000, { settles: "W-1" }), kind: "write_off" as const },
    ];
    const kinds = between(more).exposure.lines.map(({ cause }) => cause.kind);
    expect(kinds).toEqual(expect.arrayContaining(["part_paid", "credited", "written_off"]));
  });

  test("time alone is said where nothing else happened", () => {
    const better = [...monthly(50).slice(0, 32), ...monthly(0).slice(32)];
    const change = difference(look(better, to + 20), look(better, to + 60));
    expect(change.scoreCentipoints).not.toBe(0);
    expect(change.lines.flatMap(({ causes }) => causes)).toContainEqual({ kind: "time_passed", days: 40 });
  });

  test("nothing changed: no line", () => {
    const same = look(monthly(), to);
    expect(difference(same, same)).toMatchObject({
      scoreCentipoints: 0,
      lines: [],
      limit: [],
      recommended: [],
    });
  });

  test("a book imported again under other ids is the same book", () => {
    const again = facts.map((entry) => ({ ...entry, id: `new-${entry.id}` }));
    const change = difference(look(facts, from), look(again, to));
    expect(line(change, "oldest_overdue")?.causes).toMatchObject([{ kind: "aged", reference: "F-231" }]);
    expect(change.exposure.lines).toEqual([]);
  });

  test("a first score adds up from nothing", () => {
    const young = Array.from({ length: 4 }, (_, index) =>
      paidInvoice(`Y${index}`, to - 80 + index * 10, 50_000, 0),
    ).flat();
    const change = difference(look(young, to - 60), look(young, to));
    expect(change.from.scoreCentipoints).toBeNull();
    expect(change.scoreCentipoints).toBeNull();
    expect(sum(change.lines)).toBe(change.to.scoreCentipoints);
  });
});

describe("people's facts", () => {
  const events: CreditEventFact[] = [
    { id: "e1", kind: "safeguard", day: to - 10, recordedRevision: 5, revokedRevision: null },
  ];

  test("an event that came is behind its rule", () => {
    const change = between(monthly(), { events });
    expect(change.lines[0]).toMatchObject({
      code: "event_safeguard",
      before: null,
      causes: [{ kind: "event_began", eventId: "e1", eventKind: "safeguard", day: to - 10 }],
    });
    expect(change.to.riskClass).toBe("D");
  });

  test("an event recorded later is a difference of what was known, on the same day", () => {
    const change = difference(
      look(monthly(), to, { events, knownAt: 4 }),
      look(monthly(), to, { events, knownAt: 5 }),
    );
    expect(change.lines[0]?.causes).toMatchObject([{ kind: "event_began" }]);
  });

  test("an event withdrawn and one that lapsed are told apart", () => {
    const revoked = [{ ...(events[0] as CreditEventFact), day: to - 200, revokedRevision: 9 }];
    const withdrawn = difference(
      look(monthly(), to, { events: revoked, knownAt: 8 }),
      look(monthly(), to, { events: revoked, knownAt: 9 }),
    );
    expect(withdrawn.lines[0]?.causes).toMatchObject([{ kind: "event_withdrawn" }]);
    const bounced = [
      { ...(events[0] as CreditEventFact), kind: "returned_for_lack_of_funds" as const, day: to - 100 },
    ];
    const lapsed = between(monthly(), { events: bounced });
    expect(lapsed.lines[0]).toMatchObject({
      code: "event_lack_of_funds",
      after: null,
      causes: [{ kind: "event_lapsed", eventId: "e1" }],
    });
  });

  test("a warning confirmed since, and one that fades, are named", () => {
    const warning = (id: string, confirmedOn: number) => ({
      id,
      code: "stock_low" as const,
      severity: 3 as const,
      confidencePercent: 80,
      seenOn: confirmedOn,
      confirmedOn,
      expiresOn: null,
      recordedRevision: 1,
    });
    const warnings = [warning("w1", from - 5), warning("w2", to - 3)];
    const change = between(monthly(), { warnings });
    const causes = change.lines.flatMap((each) => each.causes);
    expect(causes).toContainEqual(expect.objectContaining({ kind: "warning_faded", warningId: "w1" }));
    expect(causes).toContainEqual(expect.objectContaining({ kind: "warning_confirmed", warningId: "w2" }));
    expect(sum(change.lines)).toBe(change.scoreCentipoints);
  });

  test("a dispute takes the invoice off the oldest overdue", () => {
    const disputes = [
      { reference: "F-231", amountCents: 820_000, openedOn: to - 5, closedOn: null, recordedRevision: 1 },
    ];
    const facts = [...monthly(), invoice("F-231", to - 80, 820_000)];
    const change = difference(look(facts, to - 6, { disputes }), look(facts, to, { disputes }));
    expect(line(change, "oldest_overdue")?.causes).toMatchObject([
      { kind: "dispute_opened", reference: "F-231" },
    ]);
  });

  test("a limit set, and one that ran out, are named", () => {
    const limits = [
      {
        id: "l1",
        kind: "approved",
        amountCents: 2_000_000,
        unlimited: false,
        from: to - 400,
        until: null,
        recordedRevision: 1,
      },
      {
        id: "l2",
        kind: "temporary",
        amountCents: 5_000_000,
        unlimited: false,
        from: to - 60,
        until: to - 8,
        recordedRevision: 1,
      },
      {
        id: "l3",
        kind: "approved",
        amountCents: 1_500_000,
        unlimited: false,
        from: to - 2,
        until: null,
        recordedRevision: 2,
      },
    ] as const;
    const change = between(monthly(), { limits: [...limits] });
    expect([change.from.limit.amountCents, change.to.limit.amountCents]).toEqual([5_000_000, 1_500_000]);
    expect(change.limit).toMatchObject([
      { kind: "limit_over", limitId: "l2", day: to - 8 },
      { kind: "limit_set", limitId: "l3", amountCents: 1_500_000 },
    ]);
    const { exposureCents: was, headroomCents: had } = change.from;
    expect(had).toBe(5_000_000 - was);
  });

  test("an order is in the exposure by its number", () => {
    const orders = [
      { number: "O-7", day: to - 3, amountCents: 70_000, status: "open" as const, recordedRevision: 1 },
    ];
    expect(between(monthly(), { orders }).exposure.lines).toMatchObject([
      { effectCents: 70_000, cause: { kind: "order_added", number: "O-7" } },
    ]);
  });

  test("a framework order explains nothing: it is no part of the exposure", () => {
    const frame = {
      number: "O-8",
      day: to - 3,
      amountCents: 70_000,
      status: "framework",
      recordedRevision: 1,
    } as const;
    expect(between(monthly(), { orders: [frame] }).exposure.lines).toEqual(
      between(monthly(), { orders: [] }).exposure.lines,
    );
  });

  test("outside facts are behind the axis they make", () => {
    const outside = { externalCentipoints: 8_000, structuralCentipoints: null, accounts: null };
    const change = difference(look(monthly(), from), look(monthly(), to, { outside }));
    expect(line(change, "external_score")?.causes).toEqual([{ kind: "outside_changed", axis: "external" }]);
    expect(sum(change.lines)).toBe(change.scoreCentipoints);
  });
});

describe("what changed besides the facts", () => {
  const facts = [...monthly(), invoice("F-231", to - 64, 820_000)];
  const stricter = {
    ...DefaultPolicy,
    version: 2,
    score: {
      ...DefaultPolicy.score,
      paysRescale: [
        [0, 0],
        [8_000, 8_000],
        [10_000, 10_000],
      ] as const,
    },
  };

  test("a policy put in force is a line of its own: what the earlier facts lose by it", () => {
    const change = difference(look(facts, from), look(facts, to, { policy: stricter }));
    const then = assess(assessInput(facts, { asOf: from, policy: stricter })).scoreCentipoints ?? 0;
    expect(line(change, "policy_changed")).toMatchObject({
      kind: "policy",
      centipoints: then - (change.from.scoreCentipoints ?? 0),
      causes: [{ kind: "policy_changed", from: 1, to: 2 }],
    });
    expect(sum(change.lines)).toBe(change.scoreCentipoints);
  });

  test("what another engine had answered is met to the digit", () => {
    const was = assess(assessInput(facts, { asOf: from }));
    const recorded = { ...was, engineVersion: 0, scoreCentipoints: (was.scoreCentipoints ?? 0) + 123 };
    const change = difference({ ...look(facts, from), recorded }, look(facts, to));
    expect(change.from.scoreCentipoints).toBe(recorded.scoreCentipoints);
    expect(line(change, "engine_changed")).toMatchObject({ kind: "engine", centipoints: -123 });
    expect(sum(change.lines)).toBe(change.scoreCentipoints);
  });

  test("books replaced since then are a line of their own", () => {
    const was = assess(assessInput(facts, { asOf: from }));
    const recorded = { ...was, scoreCentipoints: (was.scoreCentipoints ?? 0) - 40 };
    const change = difference({ ...look(facts, from), recorded }, look(facts, to));
    expect(line(change, "facts_restated")).toMatchObject({ kind: "restated", centipoints: 40 });
    expect(sum(change.lines)).toBe(change.scoreCentipoints);
  });
});

const anyFacts = fc.record({
  entries: fc.oneof(anyLedger, namedLedger),
  terms: anyTerms,
  disputes: anyDisputes,
  events: anyEvents,
  days: fc.integer({ min: 0, max: 400 }),
  knownAt: fc.constantFrom(1, 2, 3),
});

test("law: lines add up to the score, amounts to theirs, and each names what is behind it", () => {
  fc.assert(
    fc.property(anyFacts, ({ entries, days, knownAt, ...more }) => {
      const before = look(entries, to - days, { ...more, knownAt });
      const after = look(entries, to, more);
      const change = difference(before, after);
      const [was, is] = [assess(before.input), assess(after.input)];
      expect(sum(change.lines)).toBe((is.scoreCentipoints ?? 0) - (was.scoreCentipoints ?? 0));
      expect(change.lines.every(({ causes }) => causes.length > 0)).toBe(true);
      for (const amount of [change.overdue, change.exposure]) {
        const told = amount.lines.reduce((all, { effectCents }) => all + effectCents, 0);
        expect(told + amount.restCents).toBe(amount.afterCents - amount.beforeCents);
      }
    }),
    { numRuns: 200 },
  );
});
