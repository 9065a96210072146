import { addMonths, type EpochDay } from "#shared/credit/calendar.ts";
import { type Database, runBatch } from "../db/database.ts";
import { markDue } from "../db/find-customer.ts";
import { forgetPersonNotices, personsToForget } from "../db/forget-outside.ts";

/** Notices about natural persons may be reused for so long (domain.md 3.8); older ones are neither kept nor read. */
const PERSON_MONTHS = 36;
const CUSTOMERS_A_SLICE = 100;

/** First publication day of a notice about a person that is kept on a day. */
export const personNoticesFrom = (day: EpochDay): EpochDay => addMonths(day, -PERSON_MONTHS);

/**
 * Forgets what the gazette said of persons, and what was asked about it, when its time is over; what an analyst recorded as an event is
 * the organization's own. The next slice; true while there is more.
 */
export async function forgetOutside(db: Database, organization: number, day: EpochDay): Promise<boolean> {
  const before = personNoticesFrom(day);
  const entityIds = await personsToForget(db, organization, before, CUSTOMERS_A_SLICE);
  if (entityIds.length === 0) return false;
  await runBatch(db, [
    ...forgetPersonNotices(db, organization, entityIds, before),
    // Their badges told of it.
    markDue(db, organization, entityIds, day),
  ]);
  return entityIds.length === CUSTOMERS_A_SLICE;
}
