import type { EpochDay } from "../credit/calendar.ts";
import { type Clock, LOST_IF_MISSED } from "./clock.ts";

const WEEK_DAYS = 7;
const MONTH_DAYS = 30;

/** How soon somebody has to act: 0 now, in time still; 1 this week; 2 missed; 3 this month; 4 later. */
function urgency({ dueDay, shownDay }: Pick<Clock, "dueDay" | "shownDay">, asOf: EpochDay): number {
  // Not running yet: the file is to be ready the day it is published, which may be any.
  if (dueDay === null || shownDay === null) return 1;
  if (asOf > dueDay) return 2;
  if (asOf >= shownDay) return 0;
  if (shownDay - asOf <= WEEK_DAYS) return 1;
  return shownDay - asOf <= MONTH_DAYS ? 3 : 4;
}

/**
 * Order of the list (POLICY 5, "by what is lost if missed"), to sort open deadlines by. First what can be lost from today on,
 * then what can be lost this week, then what was missed (late is better than never, but what can still be kept goes first), then
 * this month, then later. Within each the largest amount first, amounts nobody knows last; then what is gone for good before
 * what has a second chance: claim, goods, last chance, cover; then the earlier day.
 */
export const byLoss =
  (asOf: EpochDay) =>
  (a: Comparable, b: Comparable): number =>
    urgency(a, asOf) - urgency(b, asOf) ||
    (b.atStakeCents ?? -1) - (a.atStakeCents ?? -1) ||
    LOST_IF_MISSED.indexOf(a.lostIfMissed) - LOST_IF_MISSED.indexOf(b.lostIfMissed) ||
    (a.shownDay ?? a.startDay) - (b.shownDay ?? b.startDay) ||
    (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);

type Comparable = Pick<Clock, "key" | "startDay" | "dueDay" | "shownDay" | "atStakeCents" | "lostIfMissed">;
