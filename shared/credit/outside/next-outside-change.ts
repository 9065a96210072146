import { filingDueDay } from "../accounts/filing.ts";
import { addMonths, type EpochDay, monthsBetween, weekNumber } from "../calendar.ts";
import type { OutsideFacts, StatementFact } from "./outside-facts.ts";

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
  if (decays(grades, statements)) at((weekNumber(asOf) + 1) * 7 - 3);
  for (const { day } of grades) at(day);
  for (const { closingDay, knownDay, filing, figures } of statements) {
    at(closingDay);
    if (knownDay !== null) at(knownDay);
    if (filing === "not_filed") at(filingDueDay(closingDay) + 1);
    if (figures !== null && closingDay <= asOf) at(nextMonthStep(closingDay, asOf));
  }
  const createdDay = structure?.createdDay ?? null;
  if (createdDay !== null) at(createdDay <= asOf ? nextMonthStep(createdDay, asOf) : createdDay);
  return next;
}

/** Whether anything loses weight by the week: accounts without figures only say whether they were filed. */
export const decays = (
  grades: readonly unknown[],
  statements: readonly Pick<StatementFact, "figures">[],
): boolean => grades.length > 0 || statements.some(({ figures }) => figures !== null);

/** First day on which one month more has passed since `from`. */
function nextMonthStep(from: EpochDay, asOf: EpochDay): EpochDay {
  const months = monthsBetween(from, asOf) + 1;
  const day = addMonths(from, months);
  return monthsBetween(from, day) === months ? day : day + 1;
}
