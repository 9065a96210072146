import { sql } from "drizzle-orm";
import { foreignKey, index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { CHECKLIST_ITEMS, CHECKLIST_OCCASIONS } from "#shared/checklists/checklist.ts";
import { CLOCK_KINDS, LOST_IF_MISSED } from "#shared/clocks/clock.ts";
import { CLOCK_STATES } from "#shared/contract/clocks.ts";
import { OUTSIDE_EVENT_KINDS } from "#shared/contract/outside.ts";
import { SOURCES } from "#shared/contract/sources.ts";
import { REVIEW_OUTCOMES, REVIEW_REASONS } from "#shared/contract/watch.ts";
import { legalEntity, tenant } from "./schema.ts";

/** Tables of what is known from outside the ledger, and of what follows from it. Days are epoch days, times Unix milliseconds. */

const org = () => integer("organization").notNull();

/** Whether an organization asks a source, and who said so after reading what leaves. No row: off. */
export const sourceSetting = sqliteTable(
  "source_setting",
  {
    organization: org().references(() => tenant.number),
    source: text("source", { enum: SOURCES }).notNull(),
    enabled: integer("enabled", { mode: "boolean" }).notNull(),
    /** The organization's own key of that source, as cipher under the deployment's secret. */
    keyCipher: text("key_cipher"),
    changedBy: text("changed_by").notNull(),
    changedAt: integer("changed_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.organization, table.source] })],
);

/** A legal entity that was identified at the register before any ledger knew it. Stays when it becomes a customer: who found it, and when. */
export const prospect = sqliteTable(
  "prospect",
  {
    organization: org(),
    entityId: integer("entity_id").notNull(),
    /** What the page called it. */
    seenName: text("seen_name").notNull(),
    author: text("author").notNull(),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [
    foreignKey({
      columns: [table.organization, table.entityId],
      foreignColumns: [legalEntity.organization, legalEntity.id],
    }),
    primaryKey({ columns: [table.organization, table.entityId] }),
  ],
);

/** What the register says of a firm; a row for each time it said something else. `body`: `RegisterFirm`. */
export const registerFact = sqliteTable(
  "register_fact",
  {
    organization: org(),
    entityId: integer("entity_id").notNull(),
    recordedRevision: integer("recorded_revision").notNull(),
    body: text("body", { mode: "json" }).notNull(),
    recordedAt: integer("recorded_at").notNull(),
    /** When the register last said the same. */
    checkedAt: integer("checked_at").notNull(),
  },
  (table) => [
    foreignKey({
      columns: [table.organization, table.entityId],
      foreignColumns: [legalEntity.organization, legalEntity.id],
    }),
    primaryKey({ columns: [table.organization, table.entityId, table.recordedRevision] }),
  ],
);

/** When each source was last asked about an entity, and may be again; what the watch looks at. */
export const sourceCheck = sqliteTable(
  "source_check",
  {
    organization: org(),
    entityId: integer("entity_id").notNull(),
    source: text("source", { enum: SOURCES }).notNull(),
    /** Last answer; null: none yet. */
    answeredAt: integer("answered_at"),
    nextDay: integer("next_day").notNull(),
    /** What it could not tell, as a code; null: it answered. */
    problem: text("problem"),
  },
  (table) => [
    foreignKey({
      columns: [table.organization, table.entityId],
      foreignColumns: [legalEntity.organization, legalEntity.id],
    }),
    primaryKey({ columns: [table.organization, table.entityId, table.source] }),
    index("source_check_next").on(table.organization, table.source, table.nextDay),
  ],
);

/** A notice of the gazette about one of the organization's own. `body`: `GazetteNotice` of shared/gazette. */
export const gazetteNotice = sqliteTable(
  "gazette_notice",
  {
    organization: org(),
    entityId: integer("entity_id").notNull(),
    id: text("id").notNull(),
    publishedDay: integer("published_day").notNull(),
    body: text("body", { mode: "json" }).notNull(),
    /** What it says of the firm, and the day that is about; null: nothing that is told. */
    eventKind: text("event_kind", { enum: OUTSIDE_EVENT_KINDS }),
    eventDay: integer("event_day"),
    /** Annulled, corrected or reversed by another notice. */
    takenBack: integer("taken_back", { mode: "boolean" }).notNull().default(false),
    recordedAt: integer("recorded_at").notNull(),
    recordedRevision: integer("recorded_revision").notNull(),
  },
  (table) => [
    foreignKey({
      columns: [table.organization, table.entityId],
      foreignColumns: [legalEntity.organization, legalEntity.id],
    }),
    primaryKey({ columns: [table.organization, table.entityId, table.id] }),
    index("gazette_notice_day").on(table.organization, table.publishedDay),
    index("gazette_notice_id").on(table.organization, table.id),
  ],
);

/** What a person has to look at: a wording nobody knows, a notice about a person, an identity that no longer holds. */
export const watchItem = sqliteTable(
  "watch_item",
  {
    organization: org(),
    id: text("id").notNull(),
    entityId: integer("entity_id").notNull(),
    reason: text("reason", { enum: REVIEW_REASONS }).notNull(),
    /** Notice, VAT number or the like that it is about: raised once. */
    subject: text("subject").notNull(),
    /** Figures and words for the sentence. */
    params: text("params", { mode: "json" }).$type<Record<string, string | number>>().notNull(),
    raisedAt: integer("raised_at").notNull(),
    outcome: text("outcome", { enum: REVIEW_OUTCOMES }),
    note: text("note").notNull().default(""),
    decidedBy: text("decided_by"),
    decidedAt: integer("decided_at"),
  },
  (table) => [
    foreignKey({
      columns: [table.organization, table.entityId],
      foreignColumns: [legalEntity.organization, legalEntity.id],
    }),
    primaryKey({ columns: [table.organization, table.id] }),
    index("watch_item_open").on(table.organization, table.raisedAt).where(sql`outcome is null`),
    index("watch_item_subject").on(table.organization, table.entityId, table.reason, table.subject),
  ],
);

/** Accounts of a year as a source published them; a row for each time it said something else. `body`: `StatementFact` without id. */
export const outsideStatement = sqliteTable(
  "outside_statement",
  {
    organization: org(),
    entityId: integer("entity_id").notNull(),
    source: text("source").notNull(),
    closingDay: integer("closing_day").notNull(),
    recordedRevision: integer("recorded_revision").notNull(),
    body: text("body", { mode: "json" }).notNull(),
    recordedAt: integer("recorded_at").notNull(),
  },
  (table) => [
    foreignKey({
      columns: [table.organization, table.entityId],
      foreignColumns: [legalEntity.organization, legalEntity.id],
    }),
    primaryKey({
      columns: [table.organization, table.entityId, table.source, table.closingDay, table.recordedRevision],
    }),
  ],
);

/** A provider's grade of a firm as it came (domain.md 2.1), read from a CSV of an administrator or analyst. */
export const outsideGrade = sqliteTable(
  "outside_grade",
  {
    organization: org(),
    entityId: integer("entity_id").notNull(),
    id: text("id").notNull(),
    source: text("source").notNull(),
    /** Name of a known scale, or a table of one's own as JSON. */
    scale: text("scale").notNull(),
    value: text("value").notNull(),
    day: integer("day").notNull(),
    author: text("author").notNull(),
    recordedAt: integer("recorded_at").notNull(),
    recordedRevision: integer("recorded_revision").notNull(),
    revokedRevision: integer("revoked_revision"),
  },
  (table) => [
    foreignKey({
      columns: [table.organization, table.entityId],
      foreignColumns: [legalEntity.organization, legalEntity.id],
    }),
    primaryKey({ columns: [table.organization, table.entityId, table.id] }),
  ],
);

/** A provider whose grades the organization reads: its scale, and who may see them (insurers forbid passing them on). */
export const gradeProvider = sqliteTable(
  "grade_provider",
  {
    organization: org().references(() => tenant.number),
    source: text("source").notNull(),
    scale: text("scale").notNull(),
    /** `credit`: analysts and administrators alone; `everyone`: whoever sees figures. */
    visibleTo: text("visible_to", { enum: ["credit", "everyone"] }).notNull(),
    changedBy: text("changed_by").notNull(),
    changedAt: integer("changed_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.organization, table.source] })],
);

/** Answers of VIES about a customer's VAT number. `state` unknown: the service could not tell. */
export const vatCheck = sqliteTable(
  "vat_check",
  {
    organization: org(),
    entityId: integer("entity_id").notNull(),
    vat: text("vat").notNull(),
    checkedAt: integer("checked_at").notNull(),
    state: text("state", { enum: ["valid", "invalid", "unknown"] }).notNull(),
    /** Why it could not tell. */
    why: text("why"),
    /** Proof of the consultation, where the organization's own VAT number was given. */
    consultation: text("consultation"),
    name: text("name"),
  },
  (table) => [
    foreignKey({
      columns: [table.organization, table.entityId],
      foreignColumns: [legalEntity.organization, legalEntity.id],
    }),
    primaryKey({ columns: [table.organization, table.entityId, table.vat, table.checkedAt] }),
  ],
);

/** What the organization's insurance asks of it. `body`: `InsurerPolicy` of shared/clocks. One row an insurer. */
export const insurerPolicy = sqliteTable(
  "insurer_policy",
  {
    organization: org().references(() => tenant.number),
    id: text("id").notNull(),
    name: text("name").notNull(),
    body: text("body", { mode: "json" }).notNull(),
    /** Covers whoever no other one is named for. */
    isDefault: integer("is_default", { mode: "boolean" }).notNull(),
    changedBy: text("changed_by").notNull(),
    changedAt: integer("changed_at").notNull(),
    endedAt: integer("ended_at"),
  },
  (table) => [primaryKey({ columns: [table.organization, table.id] })],
);

/** Which insurer covers a customer, where it is not the default one. */
export const coveredBy = sqliteTable(
  "covered_by",
  {
    organization: org(),
    entityId: integer("entity_id").notNull(),
    insurerId: text("insurer_id").notNull(),
  },
  (table) => [
    foreignKey({
      columns: [table.organization, table.entityId],
      foreignColumns: [legalEntity.organization, legalEntity.id],
    }),
    primaryKey({ columns: [table.organization, table.entityId] }),
  ],
);

/** A deadline about one customer (POLICY 5). What it is follows from the facts; what became of it a person says. */
export const clock = sqliteTable(
  "clock",
  {
    organization: org(),
    /** UUIDv7. */
    id: text("id").notNull(),
    entityId: integer("entity_id").notNull(),
    /** Stable: kind and source, so that one deadline is one row. */
    key: text("key").notNull(),
    kind: text("kind", { enum: CLOCK_KINDS }).notNull(),
    sourceKind: text("source_kind", { enum: ["event", "warning", "item"] }).notNull(),
    sourceId: text("source_id").notNull(),
    startDay: integer("start_day").notNull(),
    /** Last day that is in time; null: it does not run yet. */
    dueDay: integer("due_day"),
    /** Day to have it done by. */
    shownDay: integer("shown_day"),
    provisional: integer("provisional", { mode: "boolean" }).notNull(),
    atStakeCents: integer("at_stake_cents"),
    lostIfMissed: text("lost_if_missed", { enum: LOST_IF_MISSED }).notNull(),
    insurerId: text("insurer_id"),
    remindDays: text("remind_days", { mode: "json" }).$type<number[]>().notNull(),
    state: text("state", { enum: CLOCK_STATES }).notNull(),
    reason: text("reason").notNull().default(""),
    decidedBy: text("decided_by"),
    decidedAt: integer("decided_at"),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (table) => [
    foreignKey({
      columns: [table.organization, table.entityId],
      foreignColumns: [legalEntity.organization, legalEntity.id],
    }),
    primaryKey({ columns: [table.organization, table.entityId, table.key] }),
    index("clock_id").on(table.organization, table.id),
    index("clock_state").on(table.organization, table.state, table.shownDay),
  ],
);

/** What deadlines rest on that no ledger tells: where the organization is, and whether its terms reserve title. */
export const clockSetting = sqliteTable(
  "clock_setting",
  {
    organization: org().references(() => tenant.number),
    /** Outside mainland France: two months more to declare a claim. */
    outsideMainland: integer("outside_mainland", { mode: "boolean" }).notNull(),
    /** Whether the terms of sale reserve title until payment; null: nobody has said. */
    retentionOfTitle: integer("retention_of_title", { mode: "boolean" }),
    changedBy: text("changed_by").notNull(),
    changedAt: integer("changed_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.organization] })],
);

/** Addresses under which calendars fetch the deadlines: a member's own, told once, kept as a hash. */
export const calendarFeed = sqliteTable(
  "calendar_feed",
  {
    organization: org().references(() => tenant.number),
    memberId: text("member_id").notNull(),
    tokenHash: text("token_hash").notNull().unique(),
    language: text("language", { enum: ["fr", "en"] }).notNull(),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.organization, table.memberId] })],
);

/** What a person ticked on a checklist. The youngest of an item counts. */
export const checklistMark = sqliteTable(
  "checklist_mark",
  {
    organization: org(),
    entityId: integer("entity_id").notNull(),
    id: text("id").notNull(),
    occasion: text("occasion", { enum: CHECKLIST_OCCASIONS }).notNull(),
    item: text("item", { enum: CHECKLIST_ITEMS }).notNull(),
    done: integer("done", { mode: "boolean" }).notNull(),
    day: integer("day").notNull(),
    note: text("note").notNull(),
    author: text("author").notNull(),
    recordedAt: integer("recorded_at").notNull(),
  },
  (table) => [
    foreignKey({
      columns: [table.organization, table.entityId],
      foreignColumns: [legalEntity.organization, legalEntity.id],
    }),
    primaryKey({ columns: [table.organization, table.entityId, table.id] }),
  ],
);
