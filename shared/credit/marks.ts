import type { AssessInput } from "./assess-input.ts";
import type { Mark } from "./assessment.ts";
import type { EpochDay } from "./calendar.ts";
import type { DerivedAccount } from "./item.ts";
import { workingDaysBetween } from "./working-days.ts";

export type MarkedFacts = {
  ledgerOnly: boolean;
  shortHistory: boolean;
  ledgerDay: EpochDay | null;
  disputedCents: number;
  limitExpired: boolean;
  warningUnderReview: boolean;
};

/** What the figures are honest about, always in the same order. */
export function marksOf(input: AssessInput, accounts: readonly DerivedAccount[], facts: MarkedFacts): Mark[] {
  const marks: Mark[] = [];
  const { ledgerDay } = facts;
  const hasLedger = ledgerDay !== null;
  if (!hasLedger) marks.push("no_ledger");
  else if (facts.ledgerOnly) marks.push("ledger_only");
  if (input.terms.assumed) marks.push("assumed_terms");
  if (!input.ordersImported) marks.push("without_open_orders");
  if (hasLedger && workingDaysBetween(ledgerDay, input.asOf) > input.policy.order.staleAfterWorkingDays) {
    marks.push("stale_ledger");
  }
  if (hasLedger && facts.shortHistory) marks.push("short_history");
  if (facts.limitExpired) marks.push("limit_expired");
  if (facts.disputedCents > 0) marks.push("disputed");
  if (accounts.some((account) => account.preHistoryUnknown)) marks.push("pre_history_unknown");
  if (facts.warningUnderReview) marks.push("warning_under_review");
  if (input.naturalPerson) marks.push("natural_person");
  return marks;
}
