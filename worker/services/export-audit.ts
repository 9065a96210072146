import * as z from "zod";
import {
  AUDIT_FORMAT,
  type ExportEntry,
  type ExportHead,
  type ExportHeader,
  lineOf,
} from "#shared/audit/export-lines.ts";
import { exportHeadText } from "#shared/audit/seal.ts";
import type { AuditExportPage } from "#shared/contract/audit.ts";
import { readAuditHead } from "../db/audit.ts";
import { type AuditRow, auditAfter } from "../db/audit-list.ts";
import type { CurrentOrganization, Env } from "../env.ts";
import { auditKey } from "./audit-key.ts";
import { commitChange } from "./commit-change.ts";
import type { Asking } from "./find-visible-customer.ts";
import { decodeCursor, encodeCursor } from "./keyset-cursor.ts";
import { sealWhole } from "./seal-audit.ts";
import { sha256 } from "./sha256.ts";

const PAGE_ENTRIES = 1_000;
/** After which entry the next page begins, and with which the export ends. */
const Place = z.tuple([z.int().min(0), z.int().min(0)]);

/**
 * One page of the organization's audit chain as lines of an export. The first one is an act of its own: it is written down,
 * then the object signs the chain up to it, if that goes on from what it signed before. `now` in Unix milliseconds.
 */
export async function exportAudit(
  env: Env,
  asking: Asking,
  cursor: string | undefined,
  now: number,
): Promise<AuditExportPage> {
  if (cursor !== undefined) {
    const [after, to] = decodeCursor(cursor, Place);
    return { header: null, head: null, brokenAt: null, ...(await page(asking, after, to)) };
  }
  const { db, organization, member } = asking;
  await commitChange(db, organization.number, {
    statements: [],
    audit: [
      {
        ...{ actor: member.userId, action: "audit_exported" },
        ...{ subjectKind: "organization", subjectId: organization.id, detail: {} },
      },
    ],
    now,
  });
  const sealing = await sealWhole(env, organization.number);
  const to = sealing.kind === "sealed" ? sealing.seal : await readAuditHead(db, organization.number);
  const header = await headerOf(env, organization, to.sequence, now);
  const head = sealing.kind === "sealed" ? await headOf(env, organization, header, sealing.seal.hash) : null;
  const brokenAt = sealing.kind === "broken" ? sealing.sequence : null;
  return { header, head, brokenAt, ...(await page(asking, 0, to.sequence)) };
}

async function page(
  { db, organization }: Asking,
  after: number,
  to: number,
): Promise<Pick<AuditExportPage, "entries" | "next">> {
  const rows = await auditAfter(db, organization.number, after, PAGE_ENTRIES);
  const last = rows.at(-1)?.sequence ?? to;
  return {
    entries: rows.filter(({ sequence }) => sequence <= to).map(entryOf),
    next: last < to ? encodeCursor([last, to]) : null,
  };
}

function entryOf(row: AuditRow): ExportEntry {
  const { sequence, at, actor, action, subjectKind, subjectId, payloadHash, salt, body: payload, hash } = row;
  const who = { sequence, at, actor, action, subjectKind, subjectId, payloadHash };
  return payload === null ? { ...who, erased: true, hash } : { ...who, salt, payload, hash };
}

async function headerOf(
  env: Env,
  { id, number, name }: CurrentOrganization,
  to: number,
  now: number,
): Promise<ExportHeader> {
  const { publicKey, fingerprint } = await auditKey(env.AUTH_SECRET, id);
  return {
    ...({ vigie: "audit", format: AUDIT_FORMAT } as const),
    organization: { id, number, name },
    key: { algorithm: "Ed25519", publicKey, fingerprint },
    ...{ from: 1, to, at: now },
  };
}

async function headOf(
  env: Env,
  organization: CurrentOrganization,
  header: ExportHeader,
  hash: string,
): Promise<ExportHead> {
  const head = { sequence: header.to, hash, at: header.at };
  const headerHash = await sha256(lineOf(header));
  const key = await auditKey(env.AUTH_SECRET, organization.id);
  return {
    head,
    headerHash,
    signature: await key.sign(exportHeadText(organization, { ...head, headerHash })),
  };
}
