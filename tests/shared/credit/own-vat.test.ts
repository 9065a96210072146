import { describe, expect, test } from "vitest";
import type { Entry, EntryKind } from "#shared/credit/entry.ts";
import { ownVatRate } from "#shared/credit/own-vat.ts";

const today = 20_000;
type Billed = [kind: EntryKind, daysAgo: number, amountCents: number, vatBasisPoints: number | null];

const account = (billed: Billed[]): { entries: Entry[] } => ({
  entries: billed.map(([kind, daysAgo, amountCents, vatBasisPoints], place) => ({
    id: `${place}`,
    accountId: 1,
    kind,
    subledger: "receivable",
    day: today - daysAgo,
    documentDay: today - daysAgo,
    dueDay: null,
    reference: "",
    label: "",
    amountCents,
    letter: null,
    settles: null,
    recordedRevision: 1,
    vatBasisPoints,
  })),
});

describe("a customer's own rate of VAT", () => {
  test.each<[string, Billed[], number | null]>([
    ["one rate", [["invoice", 10, 12_000, 2_000]], 2_000],
    [
      "most of the revenue, not most of the invoices",
      [
        ["invoice", 10, 1_000, 2_000],
        ["invoice", 20, 1_000, 2_000],
        ["invoice", 30, 9_000, 550],
      ],
      550,
    ],
    [
      "half is not most",
      [
        ["invoice", 10, 1_000, 2_000],
        ["invoice", 20, 1_000, 550],
      ],
      null,
    ],
    [
      "what cannot be read counts against it",
      [
        ["invoice", 10, 1_000, 2_000],
        ["invoice", 20, 1_500, null],
      ],
      null,
    ],
    [
      "what was credited again does not count",
      [
        ["invoice", 10, 5_000, 2_000],
        ["credit_note", 9, -5_000, 2_000],
        ["invoice", 20, 1_000, 550],
      ],
      550,
    ],
    ["exports", [["invoice", 10, 1_000, 0]], 0],
    [
      "a year ago is too long ago",
      [
        ["invoice", 365, 90_000, 2_000],
        ["invoice", 364, 1_000, 550],
      ],
      550,
    ],
    ["payments are no revenue", [["payment", 10, -1_000, 2_000]], null],
    ["nothing billed", [], null],
  ])("%s", (_name, billed, rate) => {
    expect(ownVatRate([account(billed)], today)).toBe(rate);
  });

  test("several accounts of one customer count together", () => {
    const accounts = [account([["invoice", 10, 1_000, 2_000]]), account([["invoice", 10, 4_000, 550]])];
    expect(ownVatRate(accounts, today)).toBe(550);
  });
});
