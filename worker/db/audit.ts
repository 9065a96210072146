import { eq, sql } from "drizzle-orm";
import type { Database, Statement } from "./database.ts";
import { audit, auditPayload, tenant } from "./schema.ts";

/** Where an organization's chain stands: number and hash of its last entry. */
export type AuditHead = { sequence: number; hash: string };

export type ChainedEntry = {
  sequence: number;
  at: number;
  actor: string;
  action: string;
  subjectKind: string;
  subjectId: string;
  salt: string;
  payloadHash: string;
  hash: string;
  body: string;
};

/** What SQLite names when another batch has taken the next number: the chain moved since its head was read. */
export const SEQUENCE_TAKEN = "audit.organization, audit.sequence";

export async function readAuditHead(db: Database, organization: number): Promise<AuditHead> {
  const [head] = await db
    .select({ sequence: tenant.auditSequence, hash: tenant.auditHash })
    .from(tenant)
    .where(eq(tenant.number, organization));
  if (!head) throw new Error("an organization without its settings row");
  return head;
}

/**
 * Appends entries and moves the head. The primary key is the guard: had anybody appended meanwhile, the first number is
 * taken and the whole batch is rolled back.
 */
export function appendAudit(db: Database, organization: number, entries: ChainedEntry[]): Statement[] {
  const last = entries.at(-1);
  if (!last) return [];
  const rows = JSON.stringify(entries);
  return [
    db.run(sql`
      insert into ${audit} (organization, sequence, at, actor, action, subject_kind, subject_id, salt, payload_hash, hash)
      select ${organization}, value->>'sequence', value->>'at', value->>'actor', value->>'action', value->>'subjectKind',
             value->>'subjectId', value->>'salt', value->>'payloadHash', value->>'hash'
      from json_each(${rows})`),
    db.run(sql`
      insert into ${auditPayload} (organization, sequence, body)
      select ${organization}, value->>'sequence', value->>'body' from json_each(${rows})`),
    db
      .update(tenant)
      .set({ auditSequence: last.sequence, auditHash: last.hash })
      .where(eq(tenant.number, organization)),
  ];
}
