import { type SQL, sql } from "drizzle-orm";
import type { CustomerLink } from "#shared/contract/sync.ts";
import type { Database, Statement } from "./database.ts";
import { inPortfolio, type Portfolio } from "./list-customers.ts";
import { revisionOf } from "./revision.ts";

/** Author of what holds for everyone. */
export const EVERYONE = "";

type Said = CustomerLink & {
  id: string;
  state: "chosen" | "rejected";
  author: string;
  seenName: string | null;
  siren: string | null;
  siret: string | null;
  vat: string | null;
  recordedAt: number;
};
/** With the customer that it is about; identifiers of the customer as JSON texts. */
export type RecordChoice = Said & {
  entityId: number;
  customerId: string;
  customerName: string;
  customerSiren: string | null;
  customerSirets: string;
  customerVats: string;
};

const columns = sql`c.id, c.state, c.author, c.site, c.origin, c.tenant, c.kind, c.external_id as "externalId",
  c.seen_name as "seenName", c.siren, c.siret, c.vat, c.recorded_at as "recordedAt", c.entity_id as "entityId",
  e.public_id as "customerId", e.name as "customerName", e.siren as "customerSiren", e.sirets as "customerSirets",
  e.vats as "customerVats"`;
const withCustomer = sql`
  join legal_entity e on e.organization = c.organization and e.id = c.entity_id
  join badge b on b.organization = c.organization and b.entity_id = c.entity_id and b.deleted = 0`;

const ofRecord = (organization: number, link: CustomerLink): SQL => sql`
  organization = ${organization} and site = ${link.site} and origin = ${link.origin} and tenant = ${link.tenant}
  and kind = ${link.kind} and external_id = ${link.externalId}`;

/** What counts for a person, of customers in this portfolio; what holds for everyone comes after the person's own. */
export const choicesFor = (
  db: Database,
  organization: number,
  author: string,
  portfolio: Portfolio,
  limit: number,
): Promise<RecordChoice[]> =>
  db.all(sql`
    select ${columns} from record_choice c ${withCustomer}
    where c.organization = ${organization} and c.author in (${author}, ${EVERYONE}) and ${inPortfolio(portfolio)}
    order by c.author = ${EVERYONE}, c.id limit ${limit}`);

/**
 * Changes whenever `choicesFor` may: the organization's revision, and how many words this person has said until when. One
 * statement over the person's own rows.
 */
export async function choicesStamp(db: Database, organization: number, author: string): Promise<string> {
  const [row] = await db.all<{ stamp: string }>(sql`
    select ${revisionOf(organization)} || ':' || count(*) || ':' || coalesce(max(id), '') || ':' ||
      coalesce(sum(recorded_at), 0) as stamp
    from record_choice where organization = ${organization} and author = ${author}`);
  return row?.stamp ?? "";
}

export type OpenChoiceRow = RecordChoice & {
  linkedId: string | null;
  linkedName: string | null;
  linkedSiren: string | null;
};

/**
 * Words of members that nobody decided on, after this id, with the customer that the record is for everyone as yet. Choices
 * for a name without a record (`nameKind`) are no question: they are the member's own.
 */
export const openChoices = (
  db: Database,
  organization: number,
  customerId: string | null,
  nameKind: string,
  after: string,
  limit: number,
): Promise<OpenChoiceRow[]> =>
  db.all(sql`
    select ${columns}, le.public_id as "linkedId", le.name as "linkedName", le.siren as "linkedSiren"
    from record_choice c ${withCustomer}
    left join site_link l on l.organization = c.organization and l.site = c.site and l.origin = c.origin
      and l.tenant = c.tenant and l.kind = c.kind and l.external_id = c.external_id
    left join legal_entity le on le.organization = l.organization and le.id = l.entity_id
    where c.organization = ${organization} and c.author <> ${EVERYONE} and c.id > ${after}
      and (c.kind <> ${nameKind} or c.state = 'rejected')
      and (${customerId} is null or e.public_id = ${customerId} or le.public_id = ${customerId})
    order by c.id limit ${limit}`);

/** A member's word that nobody decided on. */
export async function findChoice(
  db: Database,
  organization: number,
  id: string,
): Promise<RecordChoice | undefined> {
  const [row] = await db.all<RecordChoice>(sql`
    select ${columns} from record_choice c ${withCustomer}
    where c.organization = ${organization} and c.id = ${id} and c.author <> ${EVERYONE}`);
  return row;
}

/** Choices after this id of records whose page showed a number, that are nobody's for everyone yet and that no analyst refused. */
export const choicesWithNumbers = (
  db: Database,
  organization: number,
  nameKind: string,
  after: string,
  limit: number,
): Promise<RecordChoice[]> =>
  db.all(sql`
    select ${columns} from record_choice c ${withCustomer}
    where c.organization = ${organization} and c.id > ${after} and c.state = 'chosen' and c.kind <> ${nameKind}
      and coalesce(c.siren, c.siret, c.vat) is not null
      and (e.siren is not null or e.sirets <> '[]' or e.vats <> '[]')
      and not exists (select 1 from site_link l where l.organization = c.organization and l.site = c.site
        and l.origin = c.origin and l.tenant = c.tenant and l.kind = c.kind and l.external_id = c.external_id)
      and not exists (select 1 from record_choice r where r.organization = c.organization and r.author = ${EVERYONE}
        and r.site = c.site and r.origin = c.origin and r.tenant = c.tenant and r.kind = c.kind
        and r.external_id = c.external_id and r.entity_id = c.entity_id)
    order by c.id limit ${limit}`);

/** A person has said less than so much, for the condition of `expectThat`. */
export const hasRoomForChoice = (organization: number, author: string, most: number): SQL => sql`
  (select count(*) from record_choice where organization = ${organization} and author = ${author}) < ${most}`;

/** What a person says of a record: an earlier choice of another customer gives way. */
export const insertChoice = (
  db: Database,
  organization: number,
  said: Said & { entityId: number },
): Statement[] => [
  ...(said.state === "chosen"
    ? [
        db.run(sql`
          delete from record_choice
          where ${ofRecord(organization, said)} and author = ${said.author} and state = 'chosen'`),
      ]
    : []),
  db.run(sql`
    insert into record_choice (organization, author, site, origin, tenant, kind, external_id, entity_id, id, state,
      seen_name, siren, siret, vat, recorded_at)
    values (${organization}, ${said.author}, ${said.site}, ${said.origin}, ${said.tenant}, ${said.kind},
      ${said.externalId}, ${said.entityId}, ${said.id}, ${said.state}, ${said.seenName}, ${said.siren}, ${said.siret},
      ${said.vat}, ${said.recordedAt})
    on conflict do update set id = excluded.id, state = excluded.state, seen_name = excluded.seen_name,
      siren = excluded.siren, siret = excluded.siret, vat = excluded.vat, recorded_at = excluded.recorded_at`),
];

/** Takes back what these authors said of a record and a customer, and with `choices` every choice of theirs for the record. */
export const deleteChoice = (
  db: Database,
  organization: number,
  authors: string[],
  link: CustomerLink,
  { entityId, choices }: { entityId: number; choices: boolean },
): Statement =>
  db.run(sql`
    delete from record_choice where ${ofRecord(organization, link)}
      and (entity_id = ${entityId} ${choices ? sql`or state = 'chosen'` : sql``})
      and author in (select value from json_each(${JSON.stringify(authors)}))`);

/** Everybody's words that a decision makes void: all about this customer, and with `choices` every choice of the record. */
export const deleteDecided = (
  db: Database,
  organization: number,
  link: CustomerLink,
  { entityId, choices }: { entityId: number; choices: boolean },
): Statement =>
  db.run(sql`
    delete from record_choice where ${ofRecord(organization, link)}
      and (entity_id = ${entityId} ${choices ? sql`or state = 'chosen'` : sql``})`);

/** A credit analyst said that this record is not this customer. */
export async function isRefusedForEveryone(
  db: Database,
  organization: number,
  link: CustomerLink,
  entityId: number,
): Promise<boolean> {
  const found = await db.all(sql`
    select 1 from record_choice
    where ${ofRecord(organization, link)} and entity_id = ${entityId} and author = ${EVERYONE}`);
  return found.length > 0;
}
