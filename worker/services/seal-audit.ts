import { keepSealRow } from "../db/audit-seals.ts";
import type { Database } from "../db/database.ts";
import { runBatch } from "../db/database.ts";
import type { Env } from "../env.ts";
import { objectOf } from "../live/object-of.ts";
import type { Sealing } from "../live/seal-chain.ts";

/** Has the organization's object sign its chain, however long, and says how far that went. */
export async function sealWhole(env: Env, organization: number): Promise<Sealing> {
  const object = objectOf(env, organization);
  let sealing = await object.seal(organization);
  while (sealing.kind === "sealed" && sealing.more) sealing = await object.seal(organization);
  return sealing;
}

/** The nightly seal: signed by the object and kept in the database as well, where exports and backups take it along. */
export async function sealAudit(db: Database, env: Env, organization: number): Promise<void> {
  const sealing = await sealWhole(env, organization);
  if (sealing.kind === "sealed") await runBatch(db, [keepSealRow(db, organization, sealing.seal)]);
}
