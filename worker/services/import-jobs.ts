import type { ImportStatus } from "#shared/contract/imports.ts";
import type { ImportRow } from "../db/imports.ts";
import type { AppEnv, Job } from "../env.ts";
import { abandonImport } from "./import-abandon.ts";
import { commitImport } from "./import-commit.ts";
import { findOwnImport, statusOf } from "./import-find.ts";

type Asking = Pick<AppEnv["Variables"], "db" | "member" | "organization" | "once">;
/** Hands a job to the queue. */
export type Send = (job: Job) => Promise<unknown>;

/** A slice takes well under a second: deriving that stood still for so long lost its job. */
export const STALLED_MS = 60_000;

const deriveJob = (organization: number, importId: number): Job => ({
  kind: "derive_import",
  organization,
  importId,
});

/** Commits an import and has the rest done by the queue; a second call sends the job again, which is harmless. */
export async function commitAndDerive(
  asking: Asking,
  id: string,
  now: number,
  send: Send,
): Promise<ImportStatus> {
  const { status, importId } = await commitImport(asking, id, now);
  if (status.state === "deriving") await send(deriveJob(asking.organization.number, importId));
  return status;
}

/** Abandons an import and has its rows removed by the queue. */
export async function abandonAndRemove(
  asking: Asking,
  id: string,
  now: number,
  send: Send,
): Promise<ImportStatus> {
  const { status, importId } = await abandonImport(asking, id, now);
  await send({ kind: "remove_import", organization: asking.organization.number, importId });
  return status;
}

/** Status of an import; who asks for one whose job was lost gets it going again. */
export async function watchImport(
  asking: Pick<Asking, "db" | "organization">,
  id: string,
  now: number,
  send: Send,
): Promise<ImportStatus> {
  const { db, organization } = asking;
  const row = await findOwnImport(db, organization.number, id);
  if (isStalled(row, now)) await send(deriveJob(organization.number, row.id));
  return statusOf(db, row);
}

const isStalled = (row: ImportRow, now: number): boolean =>
  row.state === "deriving" && now - (row.deriveAt ?? 0) > STALLED_MS;
