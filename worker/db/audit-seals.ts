import { and, asc, eq, gt, lte } from "drizzle-orm";
import type { Seal } from "#shared/audit/seal.ts";
import type { Database, Statement } from "./database.ts";
import { auditSeal } from "./schema.ts";

/** Keeps a seal in the database too; one that is there already stays. */
export const keepSealRow = (db: Database, organization: number, seal: Seal): Statement =>
  db
    .insert(auditSeal)
    .values({ organization, ...seal })
    .onConflictDoNothing();

/** Kept seals of entries above one and up to another. */
export const sealRowsBetween = (
  db: Database,
  organization: number,
  above: number,
  upTo: number,
): Promise<Seal[]> =>
  db
    .select({
      sequence: auditSeal.sequence,
      hash: auditSeal.hash,
      at: auditSeal.at,
      signature: auditSeal.signature,
      key: auditSeal.key,
    })
    .from(auditSeal)
    .where(
      and(
        eq(auditSeal.organization, organization),
        gt(auditSeal.sequence, above),
        lte(auditSeal.sequence, upTo),
      ),
    )
    .orderBy(asc(auditSeal.sequence));
