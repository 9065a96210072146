import { type SQL, sql } from "drizzle-orm";
import type { Database, Statement } from "./database.ts";
import type { DisputeRow } from "./disputes.ts";
import type { EventRow } from "./events.ts";
import type { AccountRow, AssessmentRow, FoundCustomer } from "./find-customer.ts";
import type { LimitRow } from "./limits.ts";

/** An organization's number, or the SQL that finds it. */
export type OrganizationKey = number | SQL<number>;

type Recorded = "organization" | "entityId" | "recordedRevision";
type Named<Row, Left extends keyof Row> = Omit<Row, Left> & { authorName: string | null };

/** Everything a customer's page shows, as it stands in the database. */
export type CustomerRecord = {
  customer: FoundCustomer;
  /** JSON of the last assessment. */
  assessment: string;
  accounts: AccountRow[];
  history: AssessmentRow[];
  limits: Named<LimitRow, Recorded | "endedRevision">[];
  events: (Named<EventRow, Recorded | "recordedAt" | "revokedRevision" | "noticeId"> & {
    document: string | null;
  })[];
  disputes: Named<DisputeRow, Recorded | "closedRevision">[];
  /** Providers whose grades only credit may see. */
  withheldSources: string[];
};

type Found = FoundCustomer & Record<Exclude<keyof CustomerRecord, "customer">, string | null>;

/** The reads of one customer as one statement: one way to the database and one moment in time. Lists come as JSON. */
export function customerStatement(
  db: Database,
  organization: OrganizationKey,
  publicId: string,
  historyDays: number,
): Statement {
  const ofEntity = sql`organization = e.organization and entity_id = e.id`;
  return db.all(sql`
    select e.id as "entityId", e.public_id as "publicId", e.name, e.siren, b.rep_code as "repCode",
      e.terms_kind as "termsKind", e.terms_days as "termsDays", b.body as badge, b.revision,
      (select body from assessment where ${ofEntity} order by as_of desc, revision desc limit 1) as assessment,
      (select json_group_array(json_object('id', id, 'number', number, 'name', name, 'source', source)
        order by source, number) from customer_account where ${ofEntity}) as accounts,
      (select json_group_array(json_object('asOf', as_of, 'riskClass', risk_class, 'scoreCentipoints', score)
        order by as_of desc)
        from (select as_of, risk_class, score_centipoints as score, max(revision) from assessment where ${ofEntity}
          group by as_of order by as_of desc limit ${historyDays})) as history,
      (select json_group_array(json_object('id', l.id, 'kind', kind, 'amountCents', amount_cents,
        'unlimited', json(iif(unlimited, 'true', 'false')), 'fromDay', from_day, 'untilDay', until_day,
        'reason', reason, 'author', author, 'authorName', u.name, 'recordedAt', recorded_at, 'endedDay', ended_day)
        order by recorded_revision desc, l.id desc)
        from credit_limit l left join user u on u.id = author where ${ofEntity}) as limits,
      (select json_group_array(json_object('id', v.id, 'kind', kind, 'day', day, 'note', note, 'author', author,
        'authorName', u.name, 'revokedAt', revoked_at, 'publishedDay', v.published_day, 'document', n.body ->> '$.url')
        order by day desc, v.id desc)
        from credit_event v left join user u on u.id = author
        left join gazette_notice n on n.organization = v.organization and n.entity_id = v.entity_id and n.id = v.notice_id
        where v.organization = e.organization and v.entity_id = e.id) as events,
      (select json_group_array(json_object('id', d.id, 'reference', reference, 'amountCents', amount_cents,
        'reason', reason, 'author', author, 'authorName', u.name, 'openedDay', opened_day, 'closedDay', closed_day)
        order by opened_day desc, d.id desc)
        from dispute d left join user u on u.id = author where ${ofEntity}) as disputes,
      (select json_group_array(source) from grade_provider
        where organization = e.organization and visible_to = 'credit') as "withheldSources"
    from legal_entity e
    join badge b on b.organization = e.organization and b.entity_id = e.id
    where e.organization = ${organization} and e.public_id = ${publicId} and b.deleted = 0`);
}

/** What `customerStatement` found; undefined when there is no such customer. */
export function customerRecord(result: unknown): CustomerRecord | undefined {
  const [found] = result as Found[];
  if (!found || found.assessment === null) return undefined;
  const { assessment, accounts, history, limits, events, disputes, withheldSources, ...customer } = found;
  return {
    customer,
    assessment,
    accounts: list(accounts),
    history: list(history),
    limits: list(limits),
    events: list(events),
    disputes: list(disputes),
    withheldSources: list(withheldSources),
  };
}

const list = <Row>(json: string | null): Row[] => JSON.parse(json ?? "[]");
