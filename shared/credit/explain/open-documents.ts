import type { AssessInput } from "../assess-input.ts";
import { deriveAccount } from "../derive-account.ts";
import { referenceKey } from "../document-reference.ts";
import type { Item } from "../item.ts";
import type { NamedDocument } from "./apply-change.ts";

/** Every document of a customer as of a day, as the assessment of the same input sees them. */
export const itemsOf = (input: AssessInput): Item[] =>
  input.accounts.flatMap(
    ({ entries, terms }) => deriveAccount(entries, { ...input, terms: terms ?? input.terms }).items,
  );

export type OpenDocuments = {
  /** Overdue and not contested, the oldest first, the larger of equal age first. */
  overdue: NamedDocument[];
  /** With a contested part; the amount is that part. */
  disputed: NamedDocument[];
  /** Owed and not due yet, in order of due day. */
  notDue: NamedDocument[];
};

/** Documents that can be named and paid. Those of one number on one account are one: money sent for it goes to all of them. */
export function openDocuments(input: AssessInput): OpenDocuments {
  const overdue = new Map<string, NamedDocument>();
  const disputed = new Map<string, NamedDocument>();
  const notDue = new Map<string, NamedDocument>();
  for (const item of itemsOf(input)) {
    const { dueDay, subledger } = item;
    if (dueDay === null || item.openCents <= 0 || subledger === "bill" || subledger === "factor") continue;
    const key = referenceKey(item.reference);
    if (key === "") continue;
    const at = `${item.accountId} ${subledger} ${key}`;
    const owed = item.openCents - item.disputedCents;
    if (owed > 0) add(input.asOf > dueDay ? overdue : notDue, at, item, dueDay, owed, input.asOf);
    if (item.disputedCents > 0) add(disputed, at, item, dueDay, item.disputedCents, input.asOf);
  }
  const oldestFirst = (documents: Map<string, NamedDocument>) =>
    [...documents.values()].sort(
      (a, b) => a.dueDay - b.dueDay || b.amountCents - a.amountCents || (a.itemId < b.itemId ? -1 : 1),
    );
  return { overdue: oldestFirst(overdue), disputed: oldestFirst(disputed), notDue: oldestFirst(notDue) };
}

function add(
  documents: Map<string, NamedDocument>,
  at: string,
  item: Item,
  dueDay: number,
  amountCents: number,
  asOf: number,
): void {
  const known = documents.get(at);
  const oldest = known === undefined || dueDay < known.dueDay;
  documents.set(at, {
    itemId: oldest ? item.id : known.itemId,
    accountId: item.accountId,
    subledger: item.subledger,
    reference: oldest ? item.reference : known.reference,
    amountCents: (known?.amountCents ?? 0) + amountCents,
    dueDay: oldest ? dueDay : known.dueDay,
    daysLate: Math.max(0, asOf - (oldest ? dueDay : known.dueDay)),
  });
}
