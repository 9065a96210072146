import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { SOURCES } from "#shared/contract/sources.ts";
import { tenant } from "./schema.ts";

/** Tables of how outside sources are asked (`worker/sources`). Times are Unix milliseconds. */

/**
 * The way to one outside system, shared by all isolates: when the next request may leave, and whether the system rests after
 * failures. About the system and no organization, but for `sirene/<organization>`, whose key has a pace of its own.
 */
export const sourceLane = sqliteTable("source_lane", {
  lane: text("lane").primaryKey(),
  nextAt: integer("next_at").notNull(),
  /** Failed requests in a row. */
  failures: integer("failures").notNull().default(0),
  /** Rests until then, or one trial is under way; 0: open to all. */
  restsUntil: integer("rests_until").notNull().default(0),
});

/** The last answer to a question, read into its value; `key` is a hash, so that nobody reads here who was looked for. */
export const sourceAnswer = sqliteTable(
  "source_answer",
  {
    organization: integer("organization")
      .notNull()
      .references(() => tenant.number),
    source: text("source", { enum: SOURCES }).notNull(),
    key: text("key").notNull(),
    value: text("value", { mode: "json" }).notNull(),
    fetchedAt: integer("fetched_at").notNull(),
    /** From then on it is not told any more, and removed at night. */
    expiresAt: integer("expires_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organization, table.source, table.key] }),
    index("source_answer_expiry").on(table.expiresAt),
  ],
);
