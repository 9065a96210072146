import type { ReportStepAction } from "#shared/contract/field-reports.ts";
import type { EpochDay } from "#shared/credit/calendar.ts";
import type { FieldReport } from "#shared/field-reports/field-report.ts";
import { type ReportAction, type ReportRefusal, stepReport } from "#shared/field-reports/step-report.ts";
import type { Database, Statement } from "../db/database.ts";
import { isUnexpected } from "../db/expect.ts";
import {
  EVERY_REPORT,
  type FoundReport,
  findReport,
  insertReportStep,
  type ReportChange,
  saveReport,
} from "../db/field-reports.ts";
import { markDue } from "../db/find-customer.ts";
import type { Once } from "../db/idempotency.ts";
import { raiseRevision } from "../db/revision.ts";
import { AppError } from "../errors.ts";
import { reassess } from "./assess-entities.ts";
import type { AuditEntry } from "./audit.ts";
import type { Writing } from "./change-customer.ts";
import { commitChange } from "./commit-change.ts";
import { reportAfter, reportOf } from "./report-row.ts";

/** A person as they act, or null: time, or the ledger. */
export type ReportActor = { personId: string; role: string } | null;

export type ReportStepping = {
  found: FoundReport;
  action: ReportStepAction;
  actor: ReportActor;
  /** What the step makes of the report. */
  after: FieldReport;
  change?: ReportChange;
  reason?: string | null;
  /** Cipher of what was written with it: the log never holds it. */
  noteCipher?: string | null;
  effects?: Statement[];
  audit?: AuditEntry[];
  /** The customer is assessed anew. */
  reassesses: boolean;
  once?: { once: Once; status: number; body: unknown };
};

/** The report after an action, by the state machine; what it refuses is told by code. */
export function steppedReport(
  found: FoundReport,
  action: ReportAction,
  today: EpochDay,
  upon?: number,
): FieldReport {
  const result = stepReport(reportOf(found.row), action, today, upon);
  if (result.ok) return result.value;
  throw new AppError(REFUSED_AS[result.error.reason]);
}

const REFUSED_AS = {
  closed: "report_closed",
  moved_on: "report_moved_on",
  not_expired: "conflict",
  own_report: "own_report",
  not_yours: "not_allowed",
  same_person: "same_person",
  needs_corroboration: "corroboration_needed",
} as const satisfies Record<ReportRefusal["reason"], string>;

/** Somebody took another step of it, or what its effect needs is not so: its document is contested already. */
async function undone(
  db: Database,
  organization: number,
  { id, version }: FoundReport["row"],
  cause: unknown,
): Promise<AppError> {
  const now = await findReport(db, organization, EVERY_REPORT, id);
  return new AppError(now?.row.version === version ? "conflict" : "report_moved_on", { cause });
}

/**
 * Takes one step of a report: row, step, effects and audit in one batch, then the assessment. Somebody quicker undoes all of
 * it, and is told as `report_moved_on`; `conflict`: what it would do is done already.
 */
export async function commitReportStep(
  {
    db,
    organization,
    now,
    today,
  }: Pick<Writing, "db" | "now" | "today"> & {
    organization: Pick<Writing["organization"], "number">;
  },
  stepping: ReportStepping,
): Promise<void> {
  const { found, action, actor, after, change, reason = null, noteCipher = null, once } = stepping;
  const { row } = found;
  const { number } = organization;
  try {
    await commitChange(db, number, {
      statements: [
        raiseRevision(db, number),
        ...saveReport(db, number, row.id, row.version, { ...reportAfter(after), ...change }),
        insertReportStep(db, number, {
          ...{ reportId: row.id, version: after.version, at: now, action, reason, noteCipher },
          ...{ by: actor?.personId ?? null, role: actor?.role ?? null },
        }),
        ...(stepping.effects ?? []),
        ...(stepping.reassesses ? [markDue(db, number, [row.entityId], today)] : []),
      ],
      audit: [
        {
          actor: actor?.personId ?? "job:field_reports",
          action: `report_${action}`,
          subjectKind: "report",
          subjectId: row.id,
          detail: {
            ...{ version: after.version, state: after.state, customerId: found.customerId },
            ...{ kind: row.kind, code: row.code, role: actor?.role ?? null, reason },
          },
        },
        ...(stepping.audit ?? []),
      ],
      now,
      ...(once && { once }),
    });
  } catch (error) {
    throw isUnexpected(error) ? await undone(db, number, row, error) : error;
  }
  if (stepping.reassesses) await reassess(db, number, [row.entityId], today);
}
