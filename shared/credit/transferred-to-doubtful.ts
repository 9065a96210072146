import type { Entry } from "./entry.ts";
import { hasKind } from "./has-kind.ts";

const NOTHING_MOVED: ReadonlySet<Entry> = new Set();

/**
 * A transfer to the doubtful account (416) is no payment: the credit on 411 and the debit on 416 cancel out and the
 * invoice stays open under its own due day. Debits on 416 without their credit (transferred before this ledger) remain.
 */
export function transferredToDoubtful(entries: Entry[]): ReadonlySet<Entry> {
  if (!hasKind(entries, "doubtful_transfer")) return NOTHING_MOVED;
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
