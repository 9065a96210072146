import { NAME_RECORD } from "#shared/contract/record-choices.ts";
import type { EpochDay } from "#shared/credit/calendar.ts";
import type { Database } from "../db/database.ts";
import { choicesWithNumbers } from "../db/record-choices.ts";
import { tenantSiren } from "../db/tenant-siren.ts";
import { AppError } from "../errors.ts";
import { reassess } from "./assess-entities.ts";
import { commitLink } from "./decide-link.ts";
import { numbersOf, seenOf } from "./list-choices.ts";

const A_PAGE = 500;
const JOB = "job:confirm_links";

/**
 * Choices become everybody's once a number that the page showed agrees with one that an import has brought since (POLICY 6). All
 * that wait are looked at, a page at a time; the customers are assessed together at the end.
 */
export async function confirmAgreeing(
  db: Database,
  organization: number,
  today: EpochDay,
  now: number,
  pageSize = A_PAGE,
): Promise<void> {
  const ownSiren = await tenantSiren(db, organization);
  const touched = new Set<number>();
  let after = "";
  for (;;) {
    const rows = await choicesWithNumbers(db, organization, NAME_RECORD, after, pageSize);
    const agreeing = rows.filter((row) => numbersOf(row, ownSiren) === "agree");
    // Several members may have picked the same: one decision settles the record.
    const records = new Map(agreeing.map((row) => [JSON.stringify(seenOf(row).link), row]));
    for (const row of records.values()) {
      const customer = { entityId: row.entityId, publicId: row.customerId };
      const decision = { db, organization, actor: JOB, now, today, seen: seenOf(row), customer };
      try {
        const changed = await commitLink({ ...decision, reason: "identifier_agrees" }, "is");
        for (const entityId of changed) touched.add(entityId);
      } catch (error) {
        // Somebody decided on this record meanwhile.
        if (!(error instanceof AppError && error.code === "conflict")) throw error;
      }
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageSize) break;
    after = last.id;
  }
  if (touched.size > 0) await reassess(db, organization, [...touched], today);
}
