import { expect, test } from "vitest";
import { reportAmounts, reportCounts } from "#extension/views/dashboard/imports/report-counts.ts";
import type { ControlTotals, ImportKind } from "#shared/contract/imports.ts";

const totals: ControlTotals = {
  lines: 12,
  rejected: 2,
  customers: 5,
  invoices: 4,
  creditNotes: 1,
  payments: 3,
  debitCents: 900,
  creditCents: 400,
};
const told = (kind: ImportKind) => [
  ...reportCounts(kind, totals).map(({ name, count }) => `${name} ${count}`),
  ...reportAmounts(kind, totals).map(({ name, cents }) => `${name} ${cents}`),
];

test.each<[ImportKind, string[]]>([
  [
    "fec",
    [
      "lines 12",
      "customers 5",
      "invoices 4",
      "creditNotes 1",
      "payments 3",
      "rejected 2",
      "debit 900",
      "credit 400",
    ],
  ],
  ["customers", ["lines 12", "customers 5", "rejected 2"]],
  ["orders", ["lines 12", "customers 5", "orders 10", "rejected 2", "ordered 900"]],
  ["payments", ["lines 12", "customers 5", "payments 3", "rejected 2", "debit 900", "credit 400"]],
  [
    "invoices",
    ["lines 12", "customers 5", "invoices 4", "creditNotes 1", "rejected 2", "debit 900", "credit 400"],
  ],
])("the report of %s speaks of what such a file can hold", (kind, words) => {
  expect(told(kind)).toEqual(words);
});
