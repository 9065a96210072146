import { type BillRun, closeBills, pairBills } from "./bills.ts";
import type { EpochDay } from "./calendar.ts";
import { DefaultPolicy } from "./default-policy.ts";
import type { Dispute } from "./dispute.ts";
import { dueDayOf } from "./due-date.ts";
import type { Entry } from "./entry.ts";
import { hasKind } from "./has-kind.ts";
import type { DerivedAccount, Item } from "./item.ts";
import { markDisputes } from "./mark-disputes.ts";
import { type Credit, matchCredits } from "./match-credits.ts";
import type { Policy } from "./policy.ts";
import { addDocument, type Book, documentOf, readBook, sortByDue } from "./read-book.ts";
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
  const seen = visible(sortEntries(entries), options.asOf, options.knownAt);
  const resolved = hasKind(seen, "opening")
    ? resolveOpenings(seen)
    : { entries: seen, letterOf: NONE, lumps: NO_LUMPS };
  const book = readBook(
    resolved.entries,
    options.terms,
    resolved.letterOf,
    resolved.lumps,
    ledger.retentionDays,
  );
  markDisputes(book.documents, options.disputes, options.asOf, options.knownAt);
  const returned = reversePayments(book.reversals, book.credits, ledger.returnedWithinDays);
  for (const unmatched of returned.unmatched)
    addDocument(book, unmatched, options.terms, resolved.letterOf, false);
  if (returned.unmatched.length > 0) sortByDue(book.documents);
  const bills = pairBills(book.bills, book.billsPaid, book.credits, returned.voided);
  const credits =
    returned.voided.size === 0 ? book.credits : book.credits.filter((credit) => !returned.voided.has(credit));
  matchCredits(book.documents, book.refunds, credits, ledger);
  if (book.retentions.length > 0 || book.retentionCredits.length > 0) {
    matchCredits(book.retentions, [], book.retentionCredits, ledger);
  }
  return close(book, credits, bills, returned.payments, resolved.lumps.size > 0, options);
}

/** Entries that exist on the day and are known; the list itself where that is all of them. */
function visible(entries: Entry[], asOf: EpochDay, knownAt: number): Entry[] {
  for (const entry of entries) {
    if (entry.day > asOf || entry.recordedRevision > knownAt) {
      return entries.filter(({ day, recordedRevision }) => day <= asOf && recordedRevision <= knownAt);
    }
  }
  return entries;
}

const NONE: ReadonlyMap<string, string> = new Map();
const NO_LUMPS: ReadonlySet<string> = new Set();

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
  const all = book.retentionCredits.length === 0 ? credits : [...credits, ...book.retentionCredits];
  for (const credit of all) {
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
