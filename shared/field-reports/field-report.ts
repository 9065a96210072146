import type { EpochDay } from "../credit/calendar.ts";
import type { ReportKind } from "./report-kind.ts";

/**
 * Where a report stands (DESIGN 3). `triaged`: credit has looked, asked back or half confirmed; `merged`: another report says
 * it; `contradicted`: it was confirmed, and turned out otherwise.
 */
export const REPORT_STATES = [
  "submitted",
  "triaged",
  "needs_corroboration",
  "confirmed",
  "rejected",
  "expired",
  "contradicted",
  "withdrawn",
  "merged",
] as const;
export type ReportState = (typeof REPORT_STATES)[number];

/** Whether somebody still has to say what it is. */
export const awaitsTriage = (state: ReportState): boolean =>
  state === "submitted" || state === "triaged" || state === "needs_corroboration";

/** Persons are compared, not memberships: ids here are those of persons. */
export type FieldReport = {
  kind: ReportKind;
  state: ReportState;
  /** Counts up with every step: what a step was made upon. */
  version: number;
  /** null: the ledger says it. */
  author: string | null;
  /** Nobody confirms it on one person's word. */
  needsCorroboration: boolean;
  /** The person who says it too, or `LEDGER`. */
  corroboratedBy: string | null;
  firstConfirmedBy: string | null;
  awaiting: "credit" | "author";
  /** First day it says nothing any more. */
  expiresOn: EpochDay;
};

export const LEDGER = "ledger";
