import type { EpochDay } from "../credit/calendar.ts";
import { isWorkingDay } from "../credit/working-days.ts";

/** The day itself if it is worked in metropolitan France, else the last one before that is. */
export function lastWorkingDay(epochDay: EpochDay): EpochDay {
  let day = epochDay;
  while (!isWorkingDay(day)) day -= 1;
  return day;
}
