import * as z from "zod";
import { Cursor } from "./common.ts";

/** GET /v1/audit (analyst, admin): newest first. */
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
export const AuditPage = z.object({ entries: z.array(AuditEntry), next: Cursor.nullable() });
