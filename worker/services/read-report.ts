import { type ReportDetail, type ReportEffect, ReportText } from "#shared/contract/field-reports.ts";
import { assess } from "#shared/credit/assess.ts";
import { addDays, type EpochDay, formatIsoDate, isoDateOrNull } from "#shared/credit/calendar.ts";
import { referenceKey } from "#shared/credit/document-reference.ts";
import { WARNING_SIGNALS } from "#shared/credit/warnings/warning-signals.ts";
import { warningsInForce } from "#shared/credit/warnings/warnings-in-force.ts";
import { wholePoints } from "#shared/credit/whole-points.ts";
import { awaitsTriage } from "#shared/field-reports/field-report.ts";
import {
  type FoundReport,
  listReports,
  type ReportRow,
  sameSignal,
  stepsOfReport,
} from "../db/field-reports.ts";
import { AppError } from "../errors.ts";
import type { ReportTexts } from "../live/report-texts.ts";
import { type CustomerStanding, customerStandingFor } from "./customer-standing.ts";
import {
  isInCircle,
  knowsWho,
  type ReportReading,
  reportStep,
  reportSummary,
  reportTelling,
} from "./describe-report.ts";
import { twoPersonsNeeded } from "./judge-report.ts";
import { openDocument } from "./report-effects.ts";
import { rightsOn, seeingReports, triages } from "./report-rights.ts";
import { codeOf, reportOf } from "./report-row.ts";
import { findVisibleReport } from "./step-on-report.ts";
import { warningFactOf } from "./warning-fact-of.ts";

const MOST_OTHERS = 20;

/**
 * A report with what was written about it, as far as this member may read it without a step in the log; for those who judge
 * also what speaks for and against it, and what confirming would do.
 */
export async function readReport(
  reading: ReportReading,
  texts: ReportTexts,
  id: string,
): Promise<ReportDetail> {
  const { db, organization, member } = reading;
  const found = await findVisibleReport(reading, id);
  const { row } = found;
  const steps = await stepsOfReport(db, organization.number, id);
  const evidence =
    triages(member) || rightsOn(row, member).triage ? await evidenceOf(reading, texts, found) : null;
  const telling = await reportTelling(reading, texts, [row], steps);
  const mayRead = isInCircle(row, member);
  const ciphers = mayRead
    ? [row.cipher, ...steps.map(({ noteCipher }) => noteCipher)].flatMap((cipher) =>
        cipher === null ? [] : [{ reportId: id, cipher }],
      )
    : [];
  const opened = new Map(
    (await texts.open(ciphers)).map((text, at) => [ciphers[at]?.cipher ?? "", text] as const),
  );
  const open = (cipher: string | null) => (cipher === null ? null : (opened.get(cipher) ?? null));
  const written = open(row.cipher);
  const text = written === null ? null : ReportText.parse(JSON.parse(written));
  return {
    report: reportSummary(found, telling),
    text: text?.text ?? null,
    link: text?.link ?? null,
    steps: steps
      .map((step) => (knowsWho(row, member) ? step : { ...step, by: null }))
      .map((step) => reportStep(step, open(step.noteCipher), telling)),
    evidence,
  };
}

async function evidenceOf(
  reading: ReportReading,
  texts: ReportTexts,
  found: FoundReport,
): Promise<ReportDetail["evidence"]> {
  const { db, organization, today } = reading;
  const { row, customerId } = found;
  const [standing, others, same] = await Promise.all([
    customerStandingFor(db, organization.number, row.entityId, today),
    listReports(
      db,
      organization.number,
      { seeing: seeingReports(reading), customerId },
      null,
      MOST_OTHERS + 1,
    ),
    sameSignal(db, organization.number, {
      ...{ entityId: row.entityId, code: row.code, from: addDays(row.seenDay, -SAME_WITHIN_DAYS) },
    }),
  ]);
  const rest = others.filter((other) => other.row.id !== row.id).slice(0, MOST_OTHERS);
  const telling = await reportTelling(
    reading,
    texts,
    rest.map((other) => other.row),
  );
  const { assessment } = standing;
  return {
    riskClass: assessment.riskClass,
    scorePoints: wholePoints(assessment.scoreCentipoints),
    exposureCents: assessment.exposure.totalCents,
    limitCents: assessment.limitInForce.amountCents,
    overdueCents: assessment.overdueCents,
    oldestOverdueDays: assessment.oldestOverdueDays,
    aging: assessment.aging,
    ledgerDate: isoDateOrNull(assessment.ledgerDay),
    documentOpenCents: await documentOpen(reading, row),
    effect: row.kind === "warning" && awaitsTriage(row.state) ? effectOf(row, standing, today) : null,
    twoPersonsNeeded: twoPersonsNeeded(row, standing),
    needsCorroboration: reportOf(row).needsCorroboration && row.corroboratedBy === null,
    others: rest.map((other) => reportSummary(other, telling)),
    same: (row.kind === "warning" ? same : rest.filter((other) => saysTheSame(other.row, row)))
      .map((other) => other.row.id)
      .filter((id) => id !== row.id),
  };
}

const saysTheSame = (a: ReportRow, b: ReportRow): boolean =>
  a.kind === b.kind &&
  referenceKey(a.reference ?? "") === referenceKey(b.reference ?? "") &&
  (awaitsTriage(a.state) || a.state === "confirmed");

/** Reports of one code this close to each other are looked at as one. */
const SAME_WITHIN_DAYS = 90;

async function documentOpen(reading: ReportReading, row: ReportRow): Promise<number | null> {
  if (row.kind === "warning" || row.reference === null) return null;
  try {
    return (await openDocument(reading, row)).openCents;
  } catch (error) {
    if (error instanceof AppError && error.code === "invalid_input") return null;
    throw error;
  }
}

/** What the score function makes of the customer with this warning confirmed today, beside without it. */
function effectOf(
  row: ReportRow,
  { input, assessment }: CustomerStanding,
  today: EpochDay,
): ReportEffect | null {
  const code = codeOf(row);
  if (code === null) return null;
  const others = (input.warnings ?? []).filter(({ id }) => id !== row.id);
  const own = (input.warnings ?? []).find(({ id }) => id === row.id) ?? warningFactOf(row);
  const warnings = [...others, { ...own, confirmedOn: today, confirmedRevision: null }];
  const after = assess({ ...input, warnings });
  const { effects } = warningsInForce(warnings, today, input.knownAt, input.policy);
  return {
    centipoints: effects.find(({ warning }) => warning.id === row.id)?.reason.centipoints ?? 0,
    halfOn: formatIsoDate(addDays(row.seenDay, WARNING_SIGNALS[code].halfLifeDays)),
    until: formatIsoDate(row.expiresDay),
    classBefore: assessment.riskClass,
    classAfter: after.riskClass,
    scoreBefore: wholePoints(assessment.scoreCentipoints),
    scoreAfter: wholePoints(after.scoreCentipoints),
  };
}
