import { type ControlTotals, DERIVE_STEPS, type ImportStatus } from "#shared/contract/imports.ts";
import { isoDateOrNull } from "#shared/credit/calendar.ts";
import type { ImportRow } from "../db/imports.ts";

function failureOf({ failedStep, failedAt }: ImportRow): Pick<ImportStatus, "failure"> {
  const step = DERIVE_STEPS.find((each) => each === failedStep);
  return step && failedAt !== null ? { failure: { step, at: new Date(failedAt).toISOString() } } : {};
}

/** An import as its clients see it; `createdBy` is the person's name. */
export const importStatus = (row: ImportRow, chunksReceived: number, createdBy: string): ImportStatus => ({
  id: row.publicId,
  kind: row.kind,
  source: row.source,
  fileName: row.fileName,
  fingerprint: row.fingerprint,
  state: row.state,
  siren: row.siren,
  exerciseStart: isoDateOrNull(row.exerciseStart),
  exerciseEnd: isoDateOrNull(row.exerciseEnd),
  chunksReceived,
  totals: row.totals as ControlTotals | null,
  derive: { total: row.deriveTotal, done: row.deriveDone },
  ...failureOf(row),
  createdBy,
  createdAt: new Date(row.createdAt).toISOString(),
  committedAt: row.committedAt === null ? null : new Date(row.committedAt).toISOString(),
});
