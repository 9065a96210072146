import type { ControlTotals, ImportKind } from "#shared/contract/imports.ts";

type Documents = "invoices" | "creditNotes" | "payments";

const DOCUMENTS: Record<Exclude<ImportKind, "orders">, readonly Documents[]> = {
  fec: ["invoices", "creditNotes", "payments"],
  customers: [],
  invoices: ["invoices", "creditNotes"],
  payments: ["payments"],
  "open-items": ["invoices", "creditNotes", "payments"],
};

/** What a report counts: the documents that a file of this kind can hold, nothing that would always be 0. */
export const reportCounts = (kind: ImportKind, totals: ControlTotals) => [
  { name: "lines" as const, count: totals.lines },
  { name: "customers" as const, count: totals.customers },
  ...(kind === "orders"
    ? [{ name: "orders" as const, count: totals.lines - totals.rejected }]
    : DOCUMENTS[kind].map((name) => ({ name, count: totals[name] }))),
  { name: "rejected" as const, count: totals.rejected },
];

/** Its control totals in cents: none for a list of customers, one for orders, both sides for everything booked. */
export const reportAmounts = (kind: ImportKind, { debitCents, creditCents }: ControlTotals) => {
  if (kind === "customers") return [];
  if (kind === "orders") return [{ name: "ordered" as const, cents: debitCents }];
  return [
    { name: "debit" as const, cents: debitCents },
    { name: "credit" as const, cents: creditCents },
  ];
};
