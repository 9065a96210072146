import type { EpochDay } from "./calendar.ts";
import { type Chain, type Chains, chainBy, chainInFront, firstOpen, nextOf } from "./document-chains.ts";
import { referenceKey, referencesInLabel } from "./document-reference.ts";
import type { Entry } from "./entry.ts";
import { findSubset } from "./find-subset.ts";
import type { AllocationMeans, AllocationMethod, Item } from "./item.ts";

/** A document that credits can be set against. */
export type OpenDocument = { item: Item; letter: string | null; otherLetter: string | null };

/** Money or another credit on its way to documents. */
export type Credit = {
  entry: Entry;
  leftCents: number;
  means: AllocationMeans;
  /** Day that counts as payment; null: the due day of what it pays (a bill of unknown maturity). */
  day: EpochDay | null;
  /** Latest due day of the documents it closed. */
  latestDue: EpochDay | null;
};

export type MatchLimits = { subsetDocuments: number; subsetSearches: number };

/** Documents looked at inside one group before giving up on finding the exact one. */
const GROUP_SCAN = 64;

/**
 * Sets credits against documents in the order of domain.md 4.1: lettering, named document, document in the label, exact
 * amount, sum of some, first in first out. Documents sorted by due day, credits by day, both ties by id; `refunds` are
 * debits that give a credit back. Changes both sides in place.
 */
export function matchCredits(
  documents: OpenDocument[],
  refunds: OpenDocument[],
  credits: Credit[],
  limits: MatchLimits,
): void {
  byLetter(documents, refunds, credits);
  const left: Credit[] = [];
  for (const credit of credits) if (credit.leftCents > 0) left.push(credit);
  if (left.length === 0) return;
  settleRefunds(refunds, left, true);
  const queue = openUndisputedFirst(documents);
  byReference(queue, left);
  byExactAmount(queue, left);
  bySubset(queue, left, limits);
  settleRefunds(refunds, left, false);
  byAge([...queue, ...refunds], left);
}

function openUndisputedFirst(documents: OpenDocument[]): OpenDocument[] {
  const queue: OpenDocument[] = [];
  const disputed: OpenDocument[] = [];
  for (const document of documents) {
    const { openCents, disputedCents } = document.item;
    if (openCents > 0) (disputedCents === 0 ? queue : disputed).push(document);
  }
  return disputed.length === 0 ? queue : [...queue, ...disputed];
}

function allocate({ item }: OpenDocument, credit: Credit, method: AllocationMethod): void {
  const amountCents = Math.min(item.openCents, credit.leftCents);
  if (amountCents <= 0) return;
  item.openCents -= amountCents;
  credit.leftCents -= amountCents;
  const day = credit.day ?? Math.max(credit.entry.day, item.dueDay ?? credit.entry.day);
  const allocation = { day, amountCents, entryId: credit.entry.id, method, means: credit.means };
  // A first push would reserve room for sixteen more; most documents are paid once.
  if (item.allocations.length === 0) item.allocations = [allocation];
  else item.allocations.push(allocation);
  if (item.dueDay !== null && (credit.latestDue === null || item.dueDay > credit.latestDue)) {
    credit.latestDue = item.dueDay;
  }
}

function payChain(chains: Chains, key: string, credit: Credit, method: AllocationMethod): void {
  for (
    let chain = firstOpen(chains, key);
    chain !== undefined && credit.leftCents > 0;
    chain = nextOf(chain)
  ) {
    allocate(chain.document, credit, method);
  }
}

function byLetter(documents: OpenDocument[], refunds: OpenDocument[], credits: Credit[]): void {
  const debits = refunds.length === 0 ? documents : [...documents, ...refunds];
  const chains = chainBy(debits, ({ letter }) => letter);
  for (const document of debits) {
    if (document.otherLetter !== null) chainInFront(chains, document.otherLetter, document);
  }
  let unfinished = false;
  for (const credit of credits) {
    const { letter } = credit.entry;
    if (letter === null) continue;
    const exact = exactInGroup(firstOpen(chains, letter), credit);
    if (exact !== undefined) allocate(exact, credit, "letter");
    if (credit.leftCents > 0) unfinished = true;
  }
  if (!unfinished) return;
  for (const credit of credits) {
    if (credit.leftCents > 0 && credit.entry.letter !== null)
      payChain(chains, credit.entry.letter, credit, "letter");
  }
}

function exactInGroup(first: Chain | undefined, credit: Credit): OpenDocument | undefined {
  if (first === undefined || nextOf(first) === undefined) return first?.document;
  const named = referenceKey(credit.entry.settles ?? credit.entry.reference);
  let exact: OpenDocument | undefined;
  let seen = 0;
  for (
    let chain: Chain | undefined = first;
    chain !== undefined && seen < GROUP_SCAN;
    chain = nextOf(chain)
  ) {
    const { item } = chain.document;
    seen += 1;
    if (item.openCents === 0) continue;
    if (named !== "" && referenceKey(item.reference) === named) return chain.document;
    if (exact === undefined && item.openCents === credit.leftCents) exact = chain.document;
  }
  return exact;
}

function byReference(queue: OpenDocument[], credits: Credit[]): void {
  let longest = 0;
  const chains = chainBy(queue, ({ item }) => {
    const key = referenceKey(item.reference);
    if (key.length > longest) longest = key.length;
    return key;
  });
  if (longest === 0) return;
  for (const credit of credits) {
    if (credit.entry.settles !== null)
      payChain(chains, referenceKey(credit.entry.settles), credit, "reference");
  }
  for (const credit of credits) {
    if (credit.leftCents > 0) payChain(chains, referenceKey(credit.entry.reference), credit, "reference");
  }
  const isKnown = (key: string): boolean => key.length <= longest && firstOpen(chains, key) !== undefined;
  for (const credit of credits) {
    if (credit.leftCents === 0 || credit.entry.label === "") continue;
    for (const key of referencesInLabel(credit.entry.label, isKnown)) {
      if (credit.leftCents > 0) payChain(chains, key, credit, "label");
    }
  }
}

function byExactAmount(queue: OpenDocument[], credits: Credit[]): void {
  if (!credits.some((credit) => credit.leftCents > 0)) return;
  const chains = chainBy(queue, ({ item }) => (item.openCents > 0 ? String(item.openCents) : null));
  for (const credit of credits) {
    if (credit.leftCents === 0) continue;
    const oldest = firstOpen(chains, String(credit.leftCents))?.document;
    if (oldest?.item.openCents !== credit.leftCents) continue;
    if (oldest.item.documentDay <= credit.entry.day) allocate(oldest, credit, "exact_amount");
  }
}

function bySubset(queue: OpenDocument[], credits: Credit[], limits: MatchLimits): void {
  let searches = 0;
  let head = 0;
  for (const credit of credits) {
    if (credit.leftCents === 0 || credit.means === "credit") continue;
    while (queue[head]?.item.openCents === 0) head += 1;
    if (searches >= limits.subsetSearches || head >= queue.length) return;
    searches += 1;
    for (const document of findSubset(
      queue,
      head,
      credit.leftCents,
      credit.entry.day,
      limits.subsetDocuments,
    )) {
      allocate(document, credit, "subset");
    }
  }
}

function byAge(queue: OpenDocument[], credits: Credit[]): void {
  let head = 0;
  for (const credit of credits) {
    while (credit.leftCents > 0 && head < queue.length) {
      const document = queue[head];
      if (document === undefined || document.item.openCents === 0) head += 1;
      else allocate(document, credit, "fifo");
    }
  }
}

/** Gives refunds the credit of the same amount they pay back: credit notes first, whatever is left over later. */
function settleRefunds(refunds: OpenDocument[], credits: Credit[], notesOnly: boolean): void {
  if (refunds.length === 0) return;
  const byAmount = new Map<number, Credit[]>();
  for (const credit of credits) {
    if (credit.leftCents === 0 || (notesOnly && credit.means !== "credit")) continue;
    const same = byAmount.get(credit.leftCents);
    if (same === undefined) byAmount.set(credit.leftCents, [credit]);
    else same.push(credit);
  }
  for (const refund of refunds) {
    const same = byAmount.get(refund.item.openCents);
    const credit = same?.[0];
    if (same === undefined || credit === undefined || credit.entry.day > refund.item.documentDay) continue;
    allocate(refund, credit, "exact_amount");
    same.shift();
  }
}
