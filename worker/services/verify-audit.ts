import * as z from "zod";
import type { AuditVerification } from "#shared/contract/audit.ts";
import { readAuditHead } from "../db/audit.ts";
import { type AuditRow, auditAfter } from "../db/audit-list.ts";
import { entryHashOf, payloadHashOf } from "./audit.ts";
import type { Asking } from "./find-visible-customer.ts";
import { decodeCursor, encodeCursor } from "./keyset-cursor.ts";

const Place = z.tuple([z.int().min(1)]);
const PAGE_ENTRIES = 5_000;

/**
 * Computes one page of the chain again: every entry must follow from the one before, every payload that is still there
 * must be what was hashed, and the last entry must be the head. A page that goes on starts from the stored hash of the
 * last entry of the page before, which that page has proved.
 */
export async function verifyAudit(
  { db, organization }: Asking,
  cursor: string | undefined,
): Promise<AuditVerification> {
  const above = cursor === undefined ? 0 : decodeCursor(cursor, Place)[0];
  const head = await readAuditHead(db, organization.number);
  const [before] = above === 0 ? [] : await auditAfter(db, organization.number, above - 1, 1);
  const rows = await auditAfter(db, organization.number, above, PAGE_ENTRIES);

  let previous = { sequence: above, hash: before?.hash ?? "" };
  let erased = 0;
  for (const row of rows) {
    if (row.sequence > head.sequence) break;
    if (row.sequence !== previous.sequence + 1 || !(await follows(row, previous.hash, organization.number)))
      return verdict(previous.sequence + 1);
    if (row.body === null) erased += 1;
    previous = { sequence: row.sequence, hash: row.hash };
  }
  const goesOn = rows.length === PAGE_ENTRIES && previous.sequence < head.sequence;
  const ends = previous.sequence === head.sequence && previous.hash === head.hash;
  return verdict(goesOn || ends ? null : previous.sequence + 1, goesOn);

  function verdict(brokenAt: number | null, more = false): AuditVerification {
    return {
      intact: brokenAt === null,
      brokenAt,
      checked: previous.sequence - above,
      erased,
      head,
      next: more ? encodeCursor([previous.sequence]) : null,
    };
  }
}

async function follows(row: AuditRow, previousHash: string, organization: number): Promise<boolean> {
  if (row.body !== null && (await payloadHashOf(row.salt, row.body)) !== row.payloadHash) return false;
  return (await entryHashOf(previousHash, organization, row)) === row.hash;
}
