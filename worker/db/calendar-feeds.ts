import { and, eq, sql } from "drizzle-orm";
import type { Database, Statement } from "./database.ts";
import { calendarFeed } from "./outside-schema.ts";

export type Feed = {
  organization: number;
  timeZone: string;
  role: string;
  language: "fr" | "en";
  mode: string;
};

const own = (organization: number, memberId: string) =>
  and(eq(calendarFeed.organization, organization), eq(calendarFeed.memberId, memberId));

/** When a member's address was made; null: there is none. */
export async function feedSince(
  db: Database,
  organization: number,
  memberId: string,
): Promise<number | null> {
  const [row] = await db
    .select({ createdAt: calendarFeed.createdAt })
    .from(calendarFeed)
    .where(own(organization, memberId));
  return row?.createdAt ?? null;
}

/** A member has one address: the former one ends. */
export const putFeed = (
  db: Database,
  organization: number,
  row: Omit<typeof calendarFeed.$inferInsert, "organization">,
): Statement => {
  const { tokenHash, language, createdAt } = row;
  return db
    .insert(calendarFeed)
    .values({ organization, ...row })
    .onConflictDoUpdate({
      target: [calendarFeed.organization, calendarFeed.memberId],
      set: { tokenHash, language, createdAt },
    });
};

export const removeFeed = (db: Database, organization: number, memberId: string): Statement =>
  db.delete(calendarFeed).where(own(organization, memberId));

/** The feed of a token while its member belongs to the organization. */
export async function findFeed(db: Database, tokenHash: string): Promise<Feed | undefined> {
  const [row] = await db.all<Feed>(sql`
    select f.organization, t.time_zone as "timeZone", t.mode, m.role, f.language
    from calendar_feed f
    join tenant t on t.number = f.organization
    join member m on m.id = f.member_id and m.organization_id = t.organization_id
    where f.token_hash = ${tokenHash}`);
  return row;
}
