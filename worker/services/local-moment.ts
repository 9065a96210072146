import { type EpochDay, formatIsoDate } from "#shared/credit/calendar.ts";
import type { LocalMoment } from "#shared/requests/deadline.ts";
import { dayIn } from "./read-day.ts";

const MINUTE_MS = 60_000;

/** Day and minute of the day that clocks in a time zone show. `now` in Unix milliseconds. */
export function momentIn(timeZone: string, now: number): LocalMoment {
  const parts = new Intl.DateTimeFormat("en-GB", {
    ...{ timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  }).formatToParts(now);
  const part = (type: string) => Number(parts.find((each) => each.type === type)?.value ?? 0);
  return { day: dayIn(timeZone, now), minute: part("hour") * 60 + part("minute") };
}

/** Unix milliseconds at which clocks in a time zone show this moment; where they skip it, so much after the skip. */
export function timeOf(timeZone: string, { day, minute }: LocalMoment): number {
  const asUtc = startOfUtc(day) + minute * MINUTE_MS;
  // Twice: the first guess may lie on the other side of a change of the clocks.
  let time = asUtc;
  for (let round = 0; round < 2; round++) {
    const shown = momentIn(timeZone, time);
    time += asUtc - (startOfUtc(shown.day) + shown.minute * MINUTE_MS);
  }
  return time;
}

const startOfUtc = (day: EpochDay): number => Date.parse(`${formatIsoDate(day)}T00:00:00Z`);
