import type { EpochDay } from "../credit/calendar.ts";
import { referenceKey, referencesInLabel } from "../credit/document-reference.ts";
import type { Entry } from "../credit/entry.ts";

export type AwaitedDeposit = {
  depositCents: number;
  documentNumber: string;
  /** What was booked before this day, or known at this revision, was there when the deposit was asked for. */
  grantedOn: EpochDay;
  grantedRevision: number;
};

/**
 * Day on which the books show a deposit that a grant waits for; null: not yet. Money that came since, on an advance account or
 * not set against an invoice: by one entry that names the document, or by entries that reach the amount together.
 */
export function depositBookedOn(entries: readonly Entry[], awaited: AwaitedDeposit): EpochDay | null {
  const key = referenceKey(awaited.documentNumber);
  const came = entries
    .filter(isDeposit)
    .filter(
      ({ day, recordedRevision }) => day >= awaited.grantedOn && recordedRevision > awaited.grantedRevision,
    )
    .toSorted((a, b) => a.day - b.day || (a.id < b.id ? -1 : 1));
  const named = key === "" ? [] : came.filter((entry) => names(entry, key));
  return reachedOn(named, awaited.depositCents) ?? reachedOn(came, awaited.depositCents);
}

const names = ({ reference, label }: Entry, key: string): boolean =>
  referenceKey(reference) === key || referencesInLabel(label, (found) => found === key).length > 0;

const isDeposit = ({ amountCents, kind, subledger, settles, letter }: Entry): boolean =>
  amountCents < 0 &&
  (subledger === "advance" ||
    kind === "deposit" ||
    (kind === "payment" && settles === null && letter === null));

function reachedOn(entries: readonly Entry[], cents: number): EpochDay | null {
  let sum = 0;
  for (const { amountCents, day } of entries) {
    sum -= amountCents;
    if (sum >= cents) return day;
  }
  return null;
}
