import type * as z from "zod";
import type { SessionList } from "#shared/contract/me.ts";
import type { Database } from "../db/database.ts";
import { endSession, sessionsOf } from "../db/sessions.ts";
import type { CurrentMember } from "../env.ts";
import { AppError } from "../errors.ts";

/** The devices on which this person is signed in. */
export async function listSessions(
  db: Database,
  member: CurrentMember,
  now: Date,
): Promise<z.output<typeof SessionList>["sessions"]> {
  const rows = await sessionsOf(db, member.userId, now);
  return rows.map(({ id, createdAt, expiresAt, userAgent }) => ({
    id,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    userAgent,
    current: id === member.sessionId,
  }));
}

/** Ends one of the person's own sessions; anybody else's is `not_found`. */
export async function endOwnSession(db: Database, member: { userId: string }, id: string): Promise<void> {
  if (!(await endSession(db, member.userId, id))) throw new AppError("not_found");
}
