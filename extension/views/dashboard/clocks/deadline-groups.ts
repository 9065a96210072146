import type { Deadline } from "#shared/contract/clocks.ts";
import { dayAfter } from "../../ui/today.ts";

const WEEK_DAYS = 7;
const MONTH_DAYS = 30;

/** `missed`: the last day has passed; late is better than never. `waiting`: it does not run before the publication. */
export const URGENCIES = ["now", "week", "missed", "month", "later", "waiting"] as const;
export type Urgency = (typeof URGENCIES)[number];

type Days = Pick<Deadline, "dueOn" | "shownOn">;

/** How soon somebody has to act. `today`: ISO, of the organization. */
export const urgencyOf = ({ dueOn, shownOn }: Days, today: string): Urgency => {
  if (dueOn === null || shownOn === null) return "waiting";
  if (today > dueOn) return "missed";
  if (today >= shownOn) return "now";
  if (shownOn <= dayAfter(today, WEEK_DAYS)) return "week";
  return shownOn <= dayAfter(today, MONTH_DAYS) ? "month" : "later";
};

export type DeadlineGroup = { urgency: Urgency; deadlines: Deadline[] };

/** Deadlines by how soon; within a group in the order given, which is the server's: by what is lost if missed. */
export const deadlineGroups = (deadlines: readonly Deadline[], today: string): DeadlineGroup[] =>
  URGENCIES.map((urgency) => ({
    urgency,
    deadlines: deadlines.filter((deadline) => urgencyOf(deadline, today) === urgency),
  })).filter((group) => group.deadlines.length > 0);
