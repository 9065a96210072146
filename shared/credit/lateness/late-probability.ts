import type { EpochDay } from "../calendar.ts";
import { dueDayOf } from "../due-date.ts";
import type { DerivedAccount } from "../item.ts";
import type { Policy } from "../policy.ts";
import type { Terms } from "../terms.ts";
import { experienceOf, MOST_INVOICES } from "./experience.ts";
import {
  type InvoiceHistory,
  type LedgerInvoice,
  type SettledFacts,
  settledFacts,
} from "./ledger-invoice.ts";
import { ledgerInvoicesOf } from "./ledger-invoices-of.ts";
import { type LatenessFit, scoreLateness } from "./score-lateness.ts";

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
 * days late; null under three paid invoices, or where the fit has seen what came after `asOf`. The same integer arithmetic as the backtest measures.
 */
export function lateProbability(
  accounts: readonly DerivedAccount[],
  asOf: EpochDay,
  terms: Pick<Terms, "kind" | "days">,
  fit: LatenessFit,
  policy: Policy,
): LateProbability | null {
  if (fit.asOf > asOf) return null;
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
  const settled: SettledFacts[] = [];
  const open: LedgerInvoice[] = [];
  for (const invoice of invoices) {
    if (invoice.settledDay !== null && invoice.settledDay <= asOf)
      settled.push(settledFacts(invoice, invoice.settledDay));
    else open.push(invoice);
  }
  if (settled.length > MOST_INVOICES) settled.sort(bySettledDay);
  else lastThreeToEnd(settled);
  if (open.length > MOST_INVOICES) open.sort(byDocumentDay);
  return { settled, open };
}

const bySettledDay = (a: SettledFacts, b: SettledFacts): number =>
  a.settledDay - b.settledDay ||
  a.lateDays - b.lateDays ||
  a.termsDays - b.termsDays ||
  a.amountLn - b.amountLn;
const byDocumentDay = (a: LedgerInvoice, b: LedgerInvoice): number =>
  a.documentDay - b.documentDay || a.dueDay - b.dueDay || a.amountCents - b.amountCents;

/** Of a history that is looked at whole only the last three need their place. */
function lastThreeToEnd(settled: SettledFacts[]): void {
  for (let end = settled.length - 1; end >= 0 && end >= settled.length - 3; end--) {
    let latest = end;
    for (let place = 0; place < end; place++) {
      const one = settled[place];
      const other = settled[latest];
      if (one !== undefined && other !== undefined && bySettledDay(one, other) > 0) latest = place;
    }
    const moved = settled[latest];
    const here = settled[end];
    if (moved === undefined || here === undefined) continue;
    settled[end] = moved;
    settled[latest] = here;
  }
}
