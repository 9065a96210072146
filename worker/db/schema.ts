import { sql } from "drizzle-orm";
import {
  foreignKey,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from "drizzle-orm/sqlite-core";
import { CHANGE_KINDS, CHANGE_OUTCOMES, SECOND_PERSON } from "#shared/contract/changes.ts";
import type { Ceilings } from "#shared/credit/authority/ceiling.ts";
import { ORDER_STATUSES } from "#shared/credit/order-fact.ts";
import { REQUEST_STATES } from "#shared/requests/credit-request.ts";
import { GRANT_BASES } from "#shared/requests/grant.ts";
import { REQUEST_KINDS, REQUEST_REASONS } from "#shared/requests/request-kind.ts";
import { organization } from "./auth-schema.ts";

export * from "./auth-schema.ts";
export * from "./field-report-schema.ts";
export * from "./outside-schema.ts";
export * from "./source-schema.ts";

/**
 * Vigie's own tables. `organization` is the tenant's number and comes first in every key; days are epoch days, money is
 * minor units, times are Unix milliseconds. Facts tables are WITHOUT ROWID, clustered by customer account: written by
 * hand in the migration, drizzle has no word for it (DESIGN 12).
 */

const org = () => integer("organization").notNull();

export const tenant = sqliteTable("tenant", {
  number: integer("number").primaryKey({ autoIncrement: true }),
  organizationId: text("organization_id")
    .notNull()
    .unique()
    .references(() => organization.id),
  currency: text("currency").notNull().default("EUR"),
  timeZone: text("time_zone").notNull().default("Europe/Paris"),
  siren: text("siren"),
  discreetByDefault: integer("discreet_by_default", { mode: "boolean" }).notNull().default(false),
  repScope: text("rep_scope", { enum: ["all", "own"] })
    .notNull()
    .default("all"),
  repDetail: text("rep_detail", { enum: ["figures", "class"] })
    .notNull()
    .default("figures"),
  /** `shadow`: the rules run, but reps and sales managers see nothing of them yet. */
  mode: text("mode", { enum: ["live", "shadow"] })
    .notNull()
    .default("live"),
  /** When the mode was last switched. */
  modeSince: integer("mode_since"),
  /** Whether the register may be asked about unknown names (its `source_setting`, told to every client). */
  identifies: integer("identifies", { mode: "boolean" }).notNull().default(false),
  /** Last day of the gazette that was read whole for this organization. */
  gazetteReadDay: integer("gazette_read_day"),
  /** Counts up with every change a client may see; the only sync cursor. */
  revision: integer("revision").notNull().default(0),
  /** Cursors below it are older than the tombstones: wipe and reload. */
  tombstoneFloor: integer("tombstone_floor").notNull().default(0),
  policyVersion: integer("policy_version").notNull().default(1),
  /** The badge rows that count: others are being made by a policy run, or wait for being removed. */
  badgeGeneration: integer("badge_generation").notNull().default(0),
  /** Run that goes over all customers with a later version of the policy. */
  policyRun: text("policy_run"),
  /** Whether changes of policy, roles and ceilings wait for a second person where there is one. */
  secondPerson: text("second_person", { enum: SECOND_PERSON }).notNull().default("required"),
  auditSequence: integer("audit_sequence").notNull().default(0),
  auditHash: text("audit_hash").notNull().default(""),
});

/** What a member may decide beside the matrix of the policy, and who does it during an absence. No row: the matrix, and nobody. */
export const memberAuthority = sqliteTable(
  "member_authority",
  {
    organization: org().references(() => tenant.number),
    memberId: text("member_id").notNull(),
    /** Own ceilings in cents by class, null for none; a class that is missing has the matrix's. */
    ceilings: text("ceilings", { mode: "json" }).$type<Partial<Ceilings>>(),
    substituteId: text("substitute_id"),
    /** First and last day of the absence. */
    substituteFrom: integer("substitute_from"),
    substituteUntil: integer("substitute_until"),
  },
  (table) => [primaryKey({ columns: [table.organization, table.memberId] })],
);

/** A change of roles, ceilings, policy or of the rule itself that waits for a second person, or was decided. */
export const pendingChange = sqliteTable(
  "pending_change",
  {
    organization: org().references(() => tenant.number),
    id: text("id").notNull(),
    kind: text("kind", { enum: CHANGE_KINDS }).notNull(),
    /** Of a member: the membership; else empty. One change waits about one subject at a time. */
    subject: text("subject").notNull().default(""),
    body: text("body", { mode: "json" }).notNull(),
    author: text("author").notNull(),
    reason: text("reason").notNull(),
    createdAt: integer("created_at").notNull(),
    outcome: text("outcome", { enum: CHANGE_OUTCOMES }),
    decidedBy: text("decided_by"),
    decidedAt: integer("decided_at"),
    note: text("note").notNull().default(""),
  },
  (table) => [
    primaryKey({ columns: [table.organization, table.id] }),
    uniqueIndex("pending_change_waiting")
      .on(table.organization, table.kind, table.subject)
      .where(sql`outcome is null`),
  ],
);

export const policy = sqliteTable(
  "policy",
  {
    organization: org().references(() => tenant.number),
    version: integer("version").notNull(),
    body: text("body", { mode: "json" }).notNull(),
    reason: text("reason").notNull(),
    author: text("author").notNull(),
    createdAt: integer("created_at").notNull(),
    /** When it came into force; null: not yet, or given up. */
    inForceAt: integer("in_force_at"),
    cancelledAt: integer("cancelled_at"),
    /** The earlier version that it brings back. */
    returnsTo: integer("returns_to"),
  },
  (table) => [primaryKey({ columns: [table.organization, table.version] })],
);

/** What a unit of another currency is worth in the organization's, times 10^8, on `rateDay`; set by hand. */
export const exchangeRate = sqliteTable(
  "exchange_rate",
  {
    organization: org().references(() => tenant.number),
    currency: text("currency").notNull(),
    rateE8: integer("rate_e8").notNull(),
    rateDay: integer("rate_day").notNull(),
    author: text("author").notNull(),
    recordedAt: integer("recorded_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.organization, table.currency] })],
);

/** What a draft of a policy would do, computed in slices; `partial` is the sum so far, `result` the whole. */
export const policyPreview = sqliteTable(
  "policy_preview",
  {
    organization: org().references(() => tenant.number),
    id: text("id").notNull(),
    body: text("body").notNull(),
    author: text("author").notNull(),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
    /** Version that it is compared with; facts are those known at `revision`. */
    against: integer("against").notNull(),
    revision: integer("revision").notNull(),
    asOf: integer("as_of").notNull(),
    state: text("state", { enum: ["running", "complete", "failed"] }).notNull(),
    cursor: integer("cursor").notNull().default(0),
    done: integer("done").notNull().default(0),
    total: integer("total").notNull(),
    partial: text("partial"),
    result: text("result"),
  },
  (table) => [primaryKey({ columns: [table.organization, table.id] })],
);

export const creditGroup = sqliteTable(
  "credit_group",
  {
    organization: org().references(() => tenant.number),
    id: integer("id").notNull(),
    name: text("name").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organization, table.id] }),
    uniqueIndex("credit_group_name").on(table.organization, table.name),
  ],
);

/** A company (SIREN, or one account until a SIREN is known): score and limit live here. */
export const legalEntity = sqliteTable(
  "legal_entity",
  {
    organization: org().references(() => tenant.number),
    id: integer("id").notNull(),
    publicId: text("public_id").notNull(),
    name: text("name").notNull(),
    /** Folded for search: no accents, upper case. */
    searchName: text("search_name").notNull(),
    otherNames: text("other_names", { mode: "json" }).$type<string[]>().notNull().default([]),
    siren: text("siren"),
    sirets: text("sirets", { mode: "json" }).$type<string[]>().notNull().default([]),
    vats: text("vats", { mode: "json" }).$type<string[]>().notNull().default([]),
    domains: text("domains", { mode: "json" }).$type<string[]>().notNull().default([]),
    groupId: integer("group_id"),
    /** Who pays for this one; null: itself. */
    payerId: integer("payer_id"),
    repCode: text("rep_code"),
    termsKind: text("terms_kind", { enum: ["net", "eom_a", "eom_b"] }),
    termsDays: integer("terms_days"),
    insurerReference: text("insurer_reference"),
    createdAt: integer("created_at").notNull(),
    /** First day on which time alone may change the assessment; the nightly run looks here. */
    nextChangeOn: integer("next_change_on"),
  },
  (table) => [
    primaryKey({ columns: [table.organization, table.id] }),
    uniqueIndex("legal_entity_public").on(table.organization, table.publicId),
    uniqueIndex("legal_entity_siren").on(table.organization, table.siren).where(sql`siren is not null`),
    index("legal_entity_due").on(table.organization, table.nextChangeOn),
    index("legal_entity_payer").on(table.organization, table.payerId).where(sql`payer_id is not null`),
    index("legal_entity_group").on(table.organization, table.groupId).where(sql`group_id is not null`),
  ],
);

/** A customer number in one source. Moving it to another legal entity is how a merge is made and undone. */
export const customerAccount = sqliteTable(
  "customer_account",
  {
    organization: org(),
    id: integer("id").notNull(),
    /** null until a committed import has told whose number it is: nobody sees such an account. */
    entityId: integer("entity_id"),
    source: text("source").notNull(),
    number: text("number").notNull(),
    name: text("name").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organization, table.id] }),
    uniqueIndex("customer_account_number").on(table.organization, table.source, table.number),
    index("customer_account_entity").on(table.organization, table.entityId),
    foreignKey({
      columns: [table.organization, table.entityId],
      foreignColumns: [legalEntity.organization, legalEntity.id],
    }),
  ],
);

export const ledgerImport = sqliteTable(
  "ledger_import",
  {
    organization: org().references(() => tenant.number),
    id: integer("id").notNull(),
    publicId: text("public_id").notNull(),
    kind: text("kind", {
      enum: ["fec", "customers", "invoices", "payments", "open-items", "orders"],
    }).notNull(),
    source: text("source").notNull(),
    fileName: text("file_name").notNull(),
    fileBytes: integer("file_bytes").notNull(),
    fingerprint: text("fingerprint").notNull(),
    siren: text("siren"),
    exerciseStart: integer("exercise_start"),
    exerciseEnd: integer("exercise_end"),
    state: text("state", {
      enum: ["receiving", "checked", "deriving", "committed", "abandoned", "superseded"],
    }).notNull(),
    totals: text("totals", { mode: "json" }),
    /** Where `deriving` stands: what it does, and the account or entity after which the next slice begins. */
    deriveStep: text("derive_step", { enum: ["customers", "payers", "documents", "assess"] })
      .notNull()
      .default("customers"),
    deriveCursor: integer("derive_cursor").notNull().default(0),
    deriveTotal: integer("derive_total").notNull().default(0),
    deriveDone: integer("derive_done").notNull().default(0),
    /** When the last slice ended; a long silence means that the queue lost the job. */
    deriveAt: integer("derive_at"),
    /** Oldest and youngest booking day in it; the youngest tells how fresh the ledger is. */
    firstDay: integer("first_day"),
    lastDay: integer("last_day"),
    /** Invoices less credit notes by month, VAT included: JSON `{ "2026-05": cents }`. */
    billing: text("billing"),
    createdBy: text("created_by").notNull(),
    createdAt: integer("created_at").notNull(),
    committedAt: integer("committed_at"),
    /** Its rows count from this revision on (until `supersededRevision`); null: nobody sees them. */
    committedRevision: integer("committed_revision"),
    supersededRevision: integer("superseded_revision"),
    supersededAt: integer("superseded_at"),
    /** Step at which deriving it failed for good; what it had shown was hidden again. */
    failedStep: text("failed_step"),
    failedAt: integer("failed_at"),
    /** Its rows were removed: it was abandoned, or superseded long ago. */
    emptiedAt: integer("emptied_at"),
  },
  (table) => [
    primaryKey({ columns: [table.organization, table.id] }),
    uniqueIndex("ledger_import_public").on(table.organization, table.publicId),
    index("ledger_import_state").on(table.organization, table.state),
  ],
);

export const importChunk = sqliteTable(
  "import_chunk",
  {
    organization: org(),
    importId: integer("import_id").notNull(),
    index: integer("chunk_index").notNull(),
    hash: text("hash").notNull(),
    customers: integer("customers").notNull(),
    entries: integer("entries").notNull(),
    orders: integer("orders").notNull(),
    balanceCents: integer("balance_cents").notNull(),
    firstDay: integer("first_day"),
    lastDay: integer("last_day"),
    billing: text("billing"),
  },
  (table) => [
    foreignKey({
      columns: [table.organization, table.importId],
      foreignColumns: [ledgerImport.organization, ledgerImport.id],
    }),
    primaryKey({ columns: [table.organization, table.importId, table.index] }),
  ],
);

export const importRejected = sqliteTable(
  "import_rejected",
  {
    organization: org(),
    importId: integer("import_id").notNull(),
    line: integer("line").notNull(),
    code: text("code").notNull(),
    excerpt: text("excerpt").notNull(),
  },
  (table) => [
    foreignKey({
      columns: [table.organization, table.importId],
      foreignColumns: [ledgerImport.organization, ledgerImport.id],
    }),
    primaryKey({ columns: [table.organization, table.importId, table.line, table.code] }),
  ],
);

/** What an import says about customer accounts; applied to them when it is committed. WITHOUT ROWID. */
export const importCustomer = sqliteTable(
  "import_customer",
  {
    organization: org(),
    importId: integer("import_id").notNull(),
    number: text("number").notNull(),
    record: text("record", { mode: "json" }).notNull(),
  },
  (table) => [
    foreignKey({
      columns: [table.organization, table.importId],
      foreignColumns: [ledgerImport.organization, ledgerImport.id],
    }),
    primaryKey({ columns: [table.organization, table.importId, table.number] }),
  ],
);

export const importMapping = sqliteTable(
  "import_mapping",
  {
    organization: org().references(() => tenant.number),
    kind: text("kind").notNull(),
    source: text("source").notNull(),
    mapping: text("mapping", { mode: "json" }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.organization, table.kind, table.source] })],
);

/** Debits and credits on customer accounts; visible once their import is committed. WITHOUT ROWID, no other index. */
export const ledgerEntry = sqliteTable(
  "ledger_entry",
  {
    organization: org(),
    accountId: integer("account_id").notNull(),
    day: integer("day").notNull(),
    importId: integer("import_id").notNull(),
    line: integer("line").notNull(),
    /** Index in ENTRY_KINDS and SUBLEDGERS of shared/credit/entry.ts; those lists only grow at the end. */
    kind: integer("kind").notNull(),
    subledger: integer("subledger").notNull(),
    documentDay: integer("document_day").notNull(),
    dueDay: integer("due_day"),
    reference: text("reference").notNull(),
    label: text("label").notNull(),
    amountCents: integer("amount_cents").notNull(),
    letter: text("letter"),
    settles: text("settles"),
    voucher: text("voucher").notNull(),
    foreignCurrency: text("foreign_currency"),
    foreignCents: integer("foreign_cents"),
    /** Rate of VAT that the voucher was billed at; null: it does not tell. */
    vatBasisPoints: integer("vat_basis_points"),
  },
  (table) => [
    primaryKey({ columns: [table.organization, table.accountId, table.day, table.importId, table.line] }),
  ],
);

/**
 * Whose account a numbered document of a CSV stood on, by source and file kind; `document` is entry kind and folded number.
 * One that comes again under another customer number has moved: `movedAt` is the revision from which older rows of it on
 * this account count no more. WITHOUT ROWID.
 */
export const csvDocument = sqliteTable(
  "csv_document",
  {
    organization: org().references(() => tenant.number),
    source: text("source").notNull(),
    fileKind: text("file_kind").notNull(),
    document: text("document").notNull(),
    accountId: integer("account_id").notNull(),
    importId: integer("import_id").notNull(),
    movedAt: integer("moved_at"),
  },
  (table) => [
    primaryKey({
      columns: [table.organization, table.source, table.fileKind, table.document, table.accountId],
    }),
    index("csv_document_moved").on(table.organization, table.accountId).where(sql`moved_at is not null`),
  ],
);

/** Confirmed orders. WITHOUT ROWID. */
export const openOrder = sqliteTable(
  "open_order",
  {
    organization: org(),
    accountId: integer("account_id").notNull(),
    number: text("number").notNull(),
    importId: integer("import_id").notNull(),
    day: integer("day").notNull(),
    deliveryDay: integer("delivery_day"),
    amountCents: integer("amount_cents").notNull(),
    status: text("status", { enum: ORDER_STATUSES }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.organization, table.accountId, table.number, table.importId] })],
);

export const creditLimit = sqliteTable(
  "credit_limit",
  {
    organization: org(),
    entityId: integer("entity_id").notNull(),
    id: text("id").notNull(),
    kind: text("kind", { enum: ["approved", "temporary", "insured"] }).notNull(),
    amountCents: integer("amount_cents"),
    unlimited: integer("unlimited", { mode: "boolean" }).notNull(),
    fromDay: integer("from_day").notNull(),
    untilDay: integer("until_day"),
    reason: text("reason").notNull(),
    author: text("author").notNull(),
    recordedAt: integer("recorded_at").notNull(),
    recordedRevision: integer("recorded_revision").notNull(),
    /** Ended early by a person, or replaced by a later one of its kind. */
    endedRevision: integer("ended_revision"),
    endedDay: integer("ended_day"),
  },
  (table) => [
    foreignKey({
      columns: [table.organization, table.entityId],
      foreignColumns: [legalEntity.organization, legalEntity.id],
    }),
    primaryKey({ columns: [table.organization, table.entityId, table.id] }),
  ],
);

export const creditEvent = sqliteTable(
  "credit_event",
  {
    organization: org(),
    entityId: integer("entity_id").notNull(),
    id: text("id").notNull(),
    kind: text("kind").notNull(),
    day: integer("day").notNull(),
    note: text("note").notNull(),
    author: text("author").notNull(),
    recordedAt: integer("recorded_at").notNull(),
    recordedRevision: integer("recorded_revision").notNull(),
    revokedAt: integer("revoked_at"),
    revokedRevision: integer("revoked_revision"),
    /** Notice of the gazette it was read from, and the day that one was published; null: a person recorded it. */
    noticeId: text("notice_id"),
    publishedDay: integer("published_day"),
  },
  (table) => [
    foreignKey({
      columns: [table.organization, table.entityId],
      foreignColumns: [legalEntity.organization, legalEntity.id],
    }),
    primaryKey({ columns: [table.organization, table.entityId, table.id] }),
  ],
);

export const dispute = sqliteTable(
  "dispute",
  {
    organization: org(),
    entityId: integer("entity_id").notNull(),
    id: text("id").notNull(),
    reference: text("reference").notNull(),
    amountCents: integer("amount_cents").notNull(),
    reason: text("reason").notNull(),
    author: text("author").notNull(),
    openedDay: integer("opened_day").notNull(),
    closedDay: integer("closed_day"),
    recordedRevision: integer("recorded_revision").notNull(),
    closedRevision: integer("closed_revision"),
  },
  (table) => [
    foreignKey({
      columns: [table.organization, table.entityId],
      foreignColumns: [legalEntity.organization, legalEntity.id],
    }),
    primaryKey({ columns: [table.organization, table.entityId, table.id] }),
  ],
);

export const siteLink = sqliteTable(
  "site_link",
  {
    organization: org(),
    site: text("site").notNull(),
    origin: text("origin").notNull(),
    tenant: text("tenant").notNull(),
    kind: text("kind").notNull(),
    externalId: text("external_id").notNull(),
    entityId: integer("entity_id").notNull(),
    author: text("author").notNull(),
    recordedAt: integer("recorded_at").notNull(),
  },
  (table) => [
    foreignKey({
      columns: [table.organization, table.entityId],
      foreignColumns: [legalEntity.organization, legalEntity.id],
    }),
    primaryKey({
      columns: [table.organization, table.site, table.origin, table.tenant, table.kind, table.externalId],
    }),
    index("site_link_entity").on(table.organization, table.entityId),
  ],
);

/**
 * What a member says of a record of a site that nobody confirmed for everyone: it is this customer (`chosen`, one a record), or
 * it is not (`rejected`). Counts for its author alone; with an empty author for everyone, on a credit analyst's word. Where the
 * page gives no id, `kind` is `name` and `externalId` the normalised name. Name and numbers as the page showed them then.
 */
export const recordChoice = sqliteTable(
  "record_choice",
  {
    organization: org(),
    author: text("author").notNull(),
    site: text("site").notNull(),
    origin: text("origin").notNull(),
    tenant: text("tenant").notNull(),
    kind: text("kind").notNull(),
    externalId: text("external_id").notNull(),
    entityId: integer("entity_id").notNull(),
    /** UUIDv7. */
    id: text("id").notNull(),
    state: text("state", { enum: ["chosen", "rejected"] }).notNull(),
    seenName: text("seen_name"),
    siren: text("siren"),
    siret: text("siret"),
    vat: text("vat"),
    recordedAt: integer("recorded_at").notNull(),
  },
  (table) => [
    foreignKey({
      columns: [table.organization, table.entityId],
      foreignColumns: [legalEntity.organization, legalEntity.id],
    }),
    primaryKey({
      columns: [
        table.organization,
        table.author,
        table.site,
        table.origin,
        table.tenant,
        table.kind,
        table.externalId,
        table.entityId,
      ],
    }),
    uniqueIndex("record_choice_id").on(table.organization, table.id),
    uniqueIndex("record_choice_chosen")
      .on(
        table.organization,
        table.author,
        table.site,
        table.origin,
        table.tenant,
        table.kind,
        table.externalId,
      )
      .where(sql`state = 'chosen'`),
    index("record_choice_record").on(table.organization, table.externalId),
    index("record_choice_entity").on(table.organization, table.entityId),
  ],
);

/** How pages are read: taught rules of an origin, patches of a site (`kind`, `place`). What each says: its versions. */
export const pageRule = sqliteTable(
  "page_rule",
  {
    organization: org().references(() => tenant.number),
    place: text("place").notNull(),
    /** UUIDv7. */
    id: text("id").notNull(),
    kind: text("kind", { enum: ["taught", "patch"] }).notNull(),
    author: text("author").notNull(),
    state: text("state", { enum: ["own", "published", "withdrawn"] }).notNull(),
    /** The newest version, and the one that counts for everybody. */
    version: integer("version").notNull(),
    publishedVersion: integer("published_version"),
    recordedAt: integer("recorded_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organization, table.place, table.id] }),
    uniqueIndex("page_rule_id").on(table.organization, table.id),
  ],
);

export const pageRuleVersion = sqliteTable(
  "page_rule_version",
  {
    organization: org(),
    ruleId: text("rule_id").notNull(),
    version: integer("version").notNull(),
    author: text("author").notNull(),
    recordedAt: integer("recorded_at").notNull(),
    body: text("body").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organization, table.ruleId, table.version] }),
    foreignKey({
      columns: [table.organization, table.ruleId],
      foreignColumns: [pageRule.organization, pageRule.id],
    }),
  ],
);

/**
 * Written only when something changed (DESIGN 10). Read through the view `assessment`, which shows what has come to its
 * revision: those of a policy run bear one that the organization reaches when the run is complete.
 */
export const assessmentRow = sqliteTable(
  "assessment_row",
  {
    organization: org(),
    entityId: integer("entity_id").notNull(),
    asOf: integer("as_of").notNull(),
    revision: integer("revision").notNull(),
    riskClass: text("risk_class").notNull(),
    scoreCentipoints: integer("score_centipoints"),
    inputsHash: text("inputs_hash").notNull(),
    policyVersion: integer("policy_version").notNull(),
    engineVersion: integer("engine_version").notNull(),
    body: text("body", { mode: "json" }).notNull(),
  },
  (table) => [
    foreignKey({
      columns: [table.organization, table.entityId],
      foreignColumns: [legalEntity.organization, legalEntity.id],
    }),
    primaryKey({ columns: [table.organization, table.entityId, table.asOf, table.revision] }),
  ],
);

/**
 * One row a customer and generation: what lists sort by and what the extension syncs (`body` is a BadgeRow without its
 * revision). Read through the view `badge`, which shows the generation in force: one row of `tenant` changes all at once.
 */
export const badgeRow = sqliteTable(
  "badge_row",
  {
    organization: org(),
    generation: integer("generation").notNull().default(0),
    entityId: integer("entity_id").notNull(),
    publicId: text("public_id").notNull(),
    revision: integer("revision").notNull(),
    deleted: integer("deleted", { mode: "boolean" }).notNull().default(false),
    repCode: text("rep_code"),
    searchName: text("search_name").notNull(),
    riskClass: text("risk_class").notNull(),
    scoreCentipoints: integer("score_centipoints"),
    exposureCents: integer("exposure_cents").notNull(),
    overdueCents: integer("overdue_cents").notNull(),
    oldestOverdueDays: integer("oldest_overdue_days").notNull(),
    recommendedCents: integer("recommended_cents"),
    limitKind: text("limit_kind").notNull(),
    limitCents: integer("limit_cents"),
    limitExpired: integer("limit_expired", { mode: "boolean" }).notNull(),
    headroomCents: integer("headroom_cents"),
    body: text("body", { mode: "json" }).notNull(),
  },
  (table) => [
    foreignKey({
      columns: [table.organization, table.entityId],
      foreignColumns: [legalEntity.organization, legalEntity.id],
    }),
    primaryKey({ columns: [table.organization, table.generation, table.entityId] }),
    uniqueIndex("badge_row_revision").on(
      table.organization,
      table.generation,
      table.revision,
      table.publicId,
    ),
    index("badge_row_rep").on(
      table.organization,
      table.generation,
      table.repCode,
      table.revision,
      table.publicId,
    ),
    index("badge_row_name").on(table.organization, table.generation, table.searchName),
    index("badge_row_exposure").on(table.organization, table.generation, table.exposureCents),
    index("badge_row_overdue").on(table.organization, table.generation, table.overdueCents),
  ],
);

/** A customer that left a rep's portfolio: what makes that rep's copy forget it. Gone again when the customer comes back. */
export const badgeDeparture = sqliteTable(
  "badge_departure",
  {
    organization: org(),
    repCode: text("rep_code").notNull(),
    publicId: text("public_id").notNull(),
    revision: integer("revision").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organization, table.repCode, table.publicId] }),
    index("badge_departure_revision").on(table.organization, table.repCode, table.revision, table.publicId),
  ],
);

/** Proof that a run went over everything, and where it stands when killed. */
export const run = sqliteTable(
  "run",
  {
    organization: org().references(() => tenant.number),
    id: text("id").notNull(),
    kind: text("kind").notNull(),
    day: integer("day").notNull(),
    state: text("state", { enum: ["running", "complete", "cancelled"] }).notNull(),
    cursor: integer("cursor").notNull().default(0),
    /** Where it stands beside the cursor, as JSON, for runs that a number does not tell all of. */
    progress: text("progress"),
    /** Customers there were when it began. Those of them that it need not look at count in `total` alone. */
    total: integer("total").notNull().default(0),
    checked: integer("checked").notNull().default(0),
    changed: integer("changed").notNull().default(0),
    startedAt: integer("started_at").notNull(),
    /** When its last slice ended; a long silence means that the queue lost the job. */
    updatedAt: integer("updated_at"),
    completedAt: integer("completed_at"),
    /** Of a policy run: the version, the badge rows it makes, and the revision at which they come into force. */
    policyVersion: integer("policy_version"),
    generation: integer("generation"),
    revision: integer("revision"),
  },
  (table) => [
    primaryKey({ columns: [table.organization, table.id] }),
    index("run_unfinished").on(table.updatedAt).where(sql`completed_at is null`),
  ],
);

/** How an organization's customers pay, learnt from its own ledger (`LatenessFit`); one row an organization. */
export const latenessFit = sqliteTable(
  "lateness_fit",
  {
    organization: org().references(() => tenant.number),
    asOf: integer("as_of").notNull(),
    /** Revision of the youngest import it knew. */
    learntRevision: integer("learnt_revision").notNull(),
    body: text("body", { mode: "json" }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.organization] })],
);

/**
 * What somebody asks credit for (`shared/requests`). One row a thing asked, however many ask for it; every step is a row of
 * `credit_request_step`. What was known when it was asked, the policy then and who could decide then stay with it.
 */
export const creditRequest = sqliteTable(
  "credit_request",
  {
    organization: org(),
    /** UUIDv7. */
    id: text("id").notNull(),
    entityId: integer("entity_id").notNull(),
    kind: text("kind", { enum: REQUEST_KINDS }).notNull(),
    state: text("state", { enum: REQUEST_STATES }).notNull(),
    version: integer("version").notNull(),
    /** What else asks for the same while this one is open; null once it is closed. */
    sameAs: text("same_as"),
    asked: text("asked", { mode: "json" }).notNull(),
    reason: text("reason", { enum: REQUEST_REASONS }).notNull(),
    note: text("note").notNull(),
    way: text("way", { mode: "json" }),
    linkUnconfirmed: integer("link_unconfirmed", { mode: "boolean" }).notNull(),
    wantedDay: integer("wanted_day"),
    valueCents: integer("value_cents"),
    /** Persons who asked, the first one first. */
    askers: text("askers", { mode: "json" }).$type<string[]>().notNull(),
    awaiting: text("awaiting", { enum: ["credit", "asker"] }).notNull(),
    endorsedBy: text("endorsed_by"),
    firstApproval: text("first_approval", { mode: "json" }),
    assignedTo: text("assigned_to"),
    decidedBy: text("decided_by"),
    decidedAt: integer("decided_at"),
    grant: text("grant_body", { mode: "json" }),
    refusal: text("refusal", { mode: "json" }),
    /** RequestSnapshot of when it was asked. */
    snapshot: text("snapshot", { mode: "json" }).notNull(),
    policyVersion: integer("policy_version").notNull(),
    /** Who could decide then: `[{ personId, memberId, role, ceilings }]`. */
    authorities: text("authorities", { mode: "json" }).notNull(),
    askedAt: integer("asked_at").notNull(),
    dueAt: integer("due_at").notNull(),
    lapsesAt: integer("lapses_at").notNull(),
    remindAt: integer("remind_at").notNull(),
    escalateAt: integer("escalate_at").notNull(),
    remindedAt: integer("reminded_at"),
    escalatedAt: integer("escalated_at"),
    /** When time next does something to it; null: nothing more. */
    nextAt: integer("next_at"),
    /** Of its last change: what clients compare. */
    revision: integer("revision").notNull(),
  },
  (table) => [
    foreignKey({
      columns: [table.organization, table.entityId],
      foreignColumns: [legalEntity.organization, legalEntity.id],
    }),
    primaryKey({ columns: [table.organization, table.id] }),
    uniqueIndex("credit_request_same").on(table.organization, table.sameAs).where(sql`same_as is not null`),
    index("credit_request_entity").on(table.organization, table.entityId),
    index("credit_request_revision").on(table.organization, table.revision),
    index("credit_request_next").on(table.nextAt).where(sql`next_at is not null`),
  ],
);

export const creditRequestStep = sqliteTable(
  "credit_request_step",
  {
    organization: org(),
    requestId: text("request_id").notNull(),
    version: integer("version").notNull(),
    at: integer("at").notNull(),
    action: text("action").notNull(),
    /** Person; null: time, an import or a rule. */
    by: text("by_person"),
    role: text("role"),
    /** Person in whose place a substitute acted. */
    inPlaceOf: text("in_place_of"),
    note: text("note").notNull(),
    /** Reason, grant, codes and what was seen, as far as the step has them. */
    detail: text("detail", { mode: "json" }).notNull(),
  },
  (table) => [
    foreignKey({
      columns: [table.organization, table.requestId],
      foreignColumns: [creditRequest.organization, creditRequest.id],
    }),
    primaryKey({ columns: [table.organization, table.requestId, table.version] }),
  ],
);

/** A granted order release (`shared/requests/release.ts`), under the id of its request. Where it stands is worked out anew. */
export const orderRelease = sqliteTable(
  "order_release",
  {
    organization: org(),
    entityId: integer("entity_id").notNull(),
    id: text("id").notNull(),
    document: text("document", { mode: "json" }),
    documentNumber: text("document_number").notNull(),
    currency: text("currency").notNull(),
    amountCents: integer("amount_cents").notNull(),
    basis: text("basis", { enum: GRANT_BASES }).notNull(),
    depositCents: integer("deposit_cents").notNull(),
    untilDay: integer("until_day").notNull(),
    grantedDay: integer("granted_day").notNull(),
    grantedRevision: integer("granted_revision").notNull(),
    grantedBy: text("granted_by").notNull(),
    conditionMetDay: integer("condition_met_day"),
    knownBlocks: text("known_blocks", { mode: "json" }).$type<string[]>().notNull(),
    /** Codes for which it was last found to be suspended; null: it was not. */
    suspendedFor: text("suspended_for", { mode: "json" }).$type<string[]>(),
    endedDay: integer("ended_day"),
    revision: integer("revision").notNull(),
  },
  (table) => [
    foreignKey({
      columns: [table.organization, table.id],
      foreignColumns: [creditRequest.organization, creditRequest.id],
    }),
    primaryKey({ columns: [table.organization, table.entityId, table.id] }),
    uniqueIndex("order_release_id").on(table.organization, table.id),
    index("order_release_until").on(table.organization, table.untilDay),
  ],
);

/** An order confirmed or released and not imported yet: part of the exposure for some days (POLICY 3). */
export const reservation = sqliteTable(
  "reservation",
  {
    organization: org(),
    entityId: integer("entity_id").notNull(),
    /** UUIDv7; of a release that of its request. */
    id: text("id").notNull(),
    number: text("number").notNull(),
    day: integer("day").notNull(),
    amountCents: integer("amount_cents").notNull(),
    author: text("author").notNull(),
    /** Last day of the release it stands for; null: of an order that was confirmed. */
    untilDay: integer("until_day"),
    /** The order used the tolerance of this limit: granted once per limit. */
    toleranceOf: text("tolerance_of"),
    recordedRevision: integer("recorded_revision").notNull(),
    endedRevision: integer("ended_revision"),
  },
  (table) => [
    foreignKey({
      columns: [table.organization, table.entityId],
      foreignColumns: [legalEntity.organization, legalEntity.id],
    }),
    primaryKey({ columns: [table.organization, table.entityId, table.id] }),
  ],
);

/** A class that a person set instead of the computed one, until a day (domain.md 2.10). */
export const classOverride = sqliteTable(
  "class_override",
  {
    organization: org(),
    entityId: integer("entity_id").notNull(),
    id: text("id").notNull(),
    riskClass: text("risk_class").notNull(),
    fromDay: integer("from_day").notNull(),
    untilDay: integer("until_day").notNull(),
    author: text("author").notNull(),
    recordedRevision: integer("recorded_revision").notNull(),
    endedRevision: integer("ended_revision"),
  },
  (table) => [
    foreignKey({
      columns: [table.organization, table.entityId],
      foreignColumns: [legalEntity.organization, legalEntity.id],
    }),
    primaryKey({ columns: [table.organization, table.entityId, table.id] }),
  ],
);

/** Hash chain of everything a person or job changed; `auditPayload` can be erased without breaking it. */
export const audit = sqliteTable(
  "audit",
  {
    organization: org().references(() => tenant.number),
    sequence: integer("sequence").notNull(),
    at: integer("at").notNull(),
    actor: text("actor").notNull(),
    action: text("action").notNull(),
    subjectKind: text("subject_kind").notNull(),
    subjectId: text("subject_id").notNull(),
    salt: text("salt").notNull(),
    payloadHash: text("payload_hash").notNull(),
    hash: text("hash").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organization, table.sequence] }),
    index("audit_subject").on(table.organization, table.subjectKind, table.subjectId, table.sequence),
  ],
);

export const auditPayload = sqliteTable(
  "audit_payload",
  {
    organization: org(),
    sequence: integer("sequence").notNull(),
    body: text("body", { mode: "json" }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.organization, table.sequence] })],
);

/** Heads of the chain as the organization's object signed them, one a night: what was then cannot be written anew unseen. */
export const auditSeal = sqliteTable(
  "audit_seal",
  {
    organization: org().references(() => tenant.number),
    sequence: integer("sequence").notNull(),
    hash: text("hash").notNull(),
    at: integer("at").notNull(),
    signature: text("signature").notNull(),
    /** Fingerprint of the key that signed it. */
    key: text("key").notNull(),
  },
  (table) => [primaryKey({ columns: [table.organization, table.sequence] })],
);

export const idempotency = sqliteTable(
  "idempotency",
  {
    organization: org(),
    key: text("key").notNull(),
    requestHash: text("request_hash").notNull(),
    status: integer("status").notNull(),
    body: text("body").notNull(),
    expiresAt: integer("expires_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.organization, table.key] })],
);
