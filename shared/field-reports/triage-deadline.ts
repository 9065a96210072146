import { mulDiv } from "../credit/money.ts";
import type { Policy } from "../credit/policy.ts";
import { addWorkingMinutes, type LocalMoment } from "../requests/deadline.ts";

/**
 * When a report is to be judged, and when triage is reminded. 24 hours on working days are one working day of eight: what comes
 * in on Monday at noon is answered by Tuesday noon (POLICY 5).
 */
export function triageDeadline(
  submitted: LocalMoment,
  { authority }: Pick<Policy, "authority">,
): { remind: LocalMoment; due: LocalMoment } {
  const minutes = authority.triageWorkingHours * 60;
  return {
    remind: addWorkingMinutes(submitted, mulDiv(minutes, authority.reminderPercent, 100)),
    due: addWorkingMinutes(submitted, minutes),
  };
}
