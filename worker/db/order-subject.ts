import { sql } from "drizzle-orm";
import type { OrderStatus, ReservationFact } from "#shared/credit/order-fact.ts";
import type { Release } from "#shared/requests/release.ts";
import type { Database, Statement } from "./database.ts";
import type { OrganizationKey } from "./read-customer.ts";

/** Whom an order check is about, and what the exposure may already hold of the document. */
export type OrderSubject = {
  entityId: number;
  repCode: string | null;
  /** Badge row as JSON, without its revision. */
  badge: string;
  groupName: string | null;
  /** JSON of the policy in force; null: the default. */
  policy: string | null;
  /** The organization's rate of the document's currency; null: none is set. */
  rate: { rateE8: number; day: number } | null;
  /** Orders confirmed or released and not ended, imported meanwhile or not. */
  reservations: ReservationFact[];
  /** What was granted for orders of this customer. */
  releases: GrantedRelease[];
  /** Orders of the customer under a number like the document's, from every import that counts. */
  orders: OrderOfDocument[];
};

export type GrantedRelease = Omit<Release, "customerId"> & { grantedBy: string };

export type OrderOfDocument = {
  source: string;
  number: string;
  amountCents: number;
  status: OrderStatus;
  day: number;
  committedRevision: number;
};

/** A document number as `referenceKey` of shared/credit writes it, where it holds no other signs than people put between. */
const PLAIN_NUMBER = ["-", " ", "/", ".", "_", "#"].reduce(
  (text, sign) => `replace(${text}, '${sign}', '')`,
  "upper(o.number)",
);

// Text that never changes is one piece: this runs while somebody types.
const COLUMNS = sql.raw(`
select e.id as "entityId", b.rep_code as "repCode", b.body as badge,
  (select g.name from credit_group g where g.organization = e.organization and g.id = e.group_id) as "groupName",
  (select p.body from tenant t join policy p on p.organization = t.number and p.version = t.policy_version
    where t.number = e.organization) as policy,
  (select json_group_array(json_object('number', r.number, 'day', r.day, 'amountCents', r.amount_cents, 'until', r.until_day,
      'recordedRevision', r.recorded_revision))
    from reservation r
    where r.organization = e.organization and r.ended_revision is null and r.entity_id in (
      select e.id union select p.id from legal_entity p where p.organization = e.organization and p.payer_id = e.id)
  ) as reservations,
  (select json_group_array(json_object('id', o.id, 'document', json(o.document), 'documentNumber', o.document_number,
      'currency', o.currency, 'amountCents', o.amount_cents, 'basis', o.basis, 'depositCents', o.deposit_cents,
      'until', o.until_day, 'conditionMetOn', o.condition_met_day, 'knownBlocks', json(o.known_blocks),
      'endedOn', o.ended_day, 'grantedBy', coalesce((select u.name from user u where u.id = o.granted_by), '')))
    from order_release o where o.organization = e.organization and o.entity_id = e.id and o.ended_day is null
  ) as releases`);
const ORDERS = sql.raw(`
  (select json_group_array(json_object('source', a.source, 'number', o.number, 'amountCents', o.amount_cents,
      'status', o.status, 'day', o.day, 'committedRevision', i.committed_revision))
    from customer_account a
    join open_order o on o.organization = a.organization and o.account_id = a.id
    join ledger_import i on i.organization = o.organization and i.id = o.import_id
    where a.organization = e.organization
      and a.entity_id in (
        select e.id union select p.id from legal_entity p where p.organization = e.organization and p.payer_id = e.id)
      and i.committed_revision is not null and i.superseded_revision is null
      and ltrim(${PLAIN_NUMBER}, '0') = `);
const RATE = sql.raw(`
  (select json_object('rateE8', r.rate_e8, 'day', r.rate_day) from exchange_rate r
    where r.organization = e.organization and r.currency = `);
const FROM = sql.raw(`
from legal_entity e
join badge b on b.organization = e.organization and b.entity_id = e.id
where b.deleted = 0`);

/**
 * Everything a plain order check reads, as one statement. `numberKey`: the document's number by `referenceKey`, or empty;
 * `currency`: the document's.
 */
export function orderSubjectStatement(
  db: Database,
  organization: OrganizationKey,
  publicId: string,
  numberKey: string,
  currency: string,
): Statement {
  const orders = numberKey === "" ? sql`null` : sql`${ORDERS}${numberKey})`;
  return db.all(
    sql`${COLUMNS}, ${RATE}${currency}) as rate, ${orders} as orders ${FROM} and e.organization = ${organization} and e.public_id = ${publicId}`,
  );
}

type JsonColumn = "orders" | "rate" | "reservations" | "releases";

/** What `orderSubjectStatement` found; undefined when there is no such customer. */
export function orderSubject(result: unknown): OrderSubject | undefined {
  const [found] = result as (Omit<OrderSubject, JsonColumn> & Record<JsonColumn, string | null>)[];
  return (
    found && {
      ...found,
      rate: JSON.parse(found.rate ?? "null") as OrderSubject["rate"],
      orders: JSON.parse(found.orders ?? "[]") as OrderOfDocument[],
      reservations: JSON.parse(found.reservations ?? "[]") as ReservationFact[],
      releases: JSON.parse(found.releases ?? "[]") as GrantedRelease[],
    }
  );
}
