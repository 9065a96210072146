import { entryText, payloadText } from "#shared/audit/chain.ts";
import { type AuditHead, appendAudit, type ChainedEntry } from "../db/audit.ts";
import type { Database, Statement } from "../db/database.ts";
import { sha256 } from "./sha256.ts";

/**
 * What somebody did. `actor` is a user id, or the name of a job (`job:assess_due`); `action` a lower_snake verb and thing
 * (`limit_approved`); `detail` is what may be erased later without breaking the chain: names, amounts, reasons.
 */
export type AuditEntry = {
  actor: string;
  action: string;
  subjectKind: string;
  subjectId: string;
  detail: Record<string, unknown>;
};

/**
 * Statements that append these entries after `head`, for a batch with the change they tell of. The batch fails with
 * SEQUENCE_TAKEN when the head has moved: read it again and repeat. `commitChange` does all that; use this only where a batch
 * cannot go through it. `now` in Unix milliseconds.
 */
export async function auditStatements(
  db: Database,
  organization: number,
  head: AuditHead,
  entries: AuditEntry[],
  now: number,
): Promise<Statement[]> {
  const chained: ChainedEntry[] = [];
  let previous = head;
  for (const { detail, ...who } of entries) {
    const salt = crypto.randomUUID();
    const body = JSON.stringify(detail);
    const payloadHash = await sha256(payloadText(salt, body));
    const entry = { ...who, sequence: previous.sequence + 1, at: now, payloadHash };
    const hash = await sha256(entryText(previous.hash, organization, entry));
    chained.push({ ...entry, salt, body, hash });
    previous = { sequence: entry.sequence, hash };
  }
  return appendAudit(db, organization, chained);
}
