import { addDays, formatIsoDate, parseIsoDate } from "#shared/credit/calendar.ts";
import { dayIn } from "../../ui/today.ts";

export const SHADOW_PERIODS = ["since", "30", "90", "365"] as const;
export type ShadowPeriod = (typeof SHADOW_PERIODS)[number];

/** A silence that has only begun shows next to nothing: then one looks further back. */
const TELLING_DAYS = 7;

/** First day of a period that ends today, both ISO. `switchedOn`: the day the mode was last switched, null: never. */
export const periodStart = (period: ShadowPeriod, switchedOn: string | null, today: string): string => {
  if (period === "since") return switchedOn ?? today;
  const end = parseIsoDate(today);
  return end.ok ? formatIsoDate(addDays(end.value, -Number(period))) : today;
};

/** What is looked at first. */
export const firstPeriod = (switchedOn: string | null, today: string): ShadowPeriod => {
  const [since, now] = [parseIsoDate(switchedOn ?? ""), parseIsoDate(today)];
  return since.ok && now.ok && now.value - since.value >= TELLING_DAYS ? "since" : "90";
};

/** The day of the last switch where the organization is, ISO. */
export const switchedOn = (modeSince: string | null, timeZone: string): string | null =>
  modeSince === null ? null : dayIn(timeZone, new Date(modeSince));
