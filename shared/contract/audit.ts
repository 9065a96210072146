import * as z from "zod";
import { Cursor } from "./common.ts";

/** GET /v1/audit (analyst, admin): newest first. */
export const AuditQuery = z.object({
  cursor: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type AuditQuery = z.infer<typeof AuditQuery>;
export const AuditEntry = z.object({
  sequence: z.int(),
  at: z.string(),
  actor: z.string(),
  action: z.string(),
  subjectKind: z.string(),
  subjectId: z.string(),
  subjectName: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
  hash: z.string(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;
export const AuditPage = z.object({ entries: z.array(AuditEntry), next: Cursor.nullable() });
export type AuditPage = z.infer<typeof AuditPage>;

/** GET /v1/audit/verify: the chain computed again from its first entry. `next`: more to go over from there. */
export const AuditVerification = z.object({
  intact: z.boolean(),
  /** Sequence of the first entry that does not follow from the one before. */
  brokenAt: z.int().nullable(),
  checked: z.int(),
  /** Entries whose personal payload was erased; the chain holds without it. */
  erased: z.int(),
  head: z.object({ sequence: z.int(), hash: z.string() }),
  next: Cursor.nullable(),
});
export type AuditVerification = z.infer<typeof AuditVerification>;
