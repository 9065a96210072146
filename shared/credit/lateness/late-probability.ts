import type { EpochDay } from "../calendar.ts";
import { dueDayOf } from "../due-date.ts";
import type { DerivedAccount } from "../item.ts";
import type { Policy } from "../policy.ts";
import type { Terms } from "../terms.ts";
import { experienceOf, MOST_INVOICES } from "./experience.ts";
import { type InvoiceHistory, isSettled, type LedgerInvoice, type SettledInvoice } from "./ledger-invoice.ts";
import { ledgerInvoicesOf } from "./ledger-invoices-of.ts";
import { FIT_VERSION, type LatenessFit, scoreLateness } from "./score-lateness.ts";

/** Chance that the customer pays its next invoice more than `days` late, and what that is known from. */
export type LateProbability = {
  days: number;
  basisPoints: number;
  /** Its own paid invoices. */
  sampleSize: number;
  /** Invoices of all customers from which the weights were learnt; 0: those shipped with the product. */
  learntFrom: number;
};

export const LATE_DAYS = 30;
/** A probability from fewer paid invoices would be the ledger's, not the customer's. */
const LEAST_PAID = 3;

/**
 * Probability that the next invoice, issued on `asOf` on the customer's terms and of its usual amount, is paid more than 30
 * days late; null under three paid invoices, or where the fit has seen what came after `asOf` or is of
 * another version. The same integer arithmetic as the backtest measures.
 */
export function lateProbability(
  accounts: readonly DerivedAccount[],
  asOf: EpochDay,
  terms: Pick<Terms, "kind" | "days">,
  fit: LatenessFit,
  policy: Policy,
): LateProbability | null {
  if (fit.version !== FIT_VERSION || fit.asOf > asOf) return null;
  const invoices = ledgerInvoicesOf(accounts, asOf, policy);
  const history = historyAsOf(invoices, asOf);
  const sampleSize = history.settled.length;
  if (sampleSize < LEAST_PAID) return null;
  let sum = 0;
  for (const { amountCents } of invoices) sum += Math.min(amountCents, MOST_CENTS);
  const asked = {
    documentDay: asOf,
    dueDay: dueDayOf(asOf, terms),
    amountCents: Math.round(sum / invoices.length),
  };
  const { climate } = fit;
  const [ppm = 0] = scoreLateness(fit, experienceOf(history, asked, climate, [LATE_DAYS]), asked, climate);
  return { days: LATE_DAYS, basisPoints: Math.round(ppm / 100), sampleSize, learntFrom: fit.learntFrom };
}

/** 100,000 such amounts still add up exactly. */
const MOST_CENTS = 10_000_000_000;

function historyAsOf(invoices: readonly LedgerInvoice[], asOf: EpochDay): InvoiceHistory {
  const settled: SettledInvoice[] = [];
  const open: LedgerInvoice[] = [];
  for (const invoice of invoices) {
    if (isSettled(invoice) && invoice.settledDay <= asOf) settled.push(invoice);
    else open.push(invoice);
  }
  if (settled.length > MOST_INVOICES) settled.sort(bySettledDay);
  else moveIntoOrder(settled);
  if (open.length > MOST_INVOICES) open.sort(byDocumentDay);
  return { settled, open };
}

const byDocumentDay = (a: LedgerInvoice, b: LedgerInvoice): number =>
  a.documentDay - b.documentDay || a.dueDay - b.dueDay || a.amountCents - b.amountCents;
const bySettledDay = (a: SettledInvoice, b: SettledInvoice): number =>
  a.settledDay - b.settledDay || byDocumentDay(a, b);

/** Invoices come by due day and are paid in nearly that order: a few steps each are less work than a sort. */
function moveIntoOrder(settled: SettledInvoice[]): void {
  for (let place = 1; place < settled.length; place++) {
    const invoice = settled[place];
    if (invoice === undefined) continue;
    let to = place;
    for (let before = settled[to - 1]; before !== undefined; before = settled[to - 1]) {
      const apart = before.settledDay - invoice.settledDay;
      if (apart < 0 || (apart === 0 && byDocumentDay(before, invoice) <= 0)) break;
      settled[to] = before;
      to -= 1;
    }
    settled[to] = invoice;
  }
}
