import type { WarningCode } from "../credit/warnings/warning-signals.ts";

/**
 * What comes in from the field (domain.md 5, 6.3): a warning, an invoice that the customer contests, a payment that the
 * customer announced. All go through the same triage; what a confirmed one does is its kind's.
 */
export const REPORT_KINDS = ["warning", "dispute", "promise"] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

/** How a person knows it. Confidence comes from it alone (`CONFIDENCE_PERCENT`). */
export const KNOWN_BY = ["seen", "told", "hearsay"] as const;
export type KnownBy = (typeof KNOWN_BY)[number];

/** Who says it: a person, or the ledger by its own figures. */
export const REPORT_SOURCES = ["person", "ledger"] as const;
export type ReportSource = (typeof REPORT_SOURCES)[number];

export const REJECTION_REASONS = [
  "not_confirmed",
  "misunderstood",
  "known_already",
  "out_of_date",
  "wrong_customer",
  "not_relevant",
] as const;
export type RejectionReason = (typeof REJECTION_REASONS)[number];

/** Why a customer contests an invoice (domain.md 6.3); `late`: raised after the due day to gain time. */
export const DISPUTE_REASONS = [
  "price",
  "quantity",
  "quality",
  "delivery",
  "order_reference",
  "vat",
  "duplicate",
  "addressee",
  "contract",
  "late",
] as const;
export type DisputeReason = (typeof DISPUTE_REASONS)[number];

/** Rumours that nobody confirms on one person's word (domain.md 5.1): somebody else, or the ledger, must say it too. */
const NEVER_ALONE: readonly WarningCode[] = ["other_suppliers", "staff_leaving"];
export const needsCorroboration = (code: WarningCode | null, knownBy: KnownBy | null): boolean =>
  code !== null && knownBy === "hearsay" && NEVER_ALONE.includes(code);

/** From this severity on a warning about much money takes two persons (domain.md 5.3). */
export const GRAVE_SEVERITY = 4;
/** Confidence, in percent, of what an independent second source says too. */
export const CORROBORATED_PERCENT = 80;
/** What a person writes beside the code. */
export const MOST_TEXT = 280;
