/**
 * Field warnings (domain.md 5.1): how grave (1–5), how fast it fades and when it lapses, both in days. Codes are those of the
 * taxonomy in lower case; "positive" is good news.
 */
export const WARNING_SIGNALS = {
  stock_low: { severity: 3, halfLifeDays: 60, expiresAfterDays: 180 },
  stock_pile: { severity: 2, halfLifeDays: 90, expiresAfterDays: 180 },
  delay_request: { severity: 2, halfLifeDays: 60, expiresAfterDays: 180 },
  delay_repeat: { severity: 4, halfLifeDays: 90, expiresAfterDays: 270 },
  finance_evasive: { severity: 3, halfLifeDays: 45, expiresAfterDays: 120 },
  contact_change: { severity: 2, halfLifeDays: 60, expiresAfterDays: 180 },
  bank_change: { severity: 3, halfLifeDays: 90, expiresAfterDays: 270 },
  lost_contract: { severity: 4, halfLifeDays: 180, expiresAfterDays: 365 },
  orders_drop: { severity: 3, halfLifeDays: 90, expiresAfterDays: 180 },
  order_surge: { severity: 3, halfLifeDays: 30, expiresAfterDays: 90 },
  order_rush_new_address: { severity: 4, halfLifeDays: 14, expiresAfterDays: 60 },
  reorganisation_rumoured: { severity: 3, halfLifeDays: 180, expiresAfterDays: 365 },
  merger: { severity: 2, halfLifeDays: 180, expiresAfterDays: 365 },
  management_change: { severity: 2, halfLifeDays: 180, expiresAfterDays: 365 },
  staff_leaving: { severity: 3, halfLifeDays: 120, expiresAfterDays: 270 },
  site_state: { severity: 2, halfLifeDays: 90, expiresAfterDays: 180 },
  site_closed: { severity: 5, halfLifeDays: 60, expiresAfterDays: 180 },
  mail_returned: { severity: 4, halfLifeDays: 60, expiresAfterDays: 180 },
  dispute_pattern: { severity: 3, halfLifeDays: 90, expiresAfterDays: 270 },
  credit_note_push: { severity: 2, halfLifeDays: 60, expiresAfterDays: 180 },
  pay_partial: { severity: 3, halfLifeDays: 60, expiresAfterDays: 180 },
  pay_bounced: { severity: 5, halfLifeDays: 120, expiresAfterDays: 365 },
  pay_method: { severity: 2, halfLifeDays: 60, expiresAfterDays: 180 },
  promise_broken: { severity: 3, halfLifeDays: 60, expiresAfterDays: 180 },
  insurer_warning: { severity: 4, halfLifeDays: 120, expiresAfterDays: 365 },
  other_suppliers: { severity: 2, halfLifeDays: 30, expiresAfterDays: 90 },
  press: { severity: 3, halfLifeDays: 90, expiresAfterDays: 270 },
  accounts_late: { severity: 3, halfLifeDays: 270, expiresAfterDays: 540 },
  lien: { severity: 4, halfLifeDays: 270, expiresAfterDays: 540 },
  supplier_dependence: { severity: 3, halfLifeDays: 180, expiresAfterDays: 365 },
  positive: { severity: 2, halfLifeDays: 120, expiresAfterDays: 270 },
} as const satisfies Record<string, { severity: Severity; halfLifeDays: number; expiresAfterDays: number }>;

export type Severity = 1 | 2 | 3 | 4 | 5;
export type WarningCode = keyof typeof WARNING_SIGNALS;

/** Confidence in percent by how it is known: seen on paper or in a system, seen in person, told by the customer, hearsay. */
export const CONFIDENCE_PERCENT = { document: 100, seen: 80, told: 60, hearsay: 30 } as const;
