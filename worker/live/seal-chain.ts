import { brokenPart } from "#shared/audit/chain.ts";
import { type Seal, sealText } from "#shared/audit/seal.ts";
import { readAuditHead } from "../db/audit.ts";
import { auditAfter, readOrganizationId } from "../db/audit-list.ts";
import type { Database } from "../db/database.ts";
import { auditKey } from "../services/audit-key.ts";
import { sha256 } from "../services/sha256.ts";

const PAGE_ENTRIES = 1_000;

/**
 * `sealed`: the last seal there is, which covers the whole chain unless `more`. `broken`: the database holds no chain that goes
 * on from the last seal; `sequence` is the first entry that does not fit.
 */
export type Sealing =
  | { kind: "empty" }
  | { kind: "sealed"; seal: Seal; more: boolean }
  | { kind: "broken"; sequence: number };

/**
 * Signs the head of an organization's chain after computing it again from the last seal on, at most PAGE_ENTRIES at a time. What
 * was sealed once is never signed otherwise: a chain written anew in the database gets no signature.
 */
export async function sealChain(
  db: Database,
  {
    organization,
    secret,
    last,
    now,
  }: { organization: number; secret: string; last: Seal | undefined; now: number },
): Promise<Sealing> {
  const head = await readAuditHead(db, organization);
  if (head.sequence === 0 && last === undefined) return { kind: "empty" };
  const from = last?.sequence ?? 0;
  if (last !== undefined && head.sequence === from && head.hash === last.hash)
    return { kind: "sealed", seal: last, more: false };
  const rows = await auditAfter(db, organization, Math.max(0, from - 1), PAGE_ENTRIES + 1);
  if (last !== undefined && (rows[0]?.sequence !== from || rows[0].hash !== last.hash))
    return { kind: "broken", sequence: from };

  let previous = { sequence: from, hash: last?.hash ?? "" };
  for (const row of last === undefined ? rows.slice(0, PAGE_ENTRIES) : rows.slice(1)) {
    if (row.sequence > head.sequence) break;
    const entry = { ...row, payload: row.body };
    const follows = row.sequence === previous.sequence + 1;
    if (!follows || (await brokenPart(sha256, previous.hash, organization, entry)) !== undefined)
      return { kind: "broken", sequence: previous.sequence + 1 };
    previous = { sequence: row.sequence, hash: row.hash };
  }
  const more = previous.sequence < head.sequence;
  const ends = previous.sequence === head.sequence && previous.hash === head.hash;
  if (previous.sequence === from || (!ends && !more))
    return { kind: "broken", sequence: previous.sequence + 1 };
  const id = await readOrganizationId(db, organization);
  const key = await auditKey(secret, id);
  const sealed = { ...previous, at: now };
  const text = sealText({ id, number: organization }, sealed);
  return { kind: "sealed", seal: { ...sealed, signature: await key.sign(text), key: key.fingerprint }, more };
}
