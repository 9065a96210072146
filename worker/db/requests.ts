import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Database, Statement } from "./database.ts";
import { expectOneChange } from "./expect.ts";
import { inPortfolio, type Portfolio } from "./list-customers.ts";
import { revisionOf } from "./revision.ts";
import { creditRequest, creditRequestStep } from "./schema.ts";

export type RequestRow = typeof creditRequest.$inferSelect;
export type StepRow = typeof creditRequestStep.$inferSelect;
export type NewStep = Omit<StepRow, "organization">;

/** The column list SQLite names when an open request asks for the same thing already. */
export const SAME_REQUEST = "credit_request.organization, credit_request.same_as";

/** A request with its customer as far as the asker's portfolio holds it, and the release that was granted. */
export type FoundRequest = { row: RequestRow; customerId: string; customerName: string };

type Read = Record<string, unknown> & { customerId: string; customerName: string };

const columns = sql.raw(
  Object.entries(creditRequest)
    .flatMap(([key, column]) =>
      typeof column === "object" && column !== null && "name" in column
        ? [`r.${String(column.name)} as "${key}"`]
        : [],
    )
    .join(", "),
);

const FROM = sql`
  from credit_request r
  join legal_entity e on e.organization = r.organization and e.id = r.entity_id
  left join badge b on b.organization = r.organization and b.entity_id = r.entity_id`;

const JSON_COLUMNS = [
  "asked",
  "way",
  "askers",
  "firstApproval",
  "grant",
  "refusal",
  "snapshot",
  "authorities",
] as const;

function found({ customerId, customerName, ...columns }: Read): FoundRequest {
  const row: Record<string, unknown> = { ...columns, linkUnconfirmed: columns.linkUnconfirmed === 1 };
  for (const name of JSON_COLUMNS) {
    const text = row[name];
    row[name] = typeof text === "string" ? JSON.parse(text) : null;
  }
  return { row: row as RequestRow, customerId, customerName };
}

async function read(db: Database, condition: SQL, order: SQL, limit: number): Promise<FoundRequest[]> {
  const rows = await db.all<Read>(sql`
    select ${columns}, e.public_id as "customerId", e.name as "customerName" ${FROM}
    where ${condition} order by ${order} limit ${limit}`);
  return rows.map(found);
}

/** Requests about customers of a portfolio, and those that a person asked whoever looks after the customer. */
const visible = (portfolio: Portfolio, personId: string): SQL =>
  portfolio.scope === "all"
    ? sql`true`
    : sql`(${inPortfolio(portfolio)} or exists (select 1 from json_each(r.askers) where value = ${personId}))`;

const OPEN = sql`r.state in ('requested', 'endorsed')`;

export type Seeing = { portfolio: Portfolio; personId: string };

export async function findRequest(
  db: Database,
  organization: number,
  { portfolio, personId }: Seeing,
  id: string,
): Promise<FoundRequest | undefined> {
  const condition = sql`r.organization = ${organization} and r.id = ${id} and ${visible(portfolio, personId)}`;
  const [row] = await read(db, condition, sql`r.id`, 1);
  return row;
}

/** The open request that asks for the same, if there is one. */
export async function findSame(
  db: Database,
  organization: number,
  sameAs: string,
): Promise<FoundRequest | undefined> {
  const [row] = await read(db, sql`r.organization = ${organization} and r.same_as = ${sameAs}`, sql`r.id`, 1);
  return row;
}

export type RequestPlace = { at: number; id: string };
export type RequestFilter = {
  seeing: Seeing;
  /** Only what this person asked; else all that is visible. */
  askedBy?: string;
  customerId?: string;
  state?: "open" | "closed";
};

/** The youngest first; after a place when given. */
export function listRequests(
  db: Database,
  organization: number,
  { seeing, askedBy, customerId, state }: RequestFilter,
  after: RequestPlace | null,
  limit: number,
): Promise<FoundRequest[]> {
  const condition = sql`
    r.organization = ${organization} and ${visible(seeing.portfolio, seeing.personId)}
    ${askedBy === undefined ? sql`` : sql`and exists (select 1 from json_each(r.askers) where value = ${askedBy})`}
    ${customerId === undefined ? sql`` : sql`and e.public_id = ${customerId}`}
    ${state === undefined ? sql`` : state === "open" ? sql`and ${OPEN}` : sql`and not ${OPEN}`}
    ${after === null ? sql`` : sql`and (r.asked_at, r.id) < (${after.at}, ${after.id})`}`;
  return read(db, condition, sql`r.asked_at desc, r.id desc`, limit);
}

/** Everything open that a person may see: by deadline, then by value. */
export const openRequests = (
  db: Database,
  organization: number,
  { portfolio, personId }: Seeing,
  limit: number,
): Promise<FoundRequest[]> =>
  read(
    db,
    sql`r.organization = ${organization} and ${OPEN} and ${visible(portfolio, personId)}`,
    sql`r.due_at, coalesce(r.value_cents, 0) desc, r.id`,
    limit,
  );

/** Those a person asked and that were closed since. */
export const closedSince = (
  db: Database,
  organization: number,
  personId: string,
  since: number,
  limit: number,
): Promise<FoundRequest[]> =>
  read(
    db,
    sql`r.organization = ${organization} and not ${OPEN}
      and exists (select 1 from json_each(r.askers) where value = ${personId})
      and coalesce(r.decided_at, r.asked_at) >= ${since}`,
    sql`coalesce(r.decided_at, r.asked_at) desc, r.id`,
    limit,
  );

/** Other open requests about a customer, the oldest first. */
export const openOfCustomer = (
  db: Database,
  organization: number,
  entityId: number,
  besides: string,
): Promise<FoundRequest[]> =>
  read(
    db,
    sql`r.organization = ${organization} and r.entity_id = ${entityId} and ${OPEN} and r.id <> ${besides}`,
    sql`r.asked_at, r.id`,
    100,
  );

/** Revision of the organization's last change of any request or release; 0 without any. */
export async function requestRevision(db: Database, organization: number): Promise<number> {
  const [row] = await db.all<{ revision: number }>(sql`
    select max(
      coalesce((select max(revision) from credit_request where organization = ${organization}), 0),
      coalesce((select max(revision) from order_release where organization = ${organization}), 0)) as revision`);
  return row?.revision ?? 0;
}

export const insertRequest = (
  db: Database,
  organization: number,
  row: Omit<RequestRow, "organization" | "revision">,
): Statement => db.insert(creditRequest).values({ ...row, organization, revision: revisionOf(organization) });

/** Makes a request what it is after a step, unless it has taken another one meanwhile: then the batch is undone. */
export const saveRequest = (
  db: Database,
  organization: number,
  id: string,
  from: number,
  change: Partial<RequestRow>,
): Statement[] => [
  db
    .update(creditRequest)
    .set({ ...change, revision: revisionOf(organization) })
    .where(
      and(
        eq(creditRequest.organization, organization),
        eq(creditRequest.id, id),
        eq(creditRequest.version, from),
      ),
    ),
  expectOneChange(db),
];

export const insertStep = (db: Database, organization: number, step: NewStep): Statement =>
  db.insert(creditRequestStep).values({ ...step, organization });

export type StepWithAudit = StepRow & { sequence: number | null; hash: string | null };

/** Steps in order, each with its entry in the chain. */
export async function stepsOf(
  db: Database,
  organization: number,
  requestId: string,
): Promise<StepWithAudit[]> {
  const [steps, entries] = await Promise.all([
    db
      .select()
      .from(creditRequestStep)
      .where(
        and(eq(creditRequestStep.organization, organization), eq(creditRequestStep.requestId, requestId)),
      )
      .orderBy(creditRequestStep.version),
    db.all<{ sequence: number; hash: string; version: number | null }>(sql`
      select a.sequence, a.hash, p.body ->> '$.version' as version
      from audit a left join audit_payload p on p.organization = a.organization and p.sequence = a.sequence
      where a.organization = ${organization} and a.subject_kind = 'request' and a.subject_id = ${requestId}
      order by a.sequence`),
  ]);
  const byVersion = new Map(entries.map((entry) => [entry.version, entry]));
  return steps.map((step) => {
    const entry = byVersion.get(step.version);
    return { ...step, sequence: entry?.sequence ?? null, hash: entry?.hash ?? null };
  });
}

/** Requests of any organization to which time has something to do, the most urgent first. */
export const dueRequests = (
  db: Database,
  now: number,
  limit: number,
): Promise<{ organization: number; id: string }[]> =>
  db.all(sql`
    select organization, id from credit_request
    where next_at is not null and next_at <= ${now} order by next_at limit ${limit}`);
