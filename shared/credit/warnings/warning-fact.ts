import type { EpochDay } from "../calendar.ts";
import type { Severity, WarningCode } from "./warning-signals.ts";

/** What somebody saw or heard at a customer (domain.md 5), as far as it acts on figures. Its free text never does. */
export type WarningFact = {
  id: string;
  code: WarningCode;
  severity: Severity;
  /** 0–100; see `CONFIDENCE_PERCENT`. A second independent source makes it at least 80. */
  confidencePercent: number;
  seenOn: EpochDay;
  /** Day an analyst confirmed it; null: still under review, which moves nothing (POLICY 5). */
  confirmedOn: EpochDay | null;
  /** Revision of the confirmation; absent: that of the warning. */
  confirmedRevision?: number | null;
  /** First day it no longer counts; null: by its code. */
  expiresOn: EpochDay | null;
  /** Day it was rejected or contradicted, from which on it is nothing, and the revision of that. */
  closedOn?: EpochDay | null;
  closedRevision?: number | null;
  /** Who saw it: the same signal again by the same person within days is one. */
  author?: string;
  /** The ledger says it: one with what persons say of the same signal meanwhile. */
  byLedger?: boolean;
  /** The score counts what it tells by itself: the warning is named, and takes nothing more. */
  countedByScore?: boolean;
  recordedRevision: number;
};
