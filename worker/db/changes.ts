import { and, asc, desc, eq, gte, isNotNull, isNull } from "drizzle-orm";
import type { Database, Statement } from "./database.ts";
import { pendingChange } from "./schema.ts";

export type ChangeRow = typeof pendingChange.$inferSelect;
export type NewChange = Pick<
  ChangeRow,
  "id" | "kind" | "subject" | "body" | "author" | "reason" | "createdAt"
>;

/** The unique key that refuses a second change about what one waits for already. */
export const CHANGE_WAITS = "pending_change.organization, pending_change.kind, pending_change.subject";

const MOST_DECIDED = 30;

/** What waits, the oldest first, and then what was decided since, the youngest first. */
export async function changesOf(db: Database, organization: number, since: number): Promise<ChangeRow[]> {
  const mine = eq(pendingChange.organization, organization);
  const waiting = await db
    .select()
    .from(pendingChange)
    .where(and(mine, isNull(pendingChange.outcome)))
    .orderBy(asc(pendingChange.id));
  const decided = await db
    .select()
    .from(pendingChange)
    .where(and(mine, isNotNull(pendingChange.outcome), gte(pendingChange.decidedAt, since)))
    .orderBy(desc(pendingChange.decidedAt), desc(pendingChange.id))
    .limit(MOST_DECIDED);
  return [...waiting, ...decided];
}

export async function findChange(
  db: Database,
  organization: number,
  id: string,
): Promise<ChangeRow | undefined> {
  const [row] = await db
    .select()
    .from(pendingChange)
    .where(and(eq(pendingChange.organization, organization), eq(pendingChange.id, id)));
  return row;
}

export const insertChange = (db: Database, organization: number, row: NewChange): Statement =>
  db.insert(pendingChange).values({ organization, ...row });

type Decided = Required<{ [Key in "outcome" | "decidedBy" | "decidedAt" | "note"]: ChangeRow[Key] }>;

/** Ends what still waits; follow with `expectOneChange`. */
export const closeChange = (db: Database, organization: number, id: string, decided: Decided): Statement =>
  db
    .update(pendingChange)
    .set(decided)
    .where(
      and(
        eq(pendingChange.organization, organization),
        eq(pendingChange.id, id),
        isNull(pendingChange.outcome),
      ),
    );

/** Ends what waits about a member who is no more. */
export const closeChangesAbout = (
  db: Database,
  organization: number,
  memberId: string,
  decided: Decided,
): Statement =>
  db
    .update(pendingChange)
    .set(decided)
    .where(
      and(
        eq(pendingChange.organization, organization),
        eq(pendingChange.kind, "member_authority"),
        eq(pendingChange.subject, memberId),
        isNull(pendingChange.outcome),
      ),
    );
