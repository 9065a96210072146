import type { OrderOutcome } from "#shared/contract/order-outcome.ts";
import type { AssessInput } from "#shared/credit/assess-input.ts";
import type { EpochDay } from "#shared/credit/calendar.ts";
import { deriveAccount } from "#shared/credit/derive-account.ts";
import { referenceKey } from "#shared/credit/document-reference.ts";
import type { Item } from "#shared/credit/item.ts";

/** An order, or an invoice, as the check would have seen it on the day it came in, and how it ended. */
export type ReplayedDocument = {
  day: EpochDay;
  number: string;
  amountCents: number;
  outcome: OrderOutcome;
};

/** An order is invoiced within this time, or not found again by its amount. */
const INVOICED_WITHIN_DAYS = 120;
/** A number this short stands in labels by chance. */
const TELLING_LENGTH = 4;

/**
 * Documents of a customer dated `from` to `to`: the orders, and every invoice that none of them became, since a file of open
 * orders goes back some weeks only. By day and number.
 */
export function replayedDocuments(
  input: AssessInput,
  { from, to }: { from: EpochDay; to: EpochDay },
): ReplayedDocument[] {
  const { asOf, knownAt, disputes, policy } = input;
  const invoices = input.accounts
    .flatMap(
      ({ entries, terms }) =>
        deriveAccount(entries, { terms: terms ?? input.terms, asOf, knownAt, disputes, policy }).items,
    )
    .filter(({ kind, amountCents }) => kind === "invoice" && amountCents > 0);
  const inPeriod = (day: EpochDay) => day >= from && day <= to;
  const grace = policy.behaviour.graceDays;
  const invoiced = new Set<Item>();
  const documents: ReplayedDocument[] = input.orders
    .filter(({ amountCents, status }) => amountCents > 0 && status !== "framework")
    .map(({ day, number, amountCents }) => {
      const invoice = invoiceOf(number, day, amountCents, invoices);
      if (invoice) invoiced.add(invoice);
      return { day, number, amountCents, outcome: invoice ? outcomeOf(invoice, asOf, grace) : "unknown" };
    });
  for (const item of invoices) {
    if (invoiced.has(item)) continue;
    const { documentDay: day, reference: number, amountCents } = item;
    documents.push({ day, number, amountCents, outcome: outcomeOf(item, asOf, grace) });
  }
  return documents
    .filter(({ day }) => inPeriod(day))
    .sort(
      (a, b) =>
        a.day - b.day || (a.number < b.number ? -1 : a.number > b.number ? 1 : a.amountCents - b.amountCents),
    );
}

/** The invoice that names the order, else the first one of its amount that followed. */
function invoiceOf(number: string, day: EpochDay, amountCents: number, invoices: Item[]): Item | undefined {
  const key = referenceKey(number);
  const named = invoices.find(
    ({ reference, label }) =>
      (key !== "" && referenceKey(reference) === key) ||
      (number.length >= TELLING_LENGTH && label.includes(number)),
  );
  return (
    named ??
    invoices
      .filter(
        (item) =>
          item.amountCents === amountCents &&
          item.documentDay >= day &&
          item.documentDay <= day + INVOICED_WITHIN_DAYS,
      )
      .sort((a, b) => a.documentDay - b.documentDay)[0]
  );
}

/** By days late: of what is paid up to its last payment, of what is open up to today. */
function outcomeOf({ settledDay, dueDay, openCents }: Item, asOf: EpochDay, graceDays: number): OrderOutcome {
  const paid = openCents <= 0 && settledDay !== null;
  const late = dueDay === null ? 0 : (paid ? settledDay : asOf) - dueDay;
  if (late > 60) return "late_over_60";
  if (late > 30) return "late_over_30";
  if (!paid) return "open";
  return late > graceDays ? "paid_late" : "paid_on_time";
}
