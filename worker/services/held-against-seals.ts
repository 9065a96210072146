import { type Seal, sealText } from "#shared/audit/seal.ts";
import { sealRowsBetween } from "../db/audit-seals.ts";
import type { Database } from "../db/database.ts";
import type { CurrentOrganization, Env } from "../env.ts";
import { objectOf } from "../live/object-of.ts";
import { auditKey } from "./audit-key.ts";

export type HeldAgainstSeals = {
  /** How many seals there are for these entries. */
  seals: number;
  /** First entry that was sealed with another hash, or whose seal in the database was not signed by us. */
  brokenAt: number | null;
  newest: Seal | null;
};

/**
 * Holds entries against what was signed when they were young: by the object, in storage apart from the database, and nightly in
 * the database. `hashes`: of the entries after `above`, one after the other.
 */
export async function holdAgainstSeals(
  { db, env, organization }: { db: Database; env: Env; organization: CurrentOrganization },
  above: number,
  hashes: string[],
): Promise<HeldAgainstSeals> {
  const upTo = above + hashes.length;
  const { seals, newest } = await objectOf(env, organization.number).sealsBetween(above, upTo);
  const rows = await sealRowsBetween(db, organization.number, above, upTo);
  const key = await auditKey(env.AUTH_SECRET, organization.id);
  const isForged = async (seal: Seal) =>
    // A key of before cannot be checked any more; what it signed is compared all the same.
    seal.key === key.fingerprint &&
    !(await key.isSigned(
      sealText({ id: organization.id, number: organization.number }, seal),
      seal.signature,
    ));
  const forged = new Set<number>();
  for (const row of rows) if (await isForged(row)) forged.add(row.sequence);
  const broken = [...seals, ...rows]
    .filter(({ sequence, hash }) => hashes[sequence - above - 1] !== hash || forged.has(sequence))
    .map(({ sequence }) => sequence);
  return {
    seals: seals.length + rows.length,
    brokenAt: broken.length === 0 ? null : Math.min(...broken),
    newest,
  };
}
