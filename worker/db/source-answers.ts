import { and, eq, lte } from "drizzle-orm";
import type { Source } from "#shared/contract/sources.ts";
import type { Database, Statement } from "./database.ts";
import { sourceAnswer } from "./schema.ts";

export type KeptAnswer = { value: unknown; fetchedAt: number; expiresAt: number };

/** The last answer to a question, however old; null: none is kept. */
export async function keptAnswer(
  db: Database,
  organization: number,
  source: Source,
  key: string,
): Promise<KeptAnswer | null> {
  const [row] = await db
    .select({
      value: sourceAnswer.value,
      fetchedAt: sourceAnswer.fetchedAt,
      expiresAt: sourceAnswer.expiresAt,
    })
    .from(sourceAnswer)
    .where(
      and(
        eq(sourceAnswer.organization, organization),
        eq(sourceAnswer.source, source),
        eq(sourceAnswer.key, key),
      ),
    );
  return row ?? null;
}

/** Keeps an answer in place of the one before. */
export async function keepAnswer(
  db: Database,
  organization: number,
  source: Source,
  key: string,
  { value, fetchedAt, expiresAt }: KeptAnswer,
): Promise<void> {
  await db
    .insert(sourceAnswer)
    .values({ organization, source, key, value, fetchedAt, expiresAt })
    .onConflictDoUpdate({
      target: [sourceAnswer.organization, sourceAnswer.source, sourceAnswer.key],
      set: { value, fetchedAt, expiresAt },
    });
}

/** Removes what is not told any more. */
export const purgeAnswers = (db: Database, now: number): Statement =>
  db.delete(sourceAnswer).where(lte(sourceAnswer.expiresAt, now));

/** Forgets all that a source said to an organization, as when it is switched off. */
export const forgetAnswers = (db: Database, organization: number, source: Source): Statement =>
  db
    .delete(sourceAnswer)
    .where(and(eq(sourceAnswer.organization, organization), eq(sourceAnswer.source, source)));
