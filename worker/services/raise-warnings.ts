import { v7 as uuidv7 } from "uuid";
import type { EpochDay } from "#shared/credit/calendar.ts";
import type { LedgerSignal } from "#shared/credit/warnings/ledger-signals.ts";
import { WARNING_SIGNALS } from "#shared/credit/warnings/warning-signals.ts";
import { awaitsTriage, LEDGER } from "#shared/field-reports/field-report.ts";
import { triageDeadline } from "#shared/field-reports/triage-deadline.ts";
import { type Database, isTaken, type Statement } from "../db/database.ts";
import { isUnexpected } from "../db/expect.ts";
import {
  confirmNew,
  EVERY_REPORT,
  findReport,
  insertReport,
  insertReportStep,
  type KnownSignal,
  knownSignals,
  type ReportRow,
  SAME_FACT,
} from "../db/field-reports.ts";
import { policyInForce } from "../db/policies.ts";
import { raiseRevision } from "../db/revision.ts";
import { timeZoneOf } from "../db/tenant-clock.ts";
import type { Noticed } from "./assess-change.ts";
import { readPolicy } from "./assess-inputs.ts";
import type { AuditEntry } from "./audit.ts";
import { commitChange } from "./commit-change.ts";
import { commitReportStep, steppedReport } from "./commit-report.ts";
import { momentIn, timeOf } from "./local-moment.ts";
import { expiryOf, UNTOUCHED } from "./report-row.ts";

type Clock = { now: number; today: EpochDay };
type Raised = { entityId: number; signal: LedgerSignal };

/**
 * After customers were assessed: raises what the ledger warns of by itself, with the codes that persons use. A fact is raised
 * once, and not while the same signal stands already; where a person said it and nobody has judged that, the ledger says it
 * too instead. Gives the customers that something now counts against: to be assessed anew.
 */
export async function raiseWarnings(
  db: Database,
  organization: number,
  noticed: readonly Noticed[],
  clock: Clock,
): Promise<number[]> {
  const signals = noticed.flatMap(({ entityId, signals }) => signals.map((signal) => ({ entityId, signal })));
  if (signals.length === 0) return [];
  const entityIds = [...new Set(signals.map(({ entityId }) => entityId))];
  const known = Map.groupBy(await knownSignals(db, organization, entityIds), ({ entityId }) => entityId);
  const told = signals.map(({ entityId, signal }) => ({
    ...{ entityId, signal },
    same: sameAs(signal, known.get(entityId) ?? []),
  }));
  for (const { signal, same } of told) {
    const said = same.find((each) => each.source === "person" && awaitsTriage(each.state));
    if (said && said.corroboratedBy === null) await sayToo(db, organization, said.id, signal, clock);
  }
  const fresh = told.filter(({ same }) => same.length === 0);
  if (fresh.length > 0) await raise(db, organization, fresh, clock);
  return [...new Set(fresh.filter(({ signal }) => signal.isProven).map(({ entityId }) => entityId))];
}

/** The same fact, whatever became of it, and the same signal while it stands. */
function sameAs({ code, factKey, seenOn }: LedgerSignal, known: readonly KnownSignal[]): KnownSignal[] {
  const { halfLifeDays } = WARNING_SIGNALS[code];
  return known.filter(
    (each) =>
      each.code === code &&
      (each.factKey === factKey ||
        ((awaitsTriage(each.state) || each.state === "confirmed") &&
          Math.abs(each.seenDay - seenOn) <= halfLifeDays)),
  );
}

/** Reports in one batch, as many as a slice of customers gives. */
async function raise(
  db: Database,
  organization: number,
  fresh: readonly Raised[],
  { now, today }: Clock,
): Promise<void> {
  const [policy, timeZone] = await Promise.all([
    policyInForce(db, organization).then(readPolicy),
    timeZoneOf(db, organization),
  ]);
  const deadline = triageDeadline(momentIn(timeZone, now), policy);
  const dueAt = timeOf(timeZone, deadline.due);
  const rows = fresh.map(
    ({ entityId, signal }): Omit<ReportRow, "organization" | "recordedRevision" | "revision"> => {
      const expiresDay = expiryOf(signal.code, signal.seenOn);
      return {
        ...UNTOUCHED,
        ...{ id: uuidv7(), entityId, kind: "warning", source: "ledger", code: signal.code },
        state: signal.isProven ? "confirmed" : "submitted",
        severity: WARNING_SIGNALS[signal.code].severity,
        ...{ knownBy: null, seenDay: signal.seenOn, expiresDay, reference: null, amountCents: null },
        ...{ disputeReason: null, promisedDay: null, author: null },
        ...{ factKey: signal.factKey, facts: signal.facts },
        ...(signal.isProven && { decidedAt: now, confirmedDay: today }),
        ...{ submittedAt: now, dueAt },
        nextAt: timeOf(timeZone, signal.isProven ? { day: expiresDay, minute: 0 } : deadline.remind),
      };
    },
  );
  const statements: Statement[] = rows.flatMap((row) => [
    insertReport(db, organization, row),
    insertReportStep(db, organization, {
      ...{ reportId: row.id, version: 1, at: now, action: "raised", by: null, role: null },
      ...{ reason: null, noteCipher: null },
    }),
  ]);
  const audit = rows.map(
    (row): AuditEntry => ({
      ...{ actor: "job:field_reports", action: "report_raised", subjectKind: "report", subjectId: row.id },
      detail: {
        version: 1,
        state: row.state,
        kind: row.kind,
        code: row.code,
        facts: row.facts,
        factKey: row.factKey,
      },
    }),
  );
  const confirmed = rows.filter(({ state }) => state === "confirmed").map(({ id }) => id);
  try {
    await commitChange(db, organization, {
      statements: [
        raiseRevision(db, organization),
        ...statements,
        ...(confirmed.length > 0 ? [confirmNew(db, organization, confirmed)] : []),
      ],
      audit,
      now,
    });
  } catch (error) {
    // Another assessment of the same customers was quicker: the next one finds what is left.
    if (!isTaken(error, SAME_FACT)) throw error;
  }
}

/** The ledger says what a person said before anybody judged it. */
async function sayToo(
  db: Database,
  organization: number,
  id: string,
  { facts }: LedgerSignal,
  { now, today }: Clock,
): Promise<void> {
  const found = await findReport(db, organization, EVERY_REPORT, id);
  if (!found || !awaitsTriage(found.row.state)) return;
  try {
    await commitReportStep(
      { db, organization: { number: organization }, now, today },
      {
        found,
        action: "corroborated",
        actor: null,
        after: steppedReport(found, { kind: "corroborate", by: LEDGER }, today),
        change: { facts: { ...found.row.facts, ...facts } },
        reassesses: false,
      },
    );
  } catch (error) {
    // Somebody judged it meanwhile.
    if (!isUnexpected(error)) throw error;
  }
}
