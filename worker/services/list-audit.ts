import * as z from "zod";
import type { AuditPage, AuditQuery } from "#shared/contract/audit.ts";
import { newestAudit } from "../db/audit-list.ts";
import { namesOf } from "../db/people.ts";
import type { Asking } from "./find-visible-customer.ts";
import { decodeCursor, encodeCursor } from "./keyset-cursor.ts";

const Place = z.tuple([z.int().min(1)]);

/** What was changed, newest first. A person who left keeps their id, a job its name; erased payloads are empty. */
export async function listAudit({ db, organization }: Asking, query: AuditQuery): Promise<AuditPage> {
  const below = query.cursor === undefined ? null : decodeCursor(query.cursor, Place)[0];
  const rows = await newestAudit(db, organization.number, below, query.limit + 1);
  const shown = rows.slice(0, query.limit);
  const names = await namesOf(
    db,
    shown.map((row) => row.actor),
  );
  const last = shown.at(-1);
  return {
    entries: shown.map((row) => ({
      sequence: row.sequence,
      at: new Date(row.at).toISOString(),
      actor: names.get(row.actor) ?? row.actor,
      action: row.action,
      subjectKind: row.subjectKind,
      subjectId: row.subjectId,
      subjectName: row.subjectName,
      detail: row.body === null ? {} : JSON.parse(row.body),
      hash: row.hash,
    })),
    next: last && rows.length > shown.length ? encodeCursor([last.sequence]) : null,
  };
}
