import { sql } from "drizzle-orm";
import type { Database } from "./database.ts";

export type AuditRow = {
  sequence: number;
  at: number;
  actor: string;
  action: string;
  subjectKind: string;
  subjectId: string;
  subjectName: string | null;
  salt: string;
  payloadHash: string;
  hash: string;
  /** JSON; null once erased. */
  body: string | null;
};

const columns = sql`a.sequence, a.at, a.actor, a.action, a.subject_kind as "subjectKind", a.subject_id as "subjectId",
  a.salt, a.payload_hash as "payloadHash", a.hash, p.body`;
const payload = sql`left join audit_payload p on p.organization = a.organization and p.sequence = a.sequence`;

/** Newest entries first, below a sequence; the customer's name where the subject is one. */
export const newestAudit = (
  db: Database,
  organization: number,
  below: number | null,
  limit: number,
): Promise<AuditRow[]> =>
  db.all<AuditRow>(sql`
    select ${columns}, e.name as "subjectName" from audit a ${payload}
    left join legal_entity e on a.subject_kind = 'customer' and e.organization = a.organization
      and e.public_id = a.subject_id
    where a.organization = ${organization} and a.sequence < ${below ?? Number.MAX_SAFE_INTEGER}
    order by a.sequence desc limit ${limit}`);

/** Entries in the order they were written, above a sequence. */
export const auditAfter = (
  db: Database,
  organization: number,
  above: number,
  limit: number,
): Promise<AuditRow[]> =>
  db.all<AuditRow>(sql`
    select ${columns}, null as "subjectName" from audit a ${payload}
    where a.organization = ${organization} and a.sequence > ${above} order by a.sequence limit ${limit}`);

/** The id that an organization keeps whatever database it moves to. */
export async function readOrganizationId(db: Database, organization: number): Promise<string> {
  const [row] = await db.all<{ id: string }>(
    sql`select organization_id as id from tenant where number = ${organization}`,
  );
  if (!row) throw new Error("an organization without its settings row");
  return row.id;
}
