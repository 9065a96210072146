import { dayAfter } from "../ui/today.ts";

export const WHENS = ["today", "yesterday", "week", "date"] as const;
export type When = (typeof WHENS)[number];

const MONDAY = 1;
const weekday = (isoDate: string): number => new Date(`${isoDate}T00:00:00Z`).getUTCDay() || 7;

/** Monday of that day's week. */
export const mondayOf = (isoDate: string): string => dayAfter(isoDate, MONDAY - weekday(isoDate));

/** What may be chosen: "this week" only where it is neither today nor yesterday. */
export const whensOn = (today: string): When[] =>
  WHENS.filter((when) => when !== "week" || weekday(today) > MONDAY + 1);

/** The day that is meant: of "this week" its first, so that no duty that runs from then begins too late. Empty for none. */
export const dayOfWhen = (when: When, date: string, today: string): string =>
  when === "today"
    ? today
    : when === "yesterday"
      ? dayAfter(today, -1)
      : when === "week"
        ? mondayOf(today)
        : date;
