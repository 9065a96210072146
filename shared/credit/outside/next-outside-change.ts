import { addMonths, type EpochDay, monthsBetween, weekNumber } from "../calendar.ts";
import type { OutsideFacts } from "./outside-facts.ts";

const NEVER = Number.MAX_SAFE_INTEGER;

/** First day after a day on which time alone changes the axes outside the ledger: facts come to be seen, weeks and months pass. */
export function nextOutsideChange(
  { grades = [], statements = [], structure = null }: OutsideFacts,
  asOf: EpochDay,
): EpochDay {
  let next = NEVER;
  const at = (day: EpochDay) => {
    if (day > asOf && day < next) next = day;
  };
  if (grades.length > 0 || statements.length > 0) at((weekNumber(asOf) + 1) * 7 - 3);
  for (const { day } of grades) at(day);
  for (const { closingDay, knownDay, filing } of statements) {
    at(closingDay);
    if (knownDay !== null) at(knownDay);
    if (filing === "not_filed") at(asOf + 1);
    if (closingDay <= asOf) at(nextMonthStep(closingDay, asOf));
  }
  const createdDay = structure?.createdDay ?? null;
  if (createdDay !== null) at(createdDay <= asOf ? nextMonthStep(createdDay, asOf) : createdDay);
  return next;
}

/** First day on which one month more has passed since `from`. */
function nextMonthStep(from: EpochDay, asOf: EpochDay): EpochDay {
  const months = monthsBetween(from, asOf) + 1;
  const day = addMonths(from, months);
  return monthsBetween(from, day) === months ? day : day + 1;
}
