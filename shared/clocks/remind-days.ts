import type { EpochDay } from "../credit/calendar.ts";
import { lastWorkingDay } from "./last-working-day.ts";

/** Working days to remind on, ascending and each once: the last ones up to the days given, none outside `from` to `to`. */
export function remindDays(days: readonly EpochDay[], from: EpochDay, to: EpochDay): EpochDay[] {
  const worked = days.map(lastWorkingDay).filter((day) => day >= from && day <= to);
  return [...new Set(worked)].sort((a, b) => a - b);
}
