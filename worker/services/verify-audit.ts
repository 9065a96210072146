import * as z from "zod";
import { brokenPart } from "#shared/audit/chain.ts";
import type { AuditVerification } from "#shared/contract/audit.ts";
import { readAuditHead } from "../db/audit.ts";
import { type AuditRow, auditAfter } from "../db/audit-list.ts";
import type { Env } from "../env.ts";
import type { Asking } from "./find-visible-customer.ts";
import { holdAgainstSeals } from "./held-against-seals.ts";
import { decodeCursor, encodeCursor } from "./keyset-cursor.ts";
import { sha256 } from "./sha256.ts";

const Place = z.tuple([z.int().min(1)]);
const PAGE_ENTRIES = 5_000;

/**
 * Computes one page of the chain again: every entry must follow from the one before, every payload that is still there
 * must be what was hashed, the last entry must be the head, and all must be what was signed when it was young. A page that
 * goes on starts from the stored hash of the last entry of the page before, which that page has proved.
 */
export async function verifyAudit(
  env: Env,
  { db, organization }: Asking,
  cursor: string | undefined,
): Promise<AuditVerification> {
  const above = cursor === undefined ? 0 : decodeCursor(cursor, Place)[0];
  const head = await readAuditHead(db, organization.number);
  const [before] = above === 0 ? [] : await auditAfter(db, organization.number, above - 1, 1);
  const rows = await auditAfter(db, organization.number, above, PAGE_ENTRIES);

  let previous = { sequence: above, hash: before?.hash ?? "" };
  let erased = 0;
  const hashes: string[] = [];
  let brokenAt: number | null = null;
  for (const row of rows) {
    if (row.sequence > head.sequence) break;
    if (row.sequence !== previous.sequence + 1 || !(await follows(row, previous.hash, organization.number))) {
      brokenAt = previous.sequence + 1;
      break;
    }
    if (row.body === null) erased += 1;
    previous = { sequence: row.sequence, hash: row.hash };
    hashes.push(row.hash);
  }
  const goesOn = brokenAt === null && rows.length === PAGE_ENTRIES && previous.sequence < head.sequence;
  const ends = previous.sequence === head.sequence && previous.hash === head.hash;
  if (brokenAt === null && !goesOn && !ends) brokenAt = previous.sequence + 1;

  const held = await holdAgainstSeals({ db, env, organization }, above, hashes);
  const { newest } = held;
  // A seal beyond the head: the tail was taken off together with the head.
  const cutAt = newest !== null && newest.sequence > head.sequence ? head.sequence + 1 : null;
  const first = [held.brokenAt, brokenAt, goesOn ? null : cutAt].filter((each) => each !== null);
  return {
    intact: first.length === 0,
    brokenAt: first.length === 0 ? null : Math.min(...first),
    checked: previous.sequence - above,
    erased,
    head,
    seals: held.seals,
    sealed: newest && { sequence: newest.sequence, at: new Date(newest.at).toISOString() },
    next: goesOn && held.brokenAt === null ? encodeCursor([previous.sequence]) : null,
  };
}

const follows = async (row: AuditRow, previousHash: string, organization: number): Promise<boolean> =>
  (await brokenPart(sha256, previousHash, organization, { ...row, payload: row.body })) === undefined;
