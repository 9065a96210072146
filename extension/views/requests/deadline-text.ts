import { i18n } from "#extension/platform/i18n.ts";
import { formatNearDate, formatTime, type Language } from "../format.ts";
import { dayAfter, dayIn } from "../ui/today.ts";

const zone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** A moment near now, in the words and by the clock of the reader: "today 16:00", "tomorrow 12:00", "Friday 27 Nov, 12:00". */
export const whenText = (
  isoInstant: string,
  now: Date,
  language: Language,
  timeZone: string = zone(),
): string => {
  const day = dayIn(timeZone, new Date(isoInstant));
  const today = dayIn(timeZone, now);
  const time = formatTime(isoInstant, language, timeZone);
  if (day === today) return i18n.t("requests.when.today", [time]);
  if (day === dayAfter(today, 1)) return i18n.t("requests.when.tomorrow", [time]);
  return i18n.t("requests.when.later", [formatNearDate(day, language), time]);
};
