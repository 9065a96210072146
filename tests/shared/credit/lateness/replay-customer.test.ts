import { expect, test } from "vitest";
import type { LedgerInvoice } from "#shared/credit/lateness/ledger-invoice.ts";
import { replayCustomer } from "#shared/credit/lateness/replay-customer.ts";

const invoice = (documentDay: number, settledDay: number | null): LedgerInvoice => ({
  documentDay,
  dueDay: documentDay + 30,
  settledDay,
  amountCents: 100,
});

type Seen = { day: number; settled: number[]; open: number[] };
function seenBy(invoices: readonly LedgerInvoice[]): Seen[] {
  const seen: Seen[] = [];
  replayCustomer(invoices, ({ documentDay }, { settled, open }) => {
    seen.push({
      day: documentDay,
      settled: settled.map((each) => each.documentDay),
      open: open.map((each) => each.documentDay),
    });
  });
  return seen;
}

test("what was settled before an invoice's day is history, what was not is open as it stood", () => {
  expect(seenBy([invoice(100, 140), invoice(120, 130), invoice(140, 170), invoice(141, null)])).toEqual([
    { day: 100, settled: [], open: [] },
    { day: 120, settled: [], open: [100] },
    { day: 140, settled: [120], open: [100] },
    { day: 141, settled: [120, 100], open: [140] },
  ]);
});

test("invoices of one day do not know of one another, in whatever order the file has them", () => {
  expect(seenBy([invoice(200, 210), invoice(100, 110), invoice(200, 205)])).toEqual([
    { day: 100, settled: [], open: [] },
    { day: 200, settled: [100], open: [] },
    { day: 200, settled: [100], open: [] },
  ]);
});

test("an invoice paid before it was issued is not known before it is", () => {
  expect(seenBy([invoice(100, 130), invoice(150, 90), invoice(151, null)])).toEqual([
    { day: 100, settled: [], open: [] },
    { day: 150, settled: [100], open: [] },
    { day: 151, settled: [100, 150], open: [] },
  ]);
});
