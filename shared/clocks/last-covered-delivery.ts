import type { EpochDay } from "../credit/calendar.ts";
import type { DerivedAccount } from "../credit/item.ts";
import { type Cover, insuredItems, lastDayOfLimit, limitCounting, oldestOverdue } from "./insured-items.ts";
import type { InsurerPolicy } from "./insurer-policy.ts";

export type LastCoveredDelivery = {
  /** May lie in the past: since then deliveries are not covered. */
  day: EpochDay;
  because: "stop_of_cover" | "cover_withdrawn" | "cover_expired";
  /** Reference of the document that stops it; null where the limit itself ends. */
  reference: string | null;
  /** Its due day rests on terms nobody confirmed: shown with "≈". */
  assumed: boolean;
};

/**
 * Last day on which a delivery is still covered: the earlier of the end of the limit and of the day before the stop of cover, so
 * many days after the oldest overdue document's due day. null: nothing bounds it, or nothing is insured.
 */
export function lastCoveredDelivery(
  policy: InsurerPolicy,
  cover: Cover,
  accounts: readonly DerivedAccount[],
  asOf: EpochDay,
): LastCoveredDelivery | null {
  if (limitCounting(cover, policy) <= 0) return null;
  const end = endOfLimit(cover);
  const oldest = oldestOverdue(insuredItems(accounts, cover), asOf);
  if (oldest === null || policy.stopOfCoverDays === null) return end;
  const day = oldest.dueDay + Math.max(0, policy.stopOfCoverDays - 1);
  if (end !== null && end.day <= day) return end;
  return { day, because: "stop_of_cover", reference: oldest.reference, assumed: oldest.dueAssumed };
}

function endOfLimit(cover: Cover): LastCoveredDelivery | null {
  const day = lastDayOfLimit(cover);
  if (day === null) return null;
  const because = day === cover.expiresOn ? "cover_expired" : "cover_withdrawn";
  return { day, because, reference: null, assumed: false };
}
