import { NAME_RECORD } from "#shared/contract/record-choices.ts";
import type { EpochDay } from "#shared/credit/calendar.ts";
import type { Database } from "../db/database.ts";
import { choicesWithNumbers } from "../db/record-choices.ts";
import { tenantSiren } from "../db/tenant-siren.ts";
import { AppError } from "../errors.ts";
import { decideLink } from "./decide-link.ts";
import { numbersOf, seenOf } from "./list-choices.ts";

const A_NIGHT = 500;
const JOB = "job:confirm_links";

/**
 * Choices become everybody's once a number that the page showed agrees with one that an import has brought since (POLICY 6).
 */
export async function confirmAgreeing(
  db: Database,
  organization: number,
  today: EpochDay,
  now: number,
): Promise<void> {
  const rows = await choicesWithNumbers(db, organization, NAME_RECORD, A_NIGHT);
  if (rows.length === 0) return;
  const ownSiren = await tenantSiren(db, organization);
  const agreeing = rows.filter((row) => numbersOf(row, ownSiren) === "agree");
  // Several members may have picked the same: one decision settles the record.
  const records = new Map(agreeing.map((row) => [JSON.stringify(seenOf(row).link), row]));
  for (const row of records.values()) {
    const customer = { entityId: row.entityId, publicId: row.customerId };
    const decision = { db, organization, actor: JOB, now, today, seen: seenOf(row), customer };
    try {
      await decideLink({ ...decision, reason: "identifier_agrees" }, true);
    } catch (error) {
      // Somebody decided on this record meanwhile.
      if (!(error instanceof AppError && error.code === "conflict")) throw error;
    }
  }
}
