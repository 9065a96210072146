import type { EpochDay } from "./calendar.ts";
import { dueDayOf } from "./due-date.ts";
import type { Entry, EntryKind } from "./entry.ts";
import type { AllocationMeans, Item } from "./item.ts";
import type { Credit, OpenDocument } from "./match-credits.ts";
import { sortUnlessSorted } from "./sort-unless-sorted.ts";
import type { Terms } from "./terms.ts";
import { transferredToDoubtful } from "./transferred-to-doubtful.ts";

/** The lines of one account by what they are. */
export type Book = {
  accountId: number;
  documents: OpenDocument[];
  refunds: OpenDocument[];
  retentions: OpenDocument[];
  credits: Credit[];
  retentionCredits: Credit[];
  /** Debits that take a payment or a credit back. */
  reversals: Entry[];
  bills: Entry[];
  billsPaid: Entry[];
  toInvoiceCents: number;
  depositsCents: number;
  firstDay: EpochDay | null;
  lastDay: EpochDay | null;
};

/** Sorts visible lines, already without repeated openings, into documents, credits and the rest. Documents come by due day. */
export function readBook(
  entries: Entry[],
  terms: Terms,
  letterOf: ReadonlyMap<string, string>,
  lumps: ReadonlySet<string>,
  retentionDays: number,
): Book {
  const book: Book = {
    accountId: entries[0]?.accountId ?? 0,
    documents: [],
    refunds: [],
    retentions: [],
    credits: [],
    retentionCredits: [],
    reversals: [],
    bills: [],
    billsPaid: [],
    toInvoiceCents: 0,
    depositsCents: 0,
    firstDay: null,
    lastDay: null,
  };
  const moved = transferredToDoubtful(entries);
  for (const entry of entries) {
    book.firstDay ??= entry.day;
    book.lastDay = entry.day;
    if (entry.amountCents === 0 || (moved.size > 0 && moved.has(entry))) continue;
    if (entry.subledger === "receivable") {
      readReceivable(book, entry, terms, letterOf, lumps);
      continue;
    }
    switch (entry.subledger) {
      case "to_invoice":
        book.toInvoiceCents += entry.amountCents;
        break;
      case "advance":
        book.depositsCents += entry.amountCents;
        break;
      case "factor":
        break;
      case "bill":
        (entry.amountCents > 0 ? book.bills : book.billsPaid).push(entry);
        break;
      case "retention":
        if (entry.amountCents < 0) book.retentionCredits.push(creditOf(entry));
        else {
          const dueDay = entry.dueDay ?? entry.documentDay + retentionDays;
          book.retentions.push(documentOf(entry, dueDay, entry.dueDay === null, letterOf));
        }
        break;
      default:
        readReceivable(book, entry, terms, letterOf, lumps);
    }
  }
  sortByDue(book.documents);
  sortByDue(book.retentions);
  return book;
}

const isReversing = (kind: EntryKind): boolean =>
  kind === "returned_payment" || kind === "payment" || kind === "bill_accepted" || kind === "credit_note";

function readReceivable(
  book: Book,
  entry: Entry,
  terms: Terms,
  letterOf: ReadonlyMap<string, string>,
  lumps: ReadonlySet<string>,
): void {
  if (entry.amountCents < 0) book.credits.push(creditOf(entry));
  else if (isReversing(entry.kind)) book.reversals.push(entry);
  else addDocument(book, entry, terms, letterOf, lumps.size > 0 && lumps.has(entry.id));
}

/** Adds a debit as the document it is; the caller sorts again. */
export function addDocument(
  book: Book,
  entry: Entry,
  terms: Terms,
  letterOf: ReadonlyMap<string, string>,
  lump: boolean,
): void {
  if (entry.kind === "refund" || entry.kind === "payment" || entry.kind === "credit_note") {
    book.refunds.push(documentOf(entry, null, false, letterOf));
    return;
  }
  if (entry.kind === "returned_payment") {
    book.documents.push(documentOf(entry, entry.dueDay ?? entry.day, false, letterOf));
    return;
  }
  const last = book.documents[book.documents.length - 1];
  if (last !== undefined && sameDocument(last, entry)) {
    last.item.amountCents += entry.amountCents;
    last.item.openCents += entry.amountCents;
    return;
  }
  const dueDay = Math.max(entry.dueDay ?? dueDayOf(entry.documentDay, terms), entry.documentDay);
  book.documents.push(documentOf(entry, dueDay, entry.dueDay === null && (terms.assumed || lump), letterOf));
}

/** Lines of one document follow each other: same number, day, due day and lettering. */
const sameDocument = ({ item, letter }: OpenDocument, entry: Entry): boolean =>
  entry.reference !== "" &&
  item.reference === entry.reference &&
  item.kind === entry.kind &&
  item.subledger === entry.subledger &&
  item.documentDay === entry.documentDay &&
  letter === entry.letter &&
  entry.dueDay === null;

export function documentOf(
  entry: Entry,
  dueDay: EpochDay | null,
  dueAssumed: boolean,
  letterOf: ReadonlyMap<string, string>,
): OpenDocument {
  const item: Item = {
    id: entry.id,
    accountId: entry.accountId,
    kind: entry.kind,
    subledger: entry.subledger,
    reference: entry.reference,
    label: entry.label,
    documentDay: entry.documentDay,
    dueDay,
    dueAssumed,
    amountCents: entry.amountCents,
    openCents: entry.amountCents,
    disputedCents: 0,
    allocations: [],
    settledDay: null,
  };
  return {
    item,
    letter: entry.letter,
    otherLetter: letterOf.size === 0 ? null : (letterOf.get(entry.id) ?? null),
  };
}

function creditOf(entry: Entry): Credit {
  const means = meansOf(entry);
  const day = means === "bill" ? entry.dueDay : entry.day;
  return { entry, leftCents: -entry.amountCents, means, day, latestDue: null };
}

function meansOf(entry: Entry): AllocationMeans {
  if (entry.kind === "payment" || entry.kind === "refund" || entry.kind === "returned_payment") return "cash";
  if (entry.kind === "bill_accepted" || entry.kind === "bill_paid") return "bill";
  if (entry.kind === "factored") return "factor";
  return entry.kind === "write_off" ? "loss" : "credit";
}

const byDue = (a: OpenDocument, b: OpenDocument): number =>
  (a.item.dueDay ?? 0) - (b.item.dueDay ?? 0) ||
  a.item.documentDay - b.item.documentDay ||
  (a.item.id < b.item.id ? -1 : a.item.id > b.item.id ? 1 : 0);

/** By due day, then document day, then id. */
export const sortByDue = (documents: OpenDocument[]): void => sortUnlessSorted(documents, byDue);
