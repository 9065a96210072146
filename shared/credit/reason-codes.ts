/**
 * Every reason an assessment can give and the figures it carries for its sentence: `…Cents` minor units, `…Day` epoch
 * days (0: none), `…BasisPoints` 1/10,000, `…Centipoints` hundredths of a point, `reference` a document number as printed.
 * Axis "pays" and "lasts": what it took from the score. Axis "rule": 0 centipoints, but it forces or caps the class.
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
  returned_payments: ["count"],
  partial_payments: ["count"],
  no_payment_history: ["experiences", "minimum"],
  external_score: ["axisCentipoints"],
  structural_score: ["axisCentipoints"],
  lasts_unknown: [],
  ledger_only_cap: ["capClass"],
  short_history_cap: ["historyFromDay", "paidInvoices", "minimumDays", "minimumInvoices", "capClass"],
  overdue_beyond_c: ["days", "amountCents", "thresholdCents", "capClass"],
  overdue_beyond_d: ["days", "amountCents", "thresholdCents", "capClass"],
  overdue_beyond_e: ["days", "amountCents", "thresholdCents", "cureDays", "capClass"],
  external_cap: ["axisCentipoints", "boundCentipoints", "capClass"],
  holding_class: ["scoreCentipoints", "earlierCentipoints", "earlierDays", "capClass"],
  event_liquidation: ["eventDay", "capClass"],
  event_reorganisation: ["eventDay", "capClass"],
  event_safeguard: ["eventDay", "capClass"],
  event_plan_resolved: ["eventDay", "capClass"],
  event_struck_off: ["eventDay", "capClass"],
  event_lack_of_funds: ["eventDay", "untilDay", "capClass"],
  event_cover_withdrawn: ["eventDay"],
  event_identity_mismatch: ["eventDay"],
} as const satisfies Record<string, readonly string[]>;

export type ReasonCode = keyof typeof REASON_CODES;
export type ReasonParams<Code extends ReasonCode> = Record<
  (typeof REASON_CODES)[Code][number],
  string | number
>;
