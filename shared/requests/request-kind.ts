/** What may be asked (DESIGN 3, domain.md 7.2), the narrowest first. */
export const REQUEST_KINDS = [
  "order_release",
  "limit_temporary",
  "limit_permanent",
  "terms_change",
  "block",
  "unblock",
  "class_override",
] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

/** Why somebody asks (domain.md 7.4); `other` needs a note. */
export const REQUEST_REASONS = [
  "strategic_account",
  "seasonal_peak",
  "insured",
  "guarantee_received",
  "payment_confirmed",
  "dispute_ours",
  "data_error",
  "group_support",
  "prepayment",
  "one_off_clearance",
  "policy_exception",
  "other",
] as const;
export type RequestReason = (typeof REQUEST_REASONS)[number];

/** Why somebody refuses (domain.md 7.4); `other` needs a note. */
export const REFUSAL_REASONS = [
  "score_low",
  "overdue",
  "over_limit",
  "insolvency",
  "no_cover",
  "identity",
  "incomplete_file",
  "concentration",
  "fraud_suspicion",
  "other",
] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

/** Kinds that take credit away: a cut may be made by anybody who decides (POLICY 4). */
export const isCut = (kind: RequestKind): boolean => kind === "block";
