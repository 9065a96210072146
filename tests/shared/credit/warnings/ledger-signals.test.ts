import { describe, expect, test } from "vitest";
import { assessWhole } from "#shared/credit/assess.ts";
import type { AssessInput } from "#shared/credit/assess-input.ts";
import type { Entry } from "#shared/credit/entry.ts";
import { ledgerSignals } from "#shared/credit/warnings/ledger-signals.ts";
import { assessInput, day, invoice, paidInvoice, payment } from "../a-ledger.ts";
import { warning } from "./a-warning.ts";

const asOf = day("2026-11-25");
const signals = (entries: Entry[], more: Partial<AssessInput> = {}) => {
  const input = assessInput(entries, { asOf, ...more });
  return ledgerSignals(input, assessWhole(input));
};
const codes = (entries: Entry[], more: Partial<AssessInput> = {}) =>
  signals(entries, more).map(({ code }) => code);

/** Two years of one invoice a fortnight, until so many days ago. */
const regular = (amountCents: number, untilDaysAgo = 0) =>
  Array.from({ length: 52 }, (_, n) => n * 14 + 1)
    .filter((daysAgo) => daysAgo >= untilDaysAgo)
    .flatMap((daysAgo) => paidInvoice(`R${daysAgo}`, asOf - daysAgo, amountCents, 0))
    .filter((entry) => entry.day <= asOf);

describe("the ledger by itself", () => {
  test("says nothing of a customer who buys and pays as ever", () => {
    expect(codes(regular(2_000_00))).toEqual([]);
  });

  test("names orders that fall by 30 % against the year before and the average", () => {
    const owed = invoice("OPEN", asOf - 20, 500_00);
    expect(codes([...regular(2_000_00, 40), owed])).toEqual(["orders_drop"]);
    expect(codes([...regular(2_000_00, 20), owed])).toEqual([]);
    expect(codes([...regular(100_00, 91), owed])).toEqual([]);
  });

  test("names no fall of a customer who owes nothing", () => {
    expect(codes(regular(2_000_00, 40))).toEqual([]);
  });

  test("does not take the quiet quarter of a seasonal trade for a fall", () => {
    const summers = [485, 495, 505, 515, 525, 535, 545, 555, 120, 130, 140, 150, 160, 170, 180, 190];
    const season = summers.flatMap((daysAgo) => paidInvoice(`S${daysAgo}`, asOf - daysAgo, 5_000_00, 0));
    const owed = invoice("OPEN", asOf - 20, 500_00);
    expect(codes([...season, owed, ...paidInvoice("OLD", asOf - 700, 5_000_00, 0)])).toEqual([]);
  });

  test("names an order beyond what the customer ever took, not merely a large one", () => {
    const order = (amountCents: number) => ({
      orders: [{ number: "SO-9", day: asOf - 2, amountCents, status: "open" as const, recordedRevision: 1 }],
      ordersImported: true,
    });
    expect(signals(regular(2_000_00), order(9_000_00))).toMatchObject([
      { code: "order_surge", factKey: `SO-9@${asOf - 2}`, isProven: false, seenOn: asOf - 2 },
    ]);
    expect(codes(regular(2_000_00), order(5_900_00))).toEqual([]);
  });

  test("names partial payments the second time within 90 days, each fact once", () => {
    const partial = (id: string, daysAgo: number) => [
      invoice(id, asOf - daysAgo - 30, 1_000_00, { letter: null }),
      payment(`${id}p`, asOf - daysAgo, 600_00, { settles: id }),
    ];
    expect(codes(partial("A", 20))).toEqual([]);
    expect(signals([...partial("A", 20), ...partial("B", 8)])).toMatchObject([
      { code: "pay_partial", factKey: `B@${asOf - 8}`, isProven: true, facts: { count: 2 } },
    ]);
  });

  test("names an announcement that was not kept from the day after its time (T-601)", () => {
    const promised = {
      ...{ id: "p1", reference: null, amountCents: 10_000_00, recordedRevision: 1 },
      ...{ announcedOn: day("2026-03-02"), promisedOn: day("2026-03-06") },
    };
    const on = (iso: string) =>
      codes([invoice("A", day("2026-01-05"), 10_000_00)], { asOf: day(iso), promises: [promised] });
    expect(on("2026-03-10")).toEqual([]);
    expect(on("2026-03-11")).toEqual(["promise_broken"]);
  });

  test("names a third dispute within 60 days that was raised after its document fell due", () => {
    const contested = (id: string, openedDaysAgo: number) => ({
      ...{ reference: id, amountCents: 100_00, openedOn: asOf - openedDaysAgo, closedOn: null },
      recordedRevision: 1,
    });
    const bills = ["A", "B", "C"].map((id) => invoice(id, asOf - 100, 1_000_00));
    const late = [contested("A", 50), contested("B", 30), contested("C", 5)];
    expect(codes(bills, { disputes: late })).toEqual(["dispute_pattern"]);
    expect(codes(bills, { disputes: late.slice(1) })).toEqual([]);
    expect(codes(bills, { disputes: [contested("A", 90), ...late.slice(1)] })).toEqual([]);
  });

  test("makes two confirmed requests for delay within 90 days a repeated one", () => {
    const asked = (id: string, daysAgo: number, confirmed = true) =>
      warning({
        ...{ id, code: "delay_request" as const, severity: 2 as const, seenOn: asOf - daysAgo },
        ...(!confirmed && { confirmedOn: null }),
      });
    expect(codes([], { warnings: [asked("a", 60), asked("b", 10)] })).toEqual(["delay_repeat"]);
    expect(codes([], { warnings: [asked("a", 60), asked("b", 10, false)] })).toEqual([]);
    expect(codes([], { warnings: [asked("a", 101), asked("b", 10)] })).toEqual([]);
  });

  test("calls nothing news that is older than 90 days", () => {
    const returned = (daysAgo: number): Entry[] => [
      invoice("A", asOf - daysAgo - 40, 1_000_00),
      payment("p", asOf - daysAgo - 8, 1_000_00, { letter: null }),
      {
        ...payment("r", asOf - daysAgo, -1_000_00),
        kind: "returned_payment",
        label: "REJET PRLV",
      },
    ];
    expect(codes(returned(10))).toEqual(["pay_bounced"]);
    expect(codes(returned(95))).toEqual([]);
  });
});
