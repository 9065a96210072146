import type { CustomerRecord, EntryRecord, ImportChunk, OrderRecord } from "#shared/contract/imports.ts";
import type { EpochDay } from "#shared/credit/calendar.ts";
import { ENTRY_KINDS, SUBLEDGERS } from "#shared/credit/entry.ts";
import type { ChunkTotals } from "../db/import-rows.ts";
import { readDay } from "./read-day.ts";

/** What is kept of an account's record until its import is committed: `chunk` decides which of two records wins. */
export type StoredCustomer = CustomerRecord & { chunk: number };

/** Every account that a chunk names, each once. */
export const accountNumbers = ({ customers, entries, orders }: ImportChunk): string[] => [
  ...new Set([customers, entries, orders].flatMap((records) => records.map((record) => record.key))),
];

/** Rows of `insertCustomers`. */
export const customerRows = (chunk: number, customers: CustomerRecord[]): [string, StoredCustomer][] =>
  customers.map((record) => [record.key, { ...record, chunk }]);

/** Rows of `insertEntries`. */
export const entryRows = (entries: EntryRecord[]): (string | number | null)[][] =>
  entries.map((entry) => [
    entry.key,
    dayOf(entry.date),
    entry.line,
    kindCodes.get(entry.kind) ?? -1,
    subledgerCodes.get(entry.subledger) ?? -1,
    dayOf(entry.documentDate),
    entry.dueDate === null ? null : dayOf(entry.dueDate),
    entry.reference,
    entry.label,
    entry.amountCents,
    entry.letter,
    entry.settles,
    entry.voucher,
    entry.foreign?.currency ?? null,
    entry.foreign?.amountCents ?? null,
    entry.vatBasisPoints ?? null,
  ]);

/** Rows of `insertOrders`. */
export const orderRows = (orders: OrderRecord[]): (string | number | null)[][] =>
  orders.map((order) => [
    order.key,
    order.number,
    dayOf(order.date),
    order.deliveryDate === null ? null : dayOf(order.deliveryDate),
    order.amountCents,
    order.status,
  ]);

/** What `check` adds up later. */
export function chunkTotals(index: number, chunk: ImportChunk): ChunkTotals {
  let balanceCents = 0;
  let firstDay: EpochDay | null = null;
  let lastDay: EpochDay | null = null;
  const billing: Record<string, number> = {};
  for (const entry of chunk.entries) {
    const day = dayOf(entry.date);
    balanceCents += entry.amountCents;
    if (firstDay === null || day < firstDay) firstDay = day;
    if (lastDay === null || day > lastDay) lastDay = day;
    if (entry.kind !== "invoice" && entry.kind !== "credit_note") continue;
    const month = entry.documentDate.slice(0, 7);
    billing[month] = (billing[month] ?? 0) + entry.amountCents;
  }
  return {
    index,
    hash: chunk.hash,
    customers: chunk.customers.length,
    entries: chunk.entries.length,
    orders: chunk.orders.length,
    balanceCents,
    firstDay,
    lastDay,
    billing: JSON.stringify(billing),
  };
}

const kindCodes = new Map<string, number>(ENTRY_KINDS.map((kind, code) => [kind, code]));
const subledgerCodes = new Map<string, number>(SUBLEDGERS.map((subledger, code) => [subledger, code]));

const MEMORY = 10_000;
const known = new Map<string, EpochDay>();

/** Dates repeat in a ledger: each is read once. */
function dayOf(text: string): EpochDay {
  const day = known.get(text);
  if (day !== undefined) return day;
  const read = readDay(text, "date");
  if (known.size < MEMORY) known.set(text, read);
  return read;
}
