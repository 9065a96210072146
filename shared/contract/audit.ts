import * as z from "zod";
import { ExportEntry, ExportHead, ExportHeader } from "../audit/export-lines.ts";
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
  /** Signed heads of before that this page was held against; one that disagrees breaks it too. */
  seals: z.int().optional(),
  /** When the chain was last signed, and up to which entry; null before the first time. */
  sealed: z.object({ sequence: z.int(), at: z.string() }).nullable().optional(),
  next: Cursor.nullable(),
});
export type AuditVerification = z.infer<typeof AuditVerification>;

/**
 * GET /v1/audit/export (analyst, admin): the chain from its first entry, page by page, as the lines of an export. The first page
 * brings header and signed head, and is itself an entry of the chain. `head` null: the database holds no chain that goes on from
 * what was sealed, `brokenAt` is the first entry that does not fit; the entries come all the same, as evidence.
 */
export const AuditExportPage = z.object({
  header: ExportHeader.nullable(),
  head: ExportHead.nullable(),
  brokenAt: z.int().nullable(),
  entries: z.array(ExportEntry),
  next: Cursor.nullable(),
});
export type AuditExportPage = z.infer<typeof AuditExportPage>;

/** GET /v1/audit/key (analyst, admin): what signs the heads of this organization's chain; note the fingerprint elsewhere. */
export const AuditKeyReply = z.object({
  algorithm: z.literal("Ed25519"),
  publicKey: z.string(),
  fingerprint: z.string(),
});
