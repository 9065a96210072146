import { ACCOUNTS_REASON_CODES } from "./accounts/accounts-reason-codes.ts";
import { STRUCTURE_REASON_CODES } from "./structure/structure-reason-codes.ts";

/**
 * Every reason an assessment can give and the figures it carries for its sentence: `…Cents` minor units, `…Day` epoch
 * days (0: none), `…BasisPoints` 1/10,000, `…Centipoints` hundredths of a point, `reference` a document number as printed,
 * `…Id` the event, warning or grade behind it. Axis "pays" and "lasts": what it took from the score. Axis "rule": it forces or
 * caps the class (0 centipoints), or takes from the whole score, as confirmed warnings do.
 */
export const REASON_CODES = {
  base_points: [],
  payment_index: [
    "indexCentipoints",
    "daysBeyondTerms",
    "lateShareBasisPoints",
    "paidInvoices",
    "overdueInvoices",
  ],
  trend_worse: ["recentCentipoints", "yearCentipoints"],
  oldest_overdue: ["days", "reference", "overdueCents"],
  returned_payments: ["count", "lastDay"],
  partial_payments: ["count", "reference"],
  no_payment_history: ["experiences", "minimum"],
  external_score: ["axisCentipoints"],
  structural_score: ["axisCentipoints"],
  lasts_unknown: [],
  ledger_only_cap: ["capClass"],
  short_history_cap: ["historyFromDay", "paidInvoices", "minimumDays", "minimumInvoices", "capClass"],
  overdue_beyond_c: ["days", "reference", "amountCents", "thresholdCents", "capClass"],
  overdue_beyond_d: ["days", "reference", "amountCents", "thresholdCents", "capClass"],
  overdue_beyond_e: ["days", "reference", "amountCents", "thresholdCents", "cureDays", "capClass"],
  external_cap: ["axisCentipoints", "boundCentipoints", "capClass"],
  holding_class: ["scoreCentipoints", "earlierCentipoints", "earlierDays", "capClass"],
  class_kept: ["scoreCentipoints", "boundCentipoints", "capClass"],
  event_liquidation: ["eventDay", "capClass", "eventId"],
  event_reorganisation: ["eventDay", "capClass", "eventId"],
  event_safeguard: ["eventDay", "capClass", "eventId"],
  event_plan_resolved: ["eventDay", "capClass", "eventId"],
  event_struck_off: ["eventDay", "capClass", "eventId"],
  event_lack_of_funds: ["eventDay", "untilDay", "capClass", "eventId"],
  class_set_by_hand: ["computedClass", "setClass", "untilDay"],
  event_conciliation: ["eventDay", "untilDay", "capClass", "eventId"],
  event_plan_adopted: ["eventDay", "untilDay", "capClass", "eventId"],
  event_cover_withdrawn: ["eventDay", "eventId"],
  event_identity_mismatch: ["eventDay", "eventId"],
  broken_promises: ["count", "lastDay", "untilDay", "capClass"],
  field_warning: ["signal", "severity", "seenDay", "untilDay", "warningId"],
  good_news: ["signal", "severity", "seenDay", "untilDay", "warningId"],
  outside_grade: ["axisCentipoints", "source", "value", "gradeDay", "gradeId"],
  outside_grade_withheld: ["gradeId"],
  negative_equity_cap: ["statementDay", "capClass"],
  ...STRUCTURE_REASON_CODES,
  ...ACCOUNTS_REASON_CODES,
} as const satisfies Record<string, readonly string[]>;

export type ReasonCode = keyof typeof REASON_CODES;
export type ReasonParams<Code extends ReasonCode> = Record<
  (typeof REASON_CODES)[Code][number],
  string | number
>;
