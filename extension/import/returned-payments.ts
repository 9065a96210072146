import type { EntryRecord } from "#shared/contract/imports.ts";
import { parseIsoDate } from "#shared/credit/calendar.ts";
import type { EntryKind } from "#shared/credit/entry.ts";

const hint = /impay|rejet|retour|unpaid|bounce|returned/i;
const words = /\b(impayee?s?|rejet(ee?)?s?|retours?|retourn(e|ee|es|ees)|unpaid|bounced?|returned)\b/;
const WITHIN_DAYS = 60;

const dayOf = (isoDate: string): number => {
  const day = parseIsoDate(isoDate);
  return day.ok ? day.value : 0;
};

/** True when a label speaks of money that came back: impayé, rejet, retour. */
export const saysReturned = (label: string): boolean =>
  hint.test(label) && words.test(label.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase());

/**
 * Decides between *returned* and *refund* for debits against the bank: returned only when the label says so and the
 * debit reverses a payment of the same customer and the same amount, at most 60 days old (POLICY 1.6). `suspects` are
 * the (key, amount) pairs whose label says so, found on the first reading: only their payments are remembered.
 */
export const returnedPayments = (suspects: ReadonlySet<string>) => {
  const paid = new Map<string, { day: number; line: number; used: boolean }[]>();
  const waiting: { entry: EntryRecord; otherwise: EntryKind }[] = [];
  return {
    pay: (entry: EntryRecord) => {
      const pair = suspect(entry.key, -entry.amountCents);
      if (!suspects.has(pair)) return;
      const days = paid.get(pair) ?? [];
      days.push({ day: dayOf(entry.date), line: entry.line, used: false });
      paid.set(pair, days);
    },
    /** Keeps the entry until the whole file is read. `otherwise`: what it is when it reverses nothing. */
    hold: (entry: EntryRecord, otherwise: EntryKind) => waiting.push({ entry, otherwise }),
    /** The held entries, each decided, oldest first. A payment is reversed once. */
    decide: (): EntryRecord[] =>
      waiting
        .toSorted((a, b) => dayOf(a.entry.date) - dayOf(b.entry.date) || a.entry.line - b.entry.line)
        .map(({ entry, otherwise }) => {
          const day = dayOf(entry.date);
          const payment = (paid.get(suspect(entry.key, entry.amountCents)) ?? [])
            .filter((each) => !each.used && each.day <= day && day - each.day <= WITHIN_DAYS)
            .sort((a, b) => b.day - a.day || b.line - a.line)[0];
          if (payment) payment.used = true;
          return { ...entry, kind: payment ? "returned_payment" : otherwise };
        }),
  };
};

export const suspect = (key: string, amountCents: number): string => `${amountCents} ${key}`;
