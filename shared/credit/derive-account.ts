import { type BillRun, closeBills, pairBills } from "./bills.ts";
import type { EpochDay } from "./calendar.ts";
import { DefaultPolicy } from "./default-policy.ts";
import type { Dispute } from "./dispute.ts";
import { referenceKey } from "./document-reference.ts";
import { dueDayOf } from "./due-date.ts";
import type { Entry } from "./entry.ts";
import type { AllocationMeans, DerivedAccount, Item } from "./item.ts";
import { type Credit, matchCredits, type OpenDocument } from "./match-credits.ts";
import type { Policy } from "./policy.ts";
import { resolveOpenings } from "./resolve-openings.ts";
import { reversePayments } from "./reverse-payments.ts";
import { sortEntries } from "./sort-entries.ts";
import type { Terms } from "./terms.ts";

export type DeriveOptions = {
  terms: Terms;
  asOf: EpochDay;
  /** Entries and disputes recorded in a later revision are not seen. */
  knownAt: number;
  disputes: Dispute[];
  policy?: Pick<Policy, "ledger">;
};

/**
 * Open items of one customer account as of a day: documents, what was set against them and how, credits left over,
 * bills running, deposits (domain.md 4.1, POLICY 1.6, 1.7 and 3). `entries` belong to one account, in any order.
 * Positive item amounts: the customer owes. Never fails; entries dated after `asOf` do not exist.
 */
export function deriveAccount(entries: Entry[], options: DeriveOptions): DerivedAccount {
  const { ledger } = options.policy ?? DefaultPolicy;
  const sorted = sortEntries(entries);
  const seen: Entry[] = [];
  let openings = false;
  for (const entry of sorted) {
    if (entry.day > options.asOf || entry.recordedRevision > options.knownAt) continue;
    seen.push(entry);
    if (entry.kind === "opening") openings = true;
  }
  const resolved = openings ? resolveOpenings(seen) : { entries: seen, letterOf: NONE, lumps: NO_LUMPS };
  const book = readBook(
    resolved.entries,
    options.terms,
    resolved.letterOf,
    resolved.lumps,
    ledger.retentionDays,
  );
  markDisputes(book, options);
  const returned = reversePayments(book.reversals, book.credits, ledger.returnedWithinDays);
  for (const unmatched of returned.unmatched)
    addDocument(book, unmatched, options.terms, resolved.letterOf, false);
  if (returned.unmatched.length > 0) book.documents.sort(byDue);
  const bills = pairBills(book.bills, book.billsPaid, book.credits, returned.voided);
  const credits =
    returned.voided.size === 0 ? book.credits : book.credits.filter((credit) => !returned.voided.has(credit));
  matchCredits(book.documents, book.refunds, credits, ledger);
  if (book.retentions.length > 0 || book.retentionCredits.length > 0) {
    matchCredits(book.retentions, [], book.retentionCredits, ledger);
  }
  return close(book, credits, bills, returned.payments, resolved.lumps.size > 0, options);
}

const NONE: ReadonlyMap<string, string> = new Map();
const NO_LUMPS: ReadonlySet<string> = new Set();

type Book = {
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

function readBook(
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
    if (entry.amountCents === 0 || moved.has(entry)) continue;
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
  book.documents.sort(byDue);
  book.retentions.sort(byDue);
  return book;
}

const REVERSING: ReadonlySet<string> = new Set([
  "returned_payment",
  "payment",
  "bill_accepted",
  "credit_note",
]);

function readReceivable(
  book: Book,
  entry: Entry,
  terms: Terms,
  letterOf: ReadonlyMap<string, string>,
  lumps: ReadonlySet<string>,
): void {
  if (entry.amountCents < 0) book.credits.push(creditOf(entry));
  else if (REVERSING.has(entry.kind)) book.reversals.push(entry);
  else addDocument(book, entry, terms, letterOf, lumps.has(entry.id));
}

function addDocument(
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
  const last = book.documents.at(-1);
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

function documentOf(
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
  return { item, letter: entry.letter, otherLetter: letterOf.get(entry.id) ?? null };
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

/**
 * A transfer to the doubtful account (416) is no payment: the credit on 411 and the debit on 416 cancel out and the
 * invoice stays open under its own due day. Debits on 416 without their credit (transferred before this ledger) remain.
 */
function transferredToDoubtful(entries: Entry[]): ReadonlySet<Entry> {
  const moved = new Set<Entry>();
  const credits = new Map<number, number>();
  for (const entry of entries) {
    if (entry.kind !== "doubtful_transfer") continue;
    if (entry.subledger === "doubtful" && entry.amountCents > 0) continue;
    moved.add(entry);
    if (entry.amountCents < 0) credits.set(-entry.amountCents, (credits.get(-entry.amountCents) ?? 0) + 1);
  }
  if (moved.size === 0) return moved;
  for (const entry of entries) {
    if (entry.kind !== "doubtful_transfer" || entry.subledger !== "doubtful") continue;
    const waiting = credits.get(entry.amountCents) ?? 0;
    if (waiting === 0) continue;
    credits.set(entry.amountCents, waiting - 1);
    moved.add(entry);
  }
  return moved;
}

function markDisputes(book: Book, { asOf, knownAt, disputes }: DeriveOptions): void {
  if (disputes.length === 0) return;
  const contested = new Map<string, number>();
  for (const dispute of disputes) {
    const running = dispute.openedOn <= asOf && (dispute.closedOn === null || dispute.closedOn > asOf);
    const key = referenceKey(dispute.reference);
    if (!running || key === "" || dispute.recordedRevision > knownAt) continue;
    contested.set(key, (contested.get(key) ?? 0) + dispute.amountCents);
  }
  for (const { item } of book.documents) {
    const key = referenceKey(item.reference);
    const left = contested.get(key) ?? 0;
    if (left <= 0) continue;
    item.disputedCents = Math.min(left, item.amountCents);
    contested.set(key, left - item.disputedCents);
  }
}

function close(
  book: Book,
  credits: Credit[],
  bills: BillRun[],
  returned: Entry[],
  preHistoryUnknown: boolean,
  options: DeriveOptions,
): DerivedAccount {
  const { ledger } = options.policy ?? DefaultPolicy;
  const items: Item[] = [];
  for (const documents of [book.documents, book.retentions, book.refunds]) {
    for (const { item } of documents) {
      item.disputedCents = Math.min(item.disputedCents, item.openCents);
      if (item.openCents === 0) item.settledDay = settledDayOf(item, options.asOf, ledger.billPaidAfterDays);
      items.push(item);
    }
  }
  let unappliedCents = 0;
  const receipts: DerivedAccount["receipts"] = [];
  for (const credit of [...credits, ...book.retentionCredits]) {
    unappliedCents -= credit.leftCents;
    if (credit.means === "cash")
      receipts.push({ day: credit.entry.day, amountCents: -credit.entry.amountCents });
    if (credit.means === "credit" && credit.entry.kind !== "deposit") items.push(creditItem(credit));
    if (credit.means === "factor") items.push(factoredItem(credit, options, ledger.factoredRecourseDays));
  }
  items.push(...closeBills(bills, options.terms, options.asOf, ledger.billPaidAfterDays));
  return {
    accountId: book.accountId,
    items,
    unappliedCents,
    toInvoiceCents: Math.max(0, book.toInvoiceCents),
    depositsCents: Math.min(0, book.depositsCents),
    returned: returned.map((entry) => ({
      day: entry.day,
      amountCents: entry.amountCents,
      entryId: entry.id,
    })),
    receipts,
    preHistoryUnknown,
    firstDay: book.firstDay,
    lastDay: book.lastDay,
  };
}

function settledDayOf(item: Item, asOf: EpochDay, billPaidAfterDays: number): EpochDay | null {
  let settledDay: EpochDay | null = null;
  for (const { day, means } of item.allocations) {
    if (means === "bill" && day + billPaidAfterDays > asOf) return null;
    if (settledDay === null || day > settledDay) settledDay = day;
  }
  return settledDay;
}

function creditItem({ entry, leftCents }: Credit): Item {
  const { item } = documentOf(entry, null, false, NONE);
  item.openCents = leftCents === 0 ? 0 : -leftCents;
  return item;
}

/** The factor may come back on us until some time after the due day: until then the item stays exposure. */
function factoredItem(credit: Credit, { asOf, terms }: DeriveOptions, recourseDays: number): Item {
  const { entry } = credit;
  const dueDay = credit.latestDue ?? dueDayOf(entry.documentDay, terms);
  const { item } = documentOf(entry, dueDay + recourseDays, credit.latestDue === null, NONE);
  item.subledger = "factor";
  item.amountCents = -entry.amountCents;
  item.openCents = asOf < dueDay + recourseDays ? item.amountCents : 0;
  item.settledDay = item.openCents === 0 ? dueDay + recourseDays : null;
  return item;
}
