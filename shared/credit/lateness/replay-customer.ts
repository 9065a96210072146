import type { EpochDay } from "../calendar.ts";
import { type InvoiceHistory, isSettled, type LedgerInvoice, type SettledInvoice } from "./ledger-invoice.ts";

/**
 * Visits the invoices of one customer in order of their day, each with the history as it stood before that day. The history
 * is the same object throughout and only good during the visit. An invoice paid before it was issued is settled on its day.
 */
export function replayCustomer(
  invoices: readonly LedgerInvoice[],
  visit: (invoice: LedgerInvoice, history: InvoiceHistory, place: number) => void,
): void {
  const issued = invoices
    .map((invoice, place) => ({ invoice, place }))
    .sort((a, b) => a.invoice.documentDay - b.invoice.documentDay || a.place - b.place);
  const settling = issued
    .flatMap(({ invoice, place }) => (isSettled(invoice) ? [{ invoice, place }] : []))
    .sort((a, b) => knownOn(a.invoice) - knownOn(b.invoice) || a.place - b.place);
  const settled: SettledInvoice[] = [];
  let open: LedgerInvoice[] = [];
  let nextIssued = 0;
  let nextSettled = 0;
  let today: EpochDay | null = null;
  for (const { invoice, place } of issued) {
    if (invoice.documentDay !== today) {
      today = invoice.documentDay;
      for (let next = issued[nextIssued]; next !== undefined; next = issued[++nextIssued]) {
        if (next.invoice.documentDay >= today) break;
        open.push(next.invoice);
      }
      for (let next = settling[nextSettled]; next !== undefined; next = settling[++nextSettled]) {
        if (knownOn(next.invoice) >= today) break;
        settled.push(next.invoice);
      }
      const day = today;
      open = open.filter(
        (each) => each.settledDay === null || Math.max(each.settledDay, each.documentDay) >= day,
      );
    }
    visit(invoice, { settled, open }, place);
  }
}

const knownOn = ({ documentDay, settledDay }: SettledInvoice): EpochDay => Math.max(settledDay, documentDay);
