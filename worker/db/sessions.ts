import { and, desc, eq, gt, lte } from "drizzle-orm";
import type { Database, Statement } from "./database.ts";
import { session, verification } from "./schema.ts";

export type SessionRow = { id: string; createdAt: Date; expiresAt: Date; userAgent: string | null };

export const sessionsOf = (db: Database, userId: string, now: Date): Promise<SessionRow[]> =>
  db
    .select({
      id: session.id,
      createdAt: session.createdAt,
      expiresAt: session.expiresAt,
      userAgent: session.userAgent,
    })
    .from(session)
    .where(and(eq(session.userId, userId), gt(session.expiresAt, now)))
    .orderBy(desc(session.createdAt), desc(session.id));

/** Ends one of a person's own sessions; false when there is none of that id. */
export async function endSession(db: Database, userId: string, id: string): Promise<boolean> {
  const ended = await db
    .delete(session)
    .where(and(eq(session.userId, userId), eq(session.id, id)))
    .returning({ id: session.id });
  return ended.length > 0;
}

/** Ends the session of a bearer. */
export const endBearer = (db: Database, token: string): Statement =>
  db.delete(session).where(eq(session.token, token));

/** Ends what a person has open on one installation. */
export const endDevice = (db: Database, userId: string, deviceId: string): Statement =>
  db.delete(session).where(and(eq(session.userId, userId), eq(session.deviceId, deviceId)));

export const endSessionsOf = (db: Database, userId: string): Statement =>
  db.delete(session).where(eq(session.userId, userId));

/** Notes that the person on this device has just proved who they are. */
export const noteReauthentication = (
  db: Database,
  { userId, sessionId }: { userId: string; sessionId: string },
  at: number,
): Statement =>
  db
    .update(session)
    .set({ reauthenticatedAt: at })
    .where(and(eq(session.userId, userId), eq(session.id, sessionId)));

/** When that was, in Unix milliseconds; null: never. */
export async function lastReauthentication(
  db: Database,
  { userId, sessionId }: { userId: string; sessionId: string },
): Promise<number | null> {
  const [row] = await db
    .select({ at: session.reauthenticatedAt })
    .from(session)
    .where(and(eq(session.userId, userId), eq(session.id, sessionId)));
  return row?.at ?? null;
}

type NewSession = {
  id: string;
  token: string;
  userId: string;
  organizationId: string;
  deviceName: string;
  deviceId: string | null;
  ipAddress: string | null;
  now: Date;
  expiresAt: Date;
};

export const addSession = (
  db: Database,
  { now, organizationId, deviceName, ...row }: NewSession,
): Statement =>
  db.insert(session).values({
    ...row,
    userAgent: deviceName,
    activeOrganizationId: organizationId,
    createdAt: now,
    updatedAt: now,
  });

/** Keeps a value under a name that only its holder knows, until `expiresAt`. */
export const keepSecret = (
  db: Database,
  { identifier, value, now, expiresAt }: { identifier: string; value: string; now: Date; expiresAt: Date },
): Statement =>
  db
    .insert(verification)
    .values({ id: crypto.randomUUID(), identifier, value, expiresAt, createdAt: now, updatedAt: now });

/** Takes the value kept under this name: the row is gone in the same statement, so it can be had once. */
export async function takeSecret(db: Database, identifier: string, now: Date): Promise<string | undefined> {
  const [row] = await db
    .delete(verification)
    .where(eq(verification.identifier, identifier))
    .returning({ value: verification.value, expiresAt: verification.expiresAt });
  return row && row.expiresAt > now ? row.value : undefined;
}

/** Forgets sessions and secrets whose time is over. */
export const purgeSessions = (db: Database, now: Date): Statement[] => [
  db.delete(session).where(lte(session.expiresAt, now)),
  db.delete(verification).where(lte(verification.expiresAt, now)),
];
