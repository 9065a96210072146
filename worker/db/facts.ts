import { type SQL, sql } from "drizzle-orm";
import type { OutsideEventKind } from "#shared/contract/outside.ts";
import type { OrderStatus } from "#shared/credit/order-fact.ts";
import type { Coming } from "./badges.ts";
import { type MarkFacts, marksFor, type VatFacts, vatsFor } from "./checklist-facts.ts";
import {
  type ClockFacts,
  type ClockSettingFacts,
  clocksFor,
  type InsurerFacts,
  insurersFor,
} from "./clock-facts.ts";
import { type Database, runBatch, type Statement } from "./database.ts";
import { paysItself } from "./entities.ts";
import { type GradeFacts, gradesOf } from "./outside-grades.ts";

/** Everything recorded about some legal entities, read at one moment. Kinds are the codes of the tables, lists are JSON. */
export type FactRows = {
  revision: number;
  /** JSON of the policy in force; null: the default. */
  policy: string | null;
  /** JSON of what the organization's ledger taught of lateness. */
  latenessFit: string | null;
  /** A later policy on its way: its run, and where what it makes is written aside. */
  coming: (Coming & { runId: string; policy: string }) | null;
  clockSetting: ClockSettingFacts;
  entities: EntityFacts[];
  accounts: AccountFacts[];
  imports: ImportFacts[];
  entries: EntryFacts[];
  orders: OrderFacts[];
  limits: LimitFacts[];
  events: EventFacts[];
  disputes: DisputeFacts[];
  reservations: ReservationFacts[];
  classOverrides: ClassOverrideFacts[];
  warnings: WarningFacts[];
  promises: PromiseFacts[];
  links: LinkFacts[];
  register: RegisterFacts[];
  statements: StatementFacts[];
  notices: NoticeFacts[];
  /** Who the gazette was asked about, and when. */
  gazette: { entityId: number; answeredAt: number }[];
  grades: GradeFacts[];
  insurers: InsurerFacts[];
  clocks: ClockFacts[];
  marks: MarkFacts[];
  vats: VatFacts[];
  moves: MoveFacts[];
  /** Everybody in the groups of these entities. */
  groups: GroupMember[];
  badges: BadgeFacts[];
};

/** What is kept of an entity: its badge row, and how likely its last assessment said that it pays late. */
export type BadgeFacts = {
  entityId: number;
  revision: number;
  deleted: number;
  repCode: string | null;
  body: string;
  lateBasisPoints: number | null;
};
/**
 * `paysItself`: 0 where what it owes is in the figures of `payerId`. Exposures are null where no badge row stands yet.
 */
export type GroupMember = {
  groupId: number;
  name: string;
  entityId: number;
  payerId: number | null;
  paysItself: number;
  exposureCents: number | null;
  comingExposureCents: number | null;
};
export type EntityFacts = {
  id: number;
  publicId: string;
  name: string;
  searchName: string;
  otherNames: string;
  siren: string | null;
  sirets: string;
  vats: string;
  domains: string;
  repCode: string | null;
  payerId: number | null;
  groupId: number | null;
  termsKind: "net" | "eom_a" | "eom_b" | null;
  termsDays: number | null;
  groupName: string | null;
  naturalPerson: number;
  /** Identified at the register (`prospect`). */
  identified: number;
};
export type AccountFacts = { id: number; entityId: number; source: string; number: string };
export type ImportFacts = {
  id: number;
  kind: "fec" | "customers" | "invoices" | "payments" | "open-items" | "orders";
  source: string;
  siren: string | null;
  exerciseStart: number | null;
  exerciseEnd: number | null;
  firstDay: number | null;
  lastDay: number | null;
  committedRevision: number;
  /** JSON: `{ month: cents }` of invoices less credit notes, and `[{ month, amountCents }]` of revenue accounts. */
  billing?: string | null;
  sales?: string | null;
};
/** A numbered document of a CSV that an import from `movedAt` on names under another account. */
export type MoveFacts = {
  accountId: number;
  source: string;
  fileKind: string;
  document: string;
  movedAt: number;
};
export type EntryFacts = {
  accountId: number;
  day: number;
  importId: number;
  line: number;
  kind: number;
  subledger: number;
  documentDay: number;
  dueDay: number | null;
  reference: string;
  label: string;
  amountCents: number;
  letter: string | null;
  settles: string | null;
  vatBasisPoints: number | null;
};
export type OrderFacts = {
  accountId: number;
  number: string;
  importId: number;
  day: number;
  amountCents: number;
  status: OrderStatus;
};
export type LimitFacts = {
  entityId: number;
  id: string;
  kind: "approved" | "temporary" | "insured";
  amountCents: number | null;
  unlimited: number;
  fromDay: number;
  untilDay: number | null;
  recordedRevision: number;
  endedDay: number | null;
  endedRevision: number | null;
};
export type EventFacts = {
  entityId: number;
  id: string;
  kind: string;
  day: number;
  recordedRevision: number;
  revokedRevision: number | null;
  publishedDay: number | null;
  recordedAt: number;
  noticeId: string | null;
  /** Court that the notice names. */
  court: string | null;
};
export type DisputeFacts = {
  entityId: number;
  reference: string;
  amountCents: number;
  openedDay: number;
  closedDay: number | null;
  recordedRevision: number;
};
export type ReservationFacts = {
  entityId: number;
  number: string;
  day: number;
  until: number | null;
  amountCents: number;
  recordedRevision: number;
  endedRevision: number | null;
  toleranceOf: string | null;
};
export type ClassOverrideFacts = {
  entityId: number;
  id: string;
  riskClass: "A" | "B" | "C" | "D" | "E";
  from: number;
  until: number;
  recordedRevision: number;
  endedRevision: number | null;
};
/** Warnings that count or may count: of the ledger's own only those that were confirmed. */
export type WarningFacts = {
  entityId: number;
  id: string;
  code: string;
  severity: number;
  source: "person" | "ledger";
  knownBy: "seen" | "told" | "hearsay" | null;
  corroboratedBy: string | null;
  author: string | null;
  seenDay: number;
  expiresDay: number;
  confirmedDay: number | null;
  confirmedRevision: number | null;
  closedDay: number | null;
  closedRevision: number | null;
  recordedRevision: number;
};
export type PromiseFacts = {
  entityId: number;
  id: string;
  reference: string | null;
  amountCents: number;
  announcedDay: number;
  promisedDay: number;
  recordedRevision: number;
  cancelledRevision: number | null;
};
export type LinkFacts = {
  entityId: number;
  site: string;
  origin: string;
  tenant: string;
  kind: string;
  externalId: string;
};

/** What the register said last; `body`: `RegisterFirm`. */
export type RegisterFacts = { entityId: number; body: string; recordedAt: number; checkedAt: number };
/** `body`: `StatementFact` without id and revision. */
export type StatementFacts = {
  entityId: number;
  source: string;
  closingDay: number;
  body: string;
  recordedRevision: number;
};
/** Notices of the gazette that tell something and stand; the youngest first. */
export type NoticeFacts = {
  entityId: number;
  id: string;
  kind: OutsideEventKind;
  day: number;
  publishedDay: number;
  document: string | null;
};

type TenantFacts = Pick<FactRows, "revision" | "policy" | "latenessFit"> &
  ClockSettingFacts & {
    runId: string | null;
    generation: number | null;
    comingRevision: number | null;
    comingPolicy: string | null;
  };

type ReadRows = Omit<FactRows, "revision" | "policy" | "latenessFit" | "coming" | "clockSetting">;

/** Imports whose rows count: now, or at an earlier revision. */
const shown = (organization: number, revision: number | undefined): SQL =>
  revision === undefined
    ? sql`organization = ${organization} and committed_revision is not null and superseded_revision is null`
    : sql`organization = ${organization} and committed_revision <= ${revision}
        and (superseded_revision is null or superseded_revision > ${revision})`;

/**
 * Facts of a slice of legal entities: one transaction, one statement a table, whatever the number of entities. Those for whom
 * one of them pays come along with their accounts, orders and disputes (exposure is by payer). Entries come in the order in
 * which they are stored: account, day, import, line. `imported`: the revision whose imports count, today's unless told.
 */
export async function loadFacts(
  db: Database,
  organization: number,
  entityIds: number[],
  imported?: number,
): Promise<FactRows> {
  const ids = JSON.stringify(entityIds);
  const ofEntities = sql`organization = ${organization} and entity_id in (select value from json_each(${ids}))`;
  const members = sql`
    select value from json_each(${ids})
    union select id from legal_entity
      where organization = ${organization} and payer_id in (select value from json_each(${ids}))`;
  const ofMembers = sql`organization = ${organization} and entity_id in (${members})`;
  const accounts = sql`select id from customer_account where ${ofMembers}`;
  const tenantRead = db.all(sql`
        select t.revision, p.body as policy, f.body as "latenessFit", r.id as "runId", r.generation,
          r.revision as "comingRevision", n.body as "comingPolicy", s.outside_mainland as "outsideMainland",
          s.retention_of_title as "retentionOfTitle", s.changed_at as "settingChangedAt"
        from tenant t
        left join clock_setting s on s.organization = t.number
        left join policy p on p.organization = t.number and p.version = t.policy_version
        left join lateness_fit f on f.organization = t.number
        left join run r on r.organization = t.number and r.id = t.policy_run
        left join policy n on n.organization = t.number and n.version = r.policy_version
        where t.number = ${organization}`);
  const reads = {
    entities: db.all(sql`
        select id, public_id as "publicId", name, search_name as "searchName", other_names as "otherNames", siren,
          sirets, vats, domains, rep_code as "repCode", payer_id as "payerId", group_id as "groupId", terms_kind as "termsKind",
          terms_days as "termsDays", (select g.name from credit_group g
            where g.organization = legal_entity.organization and g.id = group_id) as "groupName",
          exists (select 1 from natural_person n
            where n.organization = legal_entity.organization and n.entity_id = legal_entity.id) as "naturalPerson",
          exists (select 1 from prospect p
            where p.organization = legal_entity.organization and p.entity_id = legal_entity.id) as identified
        from legal_entity where organization = ${organization} and id in (${members}) order by id`),
    accounts: db.all(sql`
        select id, entity_id as "entityId", source, number from customer_account where ${ofMembers} order by id`),
    imports: db.all(sql`
        select id, kind, source, siren, exercise_start as "exerciseStart", exercise_end as "exerciseEnd",
          first_day as "firstDay", last_day as "lastDay", committed_revision as "committedRevision",
          billing, totals -> '$.sales' as sales
        from ledger_import where ${shown(organization, imported)} order by committed_revision, id`),
    entries: db.all(sql`
        select account_id as "accountId", day, import_id as "importId", line, kind, subledger,
          document_day as "documentDay", due_day as "dueDay", reference, label, amount_cents as "amountCents", letter,
          settles, vat_basis_points as "vatBasisPoints"
        from ledger_entry
        where organization = ${organization} and account_id in (${accounts})
          and import_id in (select id from ledger_import where ${shown(organization, imported)})
        order by account_id, day, import_id, line`),
    orders: db.all(sql`
        select account_id as "accountId", number, import_id as "importId", day, amount_cents as "amountCents", status
        from open_order
        where organization = ${organization} and account_id in (${accounts})
          and import_id in (select id from ledger_import where ${shown(organization, imported)})
        order by account_id, number, import_id`),
    limits: db.all(sql`
        select entity_id as "entityId", id, kind, amount_cents as "amountCents", unlimited, from_day as "fromDay",
          until_day as "untilDay", recorded_revision as "recordedRevision", ended_day as "endedDay",
          ended_revision as "endedRevision"
        from credit_limit where ${ofEntities} order by entity_id, id`),
    events: db.all(sql`
        select entity_id as "entityId", id, kind, day, recorded_revision as "recordedRevision",
          revoked_revision as "revokedRevision", published_day as "publishedDay", recorded_at as "recordedAt",
          notice_id as "noticeId",
          (select n.body ->> '$.court' from gazette_notice n where n.organization = credit_event.organization
            and n.entity_id = credit_event.entity_id and n.id = credit_event.notice_id) as court
        from credit_event where ${ofEntities} order by entity_id, id`),
    disputes: db.all(sql`
        select entity_id as "entityId", reference, amount_cents as "amountCents", opened_day as "openedDay",
          closed_day as "closedDay", recorded_revision as "recordedRevision"
        from dispute where ${ofMembers} order by entity_id, id`),
    reservations: db.all(sql`
        select entity_id as "entityId", number, day, until_day as "until", amount_cents as "amountCents",
          recorded_revision as "recordedRevision", ended_revision as "endedRevision", tolerance_of as "toleranceOf"
        from reservation where ${ofMembers} order by entity_id, id`),
    classOverrides: db.all(sql`
        select entity_id as "entityId", id, risk_class as "riskClass", from_day as "from", until_day as "until",
          recorded_revision as "recordedRevision", ended_revision as "endedRevision"
        from class_override where ${ofEntities} order by entity_id, id`),
    warnings: db.all(sql`
        select entity_id as "entityId", id, code, severity, source, known_by as "knownBy",
          corroborated_by as "corroboratedBy", author, seen_day as "seenDay", expires_day as "expiresDay",
          confirmed_day as "confirmedDay", confirmed_revision as "confirmedRevision", closed_day as "closedDay",
          closed_revision as "closedRevision", recorded_revision as "recordedRevision"
        from field_report
        where ${ofEntities} and kind = 'warning' and (source = 'person' or confirmed_day is not null)
        order by entity_id, id`),
    promises: db.all(sql`
        select entity_id as "entityId", id, reference, amount_cents as "amountCents", announced_day as "announcedDay",
          promised_day as "promisedDay", recorded_revision as "recordedRevision",
          cancelled_revision as "cancelledRevision"
        from payment_promise where ${ofMembers} order by entity_id, id`),
    links: db.all(sql`
        select entity_id as "entityId", site, origin, tenant, kind, external_id as "externalId"
        from site_link where ${ofEntities} order by entity_id, site, origin, tenant, kind, external_id`),
    register: db.all(sql`
        select entity_id as "entityId", body, recorded_at as "recordedAt", checked_at as "checkedAt",
          max(recorded_revision) as revision
        from register_fact where ${ofEntities} group by entity_id`),
    statements: db.all(sql`
        select entity_id as "entityId", source, closing_day as "closingDay", body,
          recorded_revision as "recordedRevision"
        from outside_statement where ${ofEntities} order by entity_id, closing_day, source, recorded_revision`),
    notices: db.all(sql`
        select entity_id as "entityId", id, event_kind as kind, event_day as day, published_day as "publishedDay",
          body ->> '$.url' as document
        from gazette_notice where ${ofEntities} and event_kind is not null and taken_back = 0
        order by entity_id, event_day desc, id desc`),
    grades: gradesOf(db, ofEntities),
    insurers: insurersFor(db, organization, ids),
    clocks: clocksFor(db, ofEntities),
    marks: marksFor(db, ofEntities),
    vats: vatsFor(db, ofEntities),
    gazette: db.all(sql`
        select entity_id as "entityId", answered_at as "answeredAt" from source_check
        where ${ofEntities} and source = 'bodacc' and answered_at is not null`),
    badges: db.all(sql`
        select entity_id as "entityId", revision, deleted, rep_code as "repCode", body,
          (select a.body -> '$.lateProbability' ->> '$.basisPoints' from assessment a
            where a.organization = badge.organization and a.entity_id = badge.entity_id
            order by a.as_of desc, a.revision desc limit 1) as "lateBasisPoints"
        from badge where ${ofEntities}`),
    moves: db.all(sql`
        select account_id as "accountId", source, file_kind as "fileKind", document, moved_at as "movedAt"
        from csv_document
        where organization = ${organization} and moved_at is not null
          and moved_at <= ${imported ?? Number.MAX_SAFE_INTEGER} and account_id in (${accounts})`),
    groups: db.all(sql`
        select m.group_id as "groupId", g.name, m.id as "entityId", m.payer_id as "payerId", ${paysItself(sql`m`)} as "paysItself",
          b.exposure_cents as "exposureCents", c.exposure_cents as "comingExposureCents"
        from legal_entity m
        join credit_group g on g.organization = m.organization and g.id = m.group_id
        join tenant t on t.number = m.organization
        left join run r on r.organization = t.number and r.id = t.policy_run
        left join badge_row b on b.organization = t.number and b.generation = t.badge_generation
          and b.entity_id = m.id and b.deleted = 0
        left join badge_row c on c.organization = t.number and c.generation = r.generation
          and c.entity_id = m.id and c.deleted = 0
        where m.organization = ${organization} and m.group_id in (
          select group_id from legal_entity
          where organization = ${organization} and group_id is not null and id in (select value from json_each(${ids})))
        order by m.id`),
  } satisfies Record<keyof ReadRows, Statement>;
  const [tenants, ...results] = await runBatch(db, [tenantRead, ...Object.values(reads)]);
  const rows = Object.fromEntries(
    Object.keys(reads).map((name, place) => [name, results[place]]),
  ) as unknown as ReadRows;
  const [tenant] = tenants as TenantFacts[];
  if (!tenant) throw new Error("an organization without its settings row");
  const { runId, generation, comingRevision, comingPolicy } = tenant;
  const { outsideMainland, retentionOfTitle, settingChangedAt } = tenant;
  return {
    revision: tenant.revision,
    policy: tenant.policy,
    latenessFit: tenant.latenessFit,
    clockSetting: { outsideMainland, retentionOfTitle, settingChangedAt },
    coming:
      runId !== null && generation !== null && comingRevision !== null && comingPolicy !== null
        ? { runId, generation, revision: comingRevision, policy: comingPolicy }
        : null,
    ...rows,
  };
}
