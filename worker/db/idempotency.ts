import { and, eq, gt, lte, sql } from "drizzle-orm";
import type { Database, Statement } from "./database.ts";
import { idempotency } from "./schema.ts";

/** A request that must have its effect once: the member's key, and the hash of what was asked under it. */
export type Once = { key: string; requestHash: string; now: number };

export type StoredReply = { requestHash: string; status: number; body: string };

const KEPT_MS = 7 * 86_400_000;

/** The column list SQLite names when a key is used twice. */
export const KEY_TAKEN = "idempotency.organization, idempotency.key";

/**
 * First statements of the batch with the effect: a second request with the same key fails on the primary key and the whole
 * batch is rolled back (platform 4.2).
 */
export function claimKey(
  db: Database,
  organization: number,
  once: Once,
  reply: { status: number; body: unknown },
): Statement[] {
  return [
    db
      .delete(idempotency)
      .where(
        and(
          eq(idempotency.organization, organization),
          eq(idempotency.key, once.key),
          lte(idempotency.expiresAt, once.now),
        ),
      ),
    db.insert(idempotency).values({
      organization,
      key: once.key,
      requestHash: once.requestHash,
      status: reply.status,
      body: JSON.stringify(reply.body),
      expiresAt: once.now + KEPT_MS,
    }),
  ];
}

/** What was answered under this key, if it still counts. */
export async function findReply(
  db: Database,
  organization: number,
  once: Once,
): Promise<StoredReply | undefined> {
  const [row] = await db
    .select({
      requestHash: idempotency.requestHash,
      status: idempotency.status,
      body: idempotency.body,
    })
    .from(idempotency)
    .where(
      and(
        eq(idempotency.organization, organization),
        eq(idempotency.key, once.key),
        gt(idempotency.expiresAt, once.now),
      ),
    );
  return row;
}

/** Forgets keys of every organization whose time is over, a bounded number at a time. */
export function purgeKeys(db: Database, now: number): Statement {
  return db.run(
    sql`delete from idempotency where rowid in (select rowid from idempotency where expires_at <= ${now} limit 5000)`,
  );
}
