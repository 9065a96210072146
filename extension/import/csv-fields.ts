import type { ImportKind } from "#shared/contract/imports.ts";

export type CsvKind = Exclude<ImportKind, "fec">;
export const CSV_KINDS = ["customers", "invoices", "payments", "open-items", "orders"] as const;

/** Everything a column of a CSV may mean. */
export const CSV_FIELDS = [
  "key",
  "name",
  "siren",
  "siret",
  "vat",
  "domain",
  "terms",
  "payerKey",
  "groupName",
  "repCode",
  "approvedLimit",
  "approvedUntil",
  "insuredLimit",
  "insurerReference",
  "otherName",
  "number",
  "type",
  "date",
  "dueDate",
  "amount",
  "debit",
  "credit",
  "label",
  "settles",
  "currency",
  "deliveryDate",
  "status",
] as const;
export type CsvField = (typeof CSV_FIELDS)[number];

const identity = ["key", "name", "siren", "siret", "vat"] as const;

/** Fields that a kind of file may have, for the mapping table of the import page. */
export const FIELDS_OF_KIND: Record<CsvKind, readonly CsvField[]> = {
  customers: [
    ...identity,
    "domain",
    "terms",
    "payerKey",
    "groupName",
    "repCode",
    "approvedLimit",
    "approvedUntil",
    "insuredLimit",
    "insurerReference",
    "otherName",
  ],
  invoices: [
    ...identity,
    "number",
    "type",
    "date",
    "dueDate",
    "amount",
    "debit",
    "credit",
    "currency",
    "label",
  ],
  payments: [...identity, "number", "date", "amount", "debit", "credit", "settles", "label"],
  "open-items": [
    ...identity,
    "number",
    "type",
    "date",
    "dueDate",
    "amount",
    "debit",
    "credit",
    "currency",
    "label",
  ],
  orders: [...identity, "number", "date", "deliveryDate", "amount", "status"],
};

/** One of each group must be mapped for the kind to be read. */
export const REQUIRED_OF_KIND: Record<CsvKind, readonly (readonly CsvField[])[]> = {
  customers: [["key", "siren", "siret", "name"]],
  invoices: [["key", "siren", "siret", "name"], ["number"], ["date"], ["amount", "debit", "credit"]],
  payments: [["key", "siren", "siret", "name"], ["date"], ["amount", "debit", "credit"]],
  "open-items": [
    ["key", "siren", "siret", "name"],
    ["amount", "debit", "credit"],
  ],
  orders: [["key", "siren", "siret", "name"], ["number"], ["date"], ["amount"]],
};

/** Required groups that the mapping does not fill. */
export const missingFields = (kind: CsvKind, mapped: Partial<Record<CsvField, string>>): CsvField[] =>
  REQUIRED_OF_KIND[kind]
    .filter((group) => !group.some((field) => mapped[field] !== undefined))
    .map(([first]) => first ?? "key");
