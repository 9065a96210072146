import { describe, expect, test } from "vitest";
import type { Entry } from "#shared/credit/entry.ts";
import { depositBookedOn } from "#shared/requests/deposit-booked.ts";

const awaited = { depositCents: 5_520_00, documentNumber: "PR2611-0042", grantedOn: 100, grantedRevision: 7 };
let line = 0;
const entry = (change: Partial<Entry>): Entry => ({
  id: `e${line++}`,
  accountId: 1,
  kind: "payment",
  subledger: "receivable",
  day: 101,
  documentDay: 101,
  dueDay: null,
  reference: "",
  label: "VIR",
  amountCents: -5_520_00,
  letter: null,
  settles: null,
  recordedRevision: 8,
  ...change,
});

describe("a deposit is booked", () => {
  test.each([
    ["by money on an advance account", [entry({ kind: "deposit", subledger: "advance" })], 101],
    ["by money that settles nothing", [entry({})], 101],
    [
      "in two parts, on the day of the second",
      [entry({ amountCents: -5_000_00 }), entry({ day: 103, amountCents: -520_00 })],
      103,
    ],
    [
      "by what names the document, before other money",
      [entry({ day: 101 }), entry({ day: 102, label: "Acompte PR2611-0042" })],
      102,
    ],
  ])("%s", (_, entries, day) => {
    expect(depositBookedOn(entries, awaited)).toBe(day);
  });

  test.each([
    ["a cent too little", [entry({ amountCents: -5_519_99 })]],
    ["money of the day before", [entry({ day: 99 })]],
    ["what was known when it was granted", [entry({ recordedRevision: 7 })]],
    ["money that settles an invoice", [entry({ settles: "F-1" }), entry({ letter: "AB" })]],
    ["what the customer owes", [entry({ kind: "invoice", amountCents: 5_520_00 })]],
  ])("not by %s", (_, entries) => {
    expect(depositBookedOn(entries, awaited)).toBeNull();
  });
});
