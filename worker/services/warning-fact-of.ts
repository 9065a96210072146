import type { WarningFact } from "#shared/credit/warnings/warning-fact.ts";
import {
  CONFIDENCE_PERCENT,
  type Severity,
  type WarningCode,
} from "#shared/credit/warnings/warning-signals.ts";
import { CORROBORATED_PERCENT } from "#shared/field-reports/report-kind.ts";
import type { WarningFacts } from "../db/facts.ts";

/** The score itself counts what the ledger proves about these: its warnings are named, and take nothing more. */
export const COUNTED_BY_SCORE: readonly string[] = ["pay_partial", "pay_bounced"];

/** A reported warning as the score function takes it. */
export function warningFactOf(row: WarningFacts): WarningFact {
  const isLedger = row.source === "ledger";
  const own = isLedger ? CONFIDENCE_PERCENT.document : CONFIDENCE_PERCENT[row.knownBy ?? "hearsay"];
  return {
    id: row.id,
    code: row.code as WarningCode,
    severity: row.severity as Severity,
    confidencePercent: row.corroboratedBy === null ? own : Math.max(own, CORROBORATED_PERCENT),
    seenOn: row.seenDay,
    confirmedOn: row.confirmedDay,
    confirmedRevision: row.confirmedRevision,
    expiresOn: row.expiresDay,
    closedOn: row.closedDay,
    closedRevision: row.closedRevision,
    ...(row.author !== null && { author: row.author }),
    ...(isLedger && { byLedger: true }),
    ...(isLedger && COUNTED_BY_SCORE.includes(row.code) && { countedByScore: true }),
    recordedRevision: row.recordedRevision,
  };
}
