import {
  foreignKey,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from "drizzle-orm/sqlite-core";
import { REPORT_STATES } from "#shared/field-reports/field-report.ts";
import {
  DISPUTE_REASONS,
  KNOWN_BY,
  REJECTION_REASONS,
  REPORT_KINDS,
  REPORT_SOURCES,
} from "#shared/field-reports/report-kind.ts";
import { legalEntity, tenant } from "./schema.ts";

/** Tables of what comes in from the field (`shared/field-reports`). Days are epoch days, times Unix milliseconds. */

const org = () => integer("organization").notNull();

/**
 * A field report: a warning, a contested invoice, an announced payment. Its free text is cipher alone: the key lies in the
 * organization's object, apart from this database and its backups, and goes when the text has to go (domain.md 3.8).
 */
export const fieldReport = sqliteTable(
  "field_report",
  {
    organization: org(),
    /** UUIDv7. */
    id: text("id").notNull(),
    entityId: integer("entity_id").notNull(),
    kind: text("kind", { enum: REPORT_KINDS }).notNull(),
    source: text("source", { enum: REPORT_SOURCES }).notNull(),
    state: text("state", { enum: REPORT_STATES }).notNull(),
    version: integer("version").notNull(),
    /** Of a warning; else empty. */
    code: text("code").notNull().default(""),
    severity: integer("severity").notNull().default(0),
    knownBy: text("known_by", { enum: KNOWN_BY }),
    /** Day it was seen or heard; of an announcement the day it was made. */
    seenDay: integer("seen_day").notNull(),
    expiresDay: integer("expires_day").notNull(),
    /** Of a dispute or an announcement. */
    reference: text("reference"),
    amountCents: integer("amount_cents"),
    disputeReason: text("dispute_reason", { enum: DISPUTE_REASONS }),
    promisedDay: integer("promised_day"),
    /** Of the ledger: which fact it is, so that none is raised twice; and what it counted, as JSON. */
    factKey: text("fact_key"),
    facts: text("facts", { mode: "json" }).$type<Record<string, string | number>>(),
    /** Person; null: the ledger, or forgotten after its time. */
    author: text("author"),
    linkUnconfirmed: integer("link_unconfirmed", { mode: "boolean" }).notNull().default(false),
    /** `{ text, link }` under the report's own key; null: nothing was written, or it was erased. */
    cipher: text("cipher"),
    awaiting: text("awaiting", { enum: ["credit", "author"] }).notNull(),
    corroboratedBy: text("corroborated_by"),
    firstConfirmedBy: text("first_confirmed_by"),
    decidedBy: text("decided_by"),
    decidedAt: integer("decided_at"),
    rejection: text("rejection", { enum: REJECTION_REASONS }),
    mergedInto: text("merged_into"),
    /** From when it counts, and from when it does not any more. */
    confirmedDay: integer("confirmed_day"),
    confirmedRevision: integer("confirmed_revision"),
    closedDay: integer("closed_day"),
    closedRevision: integer("closed_revision"),
    /** When the customer was 60 days late or failed after it. */
    outcomeDay: integer("outcome_day"),
    outcomeKind: text("outcome_kind", { enum: ["late_60", "failed"] }),
    submittedAt: integer("submitted_at").notNull(),
    dueAt: integer("due_at").notNull(),
    remindedAt: integer("reminded_at"),
    /** When time next does something to it; null: nothing more. */
    nextAt: integer("next_at"),
    recordedRevision: integer("recorded_revision").notNull(),
    /** Of its last change: what clients compare. */
    revision: integer("revision").notNull(),
  },
  (table) => [
    foreignKey({
      columns: [table.organization, table.entityId],
      foreignColumns: [legalEntity.organization, legalEntity.id],
    }),
    primaryKey({ columns: [table.organization, table.id] }),
    uniqueIndex("field_report_fact").on(table.organization, table.entityId, table.code, table.factKey),
    index("field_report_entity").on(table.organization, table.entityId),
    index("field_report_state").on(table.organization, table.state, table.dueAt),
    index("field_report_author").on(table.organization, table.author, table.submittedAt),
    index("field_report_revision").on(table.organization, table.revision),
    index("field_report_next").on(table.nextAt),
  ],
);

/** What happened to a report. `noteCipher`: under the report's key. */
export const fieldReportStep = sqliteTable(
  "field_report_step",
  {
    organization: org(),
    reportId: text("report_id").notNull(),
    version: integer("version").notNull(),
    at: integer("at").notNull(),
    action: text("action").notNull(),
    by: text("by_person"),
    role: text("role"),
    reason: text("reason"),
    noteCipher: text("note_cipher"),
  },
  (table) => [
    foreignKey({
      columns: [table.organization, table.reportId],
      foreignColumns: [fieldReport.organization, fieldReport.id],
    }),
    primaryKey({ columns: [table.organization, table.reportId, table.version] }),
  ],
);

/** A payment that the customer announced, once triage has confirmed it. Whether it was kept is read from the ledger. */
export const paymentPromise = sqliteTable(
  "payment_promise",
  {
    organization: org(),
    entityId: integer("entity_id").notNull(),
    /** That of its report. */
    id: text("id").notNull(),
    reference: text("reference"),
    amountCents: integer("amount_cents").notNull(),
    announcedDay: integer("announced_day").notNull(),
    promisedDay: integer("promised_day").notNull(),
    recordedRevision: integer("recorded_revision").notNull(),
    cancelledRevision: integer("cancelled_revision"),
  },
  (table) => [
    foreignKey({
      columns: [table.organization, table.entityId],
      foreignColumns: [legalEntity.organization, legalEntity.id],
    }),
    primaryKey({ columns: [table.organization, table.entityId, table.id] }),
  ],
);

/** Days on which a customer came to be 60 days late with an invoice after a time without, or failed. Read from the ledger. */
export const lateEpisode = sqliteTable(
  "late_episode",
  {
    organization: org(),
    entityId: integer("entity_id").notNull(),
    day: integer("day").notNull(),
    kind: text("kind", { enum: ["late_60", "failed"] }).notNull(),
  },
  (table) => [
    foreignKey({
      columns: [table.organization, table.entityId],
      foreignColumns: [legalEntity.organization, legalEntity.id],
    }),
    primaryKey({ columns: [table.organization, table.entityId, table.day, table.kind] }),
    index("late_episode_day").on(table.organization, table.day),
  ],
);

/** Customers who are persons (sole traders, professionals in their own name): said by a member; no row: a company. */
export const naturalPerson = sqliteTable(
  "natural_person",
  {
    organization: org(),
    entityId: integer("entity_id").notNull(),
    author: text("author").notNull(),
    recordedAt: integer("recorded_at").notNull(),
  },
  (table) => [
    foreignKey({
      columns: [table.organization, table.entityId],
      foreignColumns: [legalEntity.organization, legalEntity.id],
    }),
    primaryKey({ columns: [table.organization, table.entityId] }),
  ],
);

/** That the organization has read what staff is to be told before figures by person are shown. No row: not yet. */
export const staffNote = sqliteTable(
  "staff_note",
  {
    organization: org().references(() => tenant.number),
    readAt: integer("read_at").notNull(),
    readBy: text("read_by").notNull(),
  },
  (table) => [primaryKey({ columns: [table.organization] })],
);
