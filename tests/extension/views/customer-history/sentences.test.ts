import { beforeEach, describe, expect, it } from "vitest";
import { causeSentence } from "#extension/views/customer-history/cause-sentence.ts";
import { toldOnce } from "#extension/views/customer-history/change-lines.tsx";
import { shownBy } from "#extension/views/customer-history/reveal.ts";
import { whatIfSentence } from "#extension/views/customer-history/what-if-sentence.ts";
import { recordOf } from "#extension/views/dashboard/customer/use-sought.ts";
import { type Cause, Cause as CauseSchema, type Counterfactual } from "#shared/contract/explanations.ts";
import { freshBrowser, speak } from "../../a-browser.ts";
import { aged, aPoint, someChanges } from "./a-history.ts";

beforeEach(() => {
  freshBrowser();
  speak("en");
});

const plain = (text: string | null) => text?.replaceAll(/[\u00a0\u202f]/g, " ") ?? null;
const said = (cause: Cause) =>
  plain(causeSentence(cause, "EUR", "en", ({ kind, days }) => `${kind} ${days}`));

const document = {
  itemId: "i1",
  reference: "F-231",
  amountCents: 820_000,
  day: "2026-11-12",
  days: 0,
  fromDays: 0,
  step: null,
} as const;
const limit = {
  limitId: "l1",
  limitKind: "approved",
  amountCents: 100_000,
  unlimited: false,
  day: "2026-11-12",
} as const;
const event = { eventId: "e1", eventKind: "safeguard", day: "2026-11-12" } as const;
const all: [Cause, string | null][] = [
  [aged, "F-231 (€8,200): more than 30 days late, now 34 days"],
  [{ ...aged, step: null }, "F-231 (€8,200): from 3 days to 34 days late"],
  [{ ...document, kind: "became_overdue", days: 5 }, "F-231 (€8,200): overdue for 5 days"],
  [{ ...document, kind: "paid", days: 22 }, "F-231 (€8,200): paid on 12 Nov 2026, 22 days late"],
  [{ ...document, kind: "paid", days: -1 }, "F-231 (€8,200): paid on 12 Nov 2026, 1 day early"],
  [{ ...document, kind: "paid", days: 0 }, "F-231 (€8,200): paid on 12 Nov 2026, on the due date"],
  [{ ...document, kind: "part_paid", days: 3 }, "F-231: €8,200 paid of what was owed, on 12 Nov 2026"],
  [{ ...document, kind: "credited", days: 3 }, "F-231: credit note or set-off of €8,200"],
  [{ ...document, kind: "written_off", days: 3 }, "F-231: €8,200 written off"],
  [{ ...document, kind: "reopened", days: 3 }, "F-231: €8,200 owed again"],
  [
    { ...document, kind: "invoiced", days: 0, reference: "" },
    "An invoice without a number: new invoice, €8,200",
  ],
  [{ ...document, kind: "vanished", days: 0 }, "F-231 (€8,200): no longer in the ledger imported since"],
  [{ kind: "event_began", ...event }, "Safeguard procedure, on 12 Nov 2026"],
  [{ kind: "event_withdrawn", ...event }, "Safeguard procedure of 12 Nov 2026: withdrawn"],
  [{ kind: "event_lapsed", ...event }, "Safeguard procedure of 12 Nov 2026: no longer counts"],
  [
    { kind: "warning_confirmed", warningId: "w", signal: "stock_low", day: "2026-11-12" },
    "Warning of 12 Nov 2026, confirmed",
  ],
  [
    { kind: "promise_due", promiseId: "p", reference: null, amountCents: 100_000, day: "2026-11-12" },
    "€1,000 announced for 12 Nov 2026",
  ],
  [
    { kind: "dispute_opened", reference: "F-5", amountCents: 100_000, day: "2026-11-12" },
    "F-5: €1,000 in dispute since 12 Nov 2026",
  ],
  [
    { kind: "dispute_closed", reference: "F-5", amountCents: 100_000, day: "2026-11-12" },
    "F-5: dispute of €1,000 closed on 12 Nov 2026",
  ],
  [{ kind: "limit_set", ...limit }, "Approved limit of €1,000 since 12 Nov 2026"],
  [
    { kind: "limit_over", ...limit, limitKind: "temporary" },
    "Temporary limit of €1,000 ended on 12 Nov 2026",
  ],
  [
    { kind: "limit_set", ...limit, unlimited: true, amountCents: null },
    "No ceiling, by decision, since 12 Nov 2026",
  ],
  [{ kind: "limit_set", ...limit, amountCents: null }, "Limit withdrawn on 12 Nov 2026"],
  [{ kind: "order_added", number: "O-7", amountCents: 100_000, day: "2026-11-12" }, "Order O-7: €1,000"],
  [
    { kind: "order_gone", number: "O-7", amountCents: 100_000, day: "2026-11-12" },
    "Order O-7 (€1,000): invoiced or closed",
  ],
  [
    {
      kind: "terms_changed",
      from: { kind: "net", days: 30, assumed: true },
      to: { kind: "net", days: 60, assumed: false },
    },
    "Payment terms: net 30, then net 60",
  ],
  [{ kind: "outside_changed", axis: "accounts" }, "New accounts"],
  [{ kind: "policy_changed", from: 1, to: 2 }, "Credit policy: version 1, then 2"],
  [{ kind: "engine_changed", from: 1, to: 2 }, "Vigie’s computation: version 1, then 2"],
  [{ kind: "facts_restated" }, "An import replaced the entries of that time"],
  [{ kind: "class_changed", from: "B", to: "C" }, "Class B, then C"],
  [{ kind: "time_passed", days: 31 }, "31 days have passed: older payments weigh less"],
  [{ kind: "rule", code: "need_changed" }, "The purchases of the year have changed"],
  [{ kind: "rule", code: "ledger_only_cap" }, null],
];

describe("a cause", () => {
  it.each(all)("%o is said as %s", (cause, sentence) => {
    expect(CauseSchema.parse(cause)).toEqual(cause);
    expect(said(cause)).toBe(sentence);
  });

  it("leads to the document, event or limit it speaks of, and nowhere where there is none", () => {
    expect(shownBy(aged)).toEqual({ kind: "item", id: "000001.000000231" });
    expect(shownBy({ kind: "event_began", ...event })).toEqual({ kind: "event", id: "e1" });
    expect(shownBy({ kind: "limit_set", ...limit, limitId: "l1.end" })).toEqual({ kind: "limit", id: "l1" });
    expect(shownBy({ kind: "time_passed", days: 3 })).toBeNull();
    expect(shownBy({ ...document, kind: "vanished", days: 0 })).toBeNull();
  });

  it("finds the dispute of a number by the day it was opened, else the first of that number", () => {
    const dispute = { reference: "F-5", amountCents: 1, reason: "", closedOn: null, author: "" };
    const disputes = [
      { ...dispute, id: "d2", openedOn: "2026-11-12" },
      { ...dispute, id: "d1", openedOn: "2026-01-12" },
    ];
    expect(recordOf({ kind: "dispute", reference: "F-5", openedOn: "2026-01-12" }, { disputes })).toBe("d1");
    expect(recordOf({ kind: "dispute", reference: "F-5", openedOn: null }, { disputes })).toBe("d2");
    expect(recordOf({ kind: "dispute", reference: "F-6", openedOn: null }, { disputes })).toBeNull();
  });
});

it("a fact behind several reasons is told once, and said to be the same below", () => {
  const [line] = someChanges().lines;
  if (!line) throw new Error("one line was given");
  const second = { ...line, code: "payment_index" };
  const third = { ...line, causes: [{ kind: "rule" as const, code: "oldest_overdue" }] };
  expect(toldOnce([line, second, third]).map(({ causes, same }) => [causes.length, same])).toEqual([
    [1, false],
    [0, true],
    [1, false],
  ]);
});

const now = aPoint("2026-11-25");
const pays = (
  references: string[],
  after: Partial<Counterfactual["after"]>,
  more: Partial<Counterfactual> = {},
) => ({
  change: references.map((reference) => ({
    kind: "pay_item" as const,
    itemId: reference,
    reference,
    amountCents: 820_000,
    dueDate: "2026-10-22",
    daysLate: 34,
  })),
  costCents: 820_000 * references.length,
  holdsFrom: now.asOf,
  after: { ...now, ...after },
  ...more,
});
const supposed = (counterfactual: Counterfactual, language: "fr" | "en" = "en") =>
  plain(whatIfSentence(counterfactual, now, "EUR", language));

describe("what if", () => {
  it("names the invoice, its amount and the class it leads to", () => {
    expect(supposed(pays(["F-231"], { riskClass: "B" }))).toBe("If invoice F-231 (€8,200) is paid: class B");
  });
  it("says that the class stays", () => {
    expect(supposed(pays(["F-231"], {}))).toBe("If invoice F-231 (€8,200) is paid: class stays C");
  });
  it("lists a few and counts many", () => {
    expect(supposed(pays(["F-1", "F-2"], { riskClass: "B" }))).toBe(
      "If invoices F-1 and F-2 (€16,400) are paid: class B",
    );
    expect(supposed(pays(["1", "2", "3", "4"], { riskClass: "B" }))).toBe(
      "If 4 overdue invoices (€32,800) are paid: class B",
    );
  });
  it("says the day on which a default is cured", () => {
    expect(supposed(pays(["F-231"], { riskClass: "B" }, { holdsFrom: "2027-02-23" }))).toBe(
      "If invoice F-231 (€8,200) is paid today, and the rest when due: class B from 23 Feb 2027",
    );
  });
  it("speaks of limits and disputes", () => {
    const set = { change: [{ kind: "set_limit" as const, amountCents: 600_000 }], costCents: 0 };
    expect(supposed({ ...pays([], { headroomCents: 120_000 }), ...set })).toBe(
      "If the recommended limit (€6,000) is set: headroom of €1,200",
    );
    const [paid] = pays(["F-5"], {}).change;
    const closed = { ...pays([], { riskClass: "D" }), change: [{ ...paid, kind: "close_dispute" as const }] };
    expect(supposed(closed as Counterfactual)).toBe(
      "If the dispute about F-5 (€8,200) ends without a credit note: class D",
    );
  });
});
