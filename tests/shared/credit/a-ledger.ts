import type { AssessInput } from "#shared/credit/assess-input.ts";
import { type EpochDay, parseIsoDate } from "#shared/credit/calendar.ts";
import { DefaultPolicy } from "#shared/credit/default-policy.ts";
import type { Entry } from "#shared/credit/entry.ts";
import type { Terms } from "#shared/credit/terms.ts";

/** Epoch day of an ISO date that exists. */
export function day(iso: string): EpochDay {
  const parsed = parseIsoDate(iso);
  if (!parsed.ok) throw new Error(`not a date: ${iso}`);
  return parsed.value;
}

export const net30: Terms = { kind: "net", days: 30, assumed: false };

/** An entry with sensible defaults; the sign follows the amount given. */
export function entry(
  given: Partial<Entry> & Pick<Entry, "id" | "kind" | "amountCents"> & { day: EpochDay },
): Entry {
  return {
    accountId: 1,
    subledger: "receivable",
    documentDay: given.day,
    dueDay: null,
    reference: "",
    label: "",
    letter: null,
    settles: null,
    recordedRevision: 1,
    ...given,
  };
}

export const invoice = (id: string, on: EpochDay, amountCents: number, more: Partial<Entry> = {}): Entry =>
  entry({ id, kind: "invoice", day: on, amountCents, reference: id, ...more });

export const payment = (id: string, on: EpochDay, amountCents: number, more: Partial<Entry> = {}): Entry =>
  entry({ id, kind: "payment", day: on, amountCents: -amountCents, ...more });

/** An invoice and the payment that settles it some days after it falls due at 30 days. */
export const paidInvoice = (id: string, on: EpochDay, amountCents: number, daysLate: number): Entry[] => [
  invoice(id, on, amountCents, { letter: `L${id}` }),
  payment(`${id}-paid`, on + 30 + daysLate, amountCents, { letter: `L${id}` }),
];

export function assessInput(entries: Entry[], more: Partial<AssessInput> & { asOf: EpochDay }): AssessInput {
  return {
    accounts: [{ accountId: 1, entries }],
    terms: net30,
    disputes: [],
    events: [],
    limits: [],
    orders: [],
    ordersImported: false,
    policy: DefaultPolicy,
    knownAt: Number.MAX_SAFE_INTEGER,
    ledgerDay: more.asOf,
    ...more,
  };
}
