import { addMonths, type EpochDay } from "../calendar.ts";
import type { Statement } from "./statement.ts";

/** Six months to approve accounts and two to file them electronically (C. com. L225-100, L232-22). */
const MONTHS_TO_FILE = 8;

/** Last day on which accounts of a year may be filed: from the next day on, those that are not count as missing. */
export const filingDueDay = (closingDay: EpochDay): EpochDay => addMonths(closingDay, MONTHS_TO_FILE);

/**
 * Day by which accounts of the youngest year should have been filed and were not; null when it is filed, confidential, not yet
 * due or not known. Counts beside the scored ratios, and in the structural axis where there are none.
 */
export function notFiledBy(statements: readonly Statement[], asOf: EpochDay): EpochDay | null {
  let last: Statement | null = null;
  for (const statement of statements) {
    if (statement.closingDay > asOf) continue;
    const later = last === null || statement.closingDay > last.closingDay;
    const answers = last?.closingDay === statement.closingDay && statement.filing !== "not_filed";
    if (later || answers) last = statement;
  }
  if (last === null || last.filing !== "not_filed") return null;
  const dueDay = filingDueDay(last.closingDay);
  return asOf > dueDay ? dueDay : null;
}
