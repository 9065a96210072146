import type { RiskClass } from "../credit/assessment.ts";
import type { EpochDay } from "../credit/calendar.ts";
import { mulDiv } from "../credit/money.ts";
import type { Policy } from "../credit/policy.ts";
import { isWorkingDay, nextWorkingDay } from "../credit/working-days.ts";
import type { RequestKind } from "./request-kind.ts";

/** A moment by the organization's own clock: its day, and minutes since midnight. */
export type LocalMoment = { day: EpochDay; minute: number };

/** A working day has eight hours, from 9:00 to 17:00 (domain.md 7.5). */
const OPENS = 9 * 60;
const CLOSES = 17 * 60;

/** So many working minutes later; what comes in outside of working hours begins with the next ones. */
export function addWorkingMinutes(from: LocalMoment, minutes: number): LocalMoment {
  let { day, minute } = from;
  if (!isWorkingDay(day) || minute >= CLOSES) {
    day = nextWorkingDay(isWorkingDay(day) ? day + 1 : day);
    minute = OPENS;
  }
  minute = Math.max(minute, OPENS);
  let left = minutes;
  while (left > CLOSES - minute) {
    left -= CLOSES - minute;
    day = nextWorkingDay(day + 1);
    minute = OPENS;
  }
  return { day, minute: minute + left };
}

/** When a request is to be answered, when its decider is reminded, and when the next authority is told (POLICY 4). */
export type Deadlines = { remind: LocalMoment; due: LocalMoment; escalate: LocalMoment };

/** By kind and, for the release of an order, by the class as computed; E has the time of D. */
export function deadlinesOf(
  kind: RequestKind,
  riskClass: RiskClass,
  asked: LocalMoment,
  { authority }: Pick<Policy, "authority">,
): Deadlines {
  const hours =
    kind === "order_release"
      ? authority.releaseWorkingHours[riskClass === "E" ? "D" : riskClass]
      : authority.limitWorkingHours;
  const minutes = hours * 60;
  const part = (percent: number) => addWorkingMinutes(asked, mulDiv(minutes, percent, 100));
  return {
    remind: part(authority.reminderPercent),
    due: addWorkingMinutes(asked, minutes),
    escalate: part(authority.escalationPercent),
  };
}
