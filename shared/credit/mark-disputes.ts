import type { EpochDay } from "./calendar.ts";
import type { Dispute } from "./dispute.ts";
import { referenceKey } from "./document-reference.ts";
import type { OpenDocument } from "./match-credits.ts";

/** Writes on documents how much of them is contested on a day; a dispute of a number spreads over its documents in order. */
export function markDisputes(
  documents: OpenDocument[],
  disputes: readonly Dispute[],
  asOf: EpochDay,
  knownAt: number,
): void {
  if (disputes.length === 0) return;
  const contested = new Map<string, number>();
  for (const dispute of disputes) {
    const running = dispute.openedOn <= asOf && (dispute.closedOn === null || dispute.closedOn > asOf);
    const key = referenceKey(dispute.reference);
    if (!running || key === "" || dispute.recordedRevision > knownAt) continue;
    contested.set(key, (contested.get(key) ?? 0) + dispute.amountCents);
  }
  for (const { item } of documents) {
    const key = referenceKey(item.reference);
    const left = contested.get(key) ?? 0;
    if (left <= 0) continue;
    item.disputedCents = Math.min(left, item.amountCents);
    contested.set(key, left - item.disputedCents);
  }
}
