import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Database, Statement } from "./database.ts";
import { expectOneChange } from "./expect.ts";
import { fieldReport, fieldReportStep } from "./field-report-schema.ts";
import { inPortfolio, type Portfolio } from "./list-customers.ts";
import { revisionOf } from "./revision.ts";

export type ReportRow = typeof fieldReport.$inferSelect;
export type ReportStepRow = typeof fieldReportStep.$inferSelect;
/** A report with its customer. */
export type FoundReport = { row: ReportRow; customerId: string; customerName: string };

/** The column list SQLite names when the ledger raises the same fact twice. */
export const SAME_FACT =
  "field_report.organization, field_report.entity_id, field_report.code, field_report.fact_key";

type Read = Record<string, unknown> & { customerId: string; customerName: string };

const columns = sql.raw(
  Object.entries(fieldReport)
    .flatMap(([key, column]) =>
      typeof column === "object" && column !== null && "name" in column
        ? [`r.${String(column.name)} as "${key}"`]
        : [],
    )
    .join(", "),
);

const FROM = sql`
  from field_report r
  join legal_entity e on e.organization = r.organization and e.id = r.entity_id
  left join badge b on b.organization = r.organization and b.entity_id = r.entity_id`;

function found({ customerId, customerName, ...read }: Read): FoundReport {
  const facts = typeof read.facts === "string" ? JSON.parse(read.facts) : null;
  const row = { ...read, facts, linkUnconfirmed: read.linkUnconfirmed === 1 };
  return { row: row as unknown as ReportRow, customerId, customerName };
}

async function read(db: Database, condition: SQL, order: SQL, limit: number): Promise<FoundReport[]> {
  const rows = await db.all<Read>(sql`
    select ${columns}, e.public_id as "customerId", e.name as "customerName" ${FROM}
    where ${condition} order by ${order} limit ${limit}`);
  return rows.map(found);
}

/** `ownOnly`: of what others report nothing is seen. */
export type SeeingReports = { portfolio: Portfolio; personId: string; ownOnly: boolean };

/** Own ones, whoever looks after the customer now, and those about customers of the portfolio. */
const visible = ({ portfolio, personId, ownOnly }: SeeingReports): SQL => {
  const own = sql`r.author = ${personId}`;
  if (ownOnly) return own;
  return portfolio.scope === "all" ? sql`true` : sql`(${inPortfolio(portfolio)} or ${own})`;
};

export const EVERY_REPORT: SeeingReports = { portfolio: { scope: "all" }, personId: "", ownOnly: false };

const OPEN = sql`r.state in ('submitted', 'triaged', 'needs_corroboration')`;

export async function findReport(
  db: Database,
  organization: number,
  seeing: SeeingReports,
  id: string,
): Promise<FoundReport | undefined> {
  const condition = sql`r.organization = ${organization} and r.id = ${id} and ${visible(seeing)}`;
  const [row] = await read(db, condition, sql`r.id`, 1);
  return row;
}

export type ReportPlace = { at: number; id: string };
export type ReportFilter = {
  seeing: SeeingReports;
  writtenBy?: string;
  customerId?: string;
  kind?: ReportRow["kind"];
  state?: "open" | "closed";
};

/** The youngest first; after a place when given. */
export function listReports(
  db: Database,
  organization: number,
  { seeing, writtenBy, customerId, kind, state }: ReportFilter,
  after: ReportPlace | null,
  limit: number,
): Promise<FoundReport[]> {
  const condition = sql`
    r.organization = ${organization} and ${visible(seeing)}
    ${writtenBy === undefined ? sql`` : sql`and r.author = ${writtenBy}`}
    ${customerId === undefined ? sql`` : sql`and e.public_id = ${customerId}`}
    ${kind === undefined ? sql`` : sql`and r.kind = ${kind}`}
    ${state === undefined ? sql`` : state === "open" ? sql`and ${OPEN}` : sql`and not ${OPEN}`}
    ${after === null ? sql`` : sql`and (r.submitted_at, r.id) < (${after.at}, ${after.id})`}`;
  return read(db, condition, sql`r.submitted_at desc, r.id desc`, limit);
}

/**
 * What waits to be judged, the most urgent first: credit's turn before the author's, what persons say before what the ledger
 * says, by deadline, then by severity.
 */
export const openReports = (db: Database, organization: number, limit: number): Promise<FoundReport[]> =>
  read(
    db,
    sql`r.organization = ${organization} and ${OPEN}`,
    sql`r.awaiting = 'author', r.source = 'ledger', r.due_at, r.severity desc, r.id`,
    limit,
  );

/** Own ones that are open, or that something became of since. */
export const ownReportsSince = (
  db: Database,
  organization: number,
  personId: string,
  { since, sinceDay }: { since: number; sinceDay: number },
  limit: number,
): Promise<FoundReport[]> =>
  read(
    db,
    sql`r.organization = ${organization} and r.author = ${personId}
      and (${OPEN} or r.submitted_at >= ${since} or r.decided_at >= ${since} or r.outcome_day >= ${sinceDay})`,
    sql`r.submitted_at desc, r.id desc`,
    limit,
  );

/** Reports of the same code about a customer, seen from a day on, that are open or confirmed. */
export const sameSignal = (
  db: Database,
  organization: number,
  { entityId, code, from }: { entityId: number; code: string; from: number },
): Promise<FoundReport[]> =>
  read(
    db,
    sql`r.organization = ${organization} and r.entity_id = ${entityId} and r.kind = 'warning'
      and r.code = ${code} and r.seen_day >= ${from} and (${OPEN} or r.state = 'confirmed')`,
    sql`r.submitted_at desc, r.id desc`,
    50,
  );

/** Highest revision at which any report changed; 0 without one. */
export async function reportRevision(db: Database, organization: number): Promise<number> {
  const [row] = await db.all<{ revision: number | null }>(
    sql`select max(revision) as revision from field_report where organization = ${organization}`,
  );
  return row?.revision ?? 0;
}

/** Codes by how often persons reported them since, the commonest first. */
export async function commonCodes(
  db: Database,
  organization: number,
  since: number,
  limit: number,
): Promise<string[]> {
  const rows = await db.all<{ code: string }>(sql`
    select code from field_report
    where organization = ${organization} and kind = 'warning' and source = 'person' and submitted_at >= ${since}
      and state not in ('rejected', 'withdrawn', 'merged')
    group by code order by count(*) desc, code limit ${limit}`);
  return rows.map(({ code }) => code);
}

export const insertReport = (
  db: Database,
  organization: number,
  row: Omit<ReportRow, "organization" | "recordedRevision" | "revision">,
): Statement =>
  db.insert(fieldReport).values({
    ...row,
    organization,
    recordedRevision: revisionOf(organization),
    revision: revisionOf(organization),
  });

export type ReportChange = Omit<Partial<ReportRow>, "confirmedRevision" | "closedRevision"> & {
  confirmedRevision?: SQL<number>;
  closedRevision?: SQL<number>;
};

/** Makes a report what it is after a step, unless it has taken another one meanwhile: then the batch is undone. */
export const saveReport = (
  db: Database,
  organization: number,
  id: string,
  from: number,
  change: ReportChange,
): Statement[] => [
  db
    .update(fieldReport)
    .set({ ...change, revision: revisionOf(organization) })
    .where(
      and(eq(fieldReport.organization, organization), eq(fieldReport.id, id), eq(fieldReport.version, from)),
    ),
  expectOneChange(db),
];

export const insertReportStep = (
  db: Database,
  organization: number,
  step: Omit<ReportStepRow, "organization">,
): Statement => db.insert(fieldReportStep).values({ ...step, organization });

export const stepsOfReport = (db: Database, organization: number, id: string): Promise<ReportStepRow[]> =>
  db
    .select()
    .from(fieldReportStep)
    .where(and(eq(fieldReportStep.organization, organization), eq(fieldReportStep.reportId, id)))
    .orderBy(fieldReportStep.version);

/** Questions that wait for an answer, the last one of each report. */
export async function openQuestions(
  db: Database,
  organization: number,
  ids: readonly string[],
): Promise<{ reportId: string; cipher: string }[]> {
  if (ids.length === 0) return [];
  return db.all(sql`
    select report_id as "reportId", note_cipher as cipher, max(version) from field_report_step
    where organization = ${organization} and action = 'asked' and note_cipher is not null
      and report_id in (select value from json_each(${JSON.stringify(ids)}))
    group by report_id`);
}

/** Reports of every organization to which time does something now. */
export const dueReports = (
  db: Database,
  now: number,
  limit: number,
): Promise<{ organization: number; id: string }[]> =>
  db.all(sql`
    select organization, id from field_report where next_at is not null and next_at <= ${now}
    order by next_at limit ${limit}`);

/** Warnings about some customers of the last two years, as far as telling them apart takes. */
export type KnownSignal = Pick<ReportRow, "entityId" | "id" | "code" | "source" | "state" | "seenDay"> & {
  factKey: string | null;
  corroboratedBy: string | null;
};

export const knownSignals = (
  db: Database,
  organization: number,
  entityIds: readonly number[],
): Promise<KnownSignal[]> =>
  db.all(sql`
    select entity_id as "entityId", id, code, source, state, seen_day as "seenDay", fact_key as "factKey",
      corroborated_by as "corroboratedBy"
    from field_report
    where organization = ${organization} and kind = 'warning'
      and entity_id in (select value from json_each(${JSON.stringify(entityIds)}))`);

/** What the ledger proves counts from the revision that raised it on. */
export const confirmNew = (db: Database, organization: number, ids: readonly string[]): Statement =>
  db.run(sql`
    update field_report set confirmed_revision = ${revisionOf(organization)}
    where organization = ${organization} and id in (select value from json_each(${JSON.stringify(ids)}))`);
