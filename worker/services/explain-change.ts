import type { AmountChange, Changes, ChangesQuery } from "#shared/contract/explanations.ts";
import type { EpochDay } from "#shared/credit/calendar.ts";
import type { AmountDifference } from "#shared/credit/explain/amount-differences.ts";
import { difference } from "#shared/credit/explain/difference.ts";
import { withheldSources } from "../db/grade-providers.ts";
import { AppError } from "../errors.ts";
import { causeReply, pointReply } from "./explained.ts";
import { type Asking, findVisibleCustomer } from "./find-visible-customer.ts";
import { lookAt } from "./look-at.ts";
import { readDay } from "./read-day.ts";
import { seesEveryGrade, withholdGrade } from "./withhold-grades.ts";

/** Two looks may be this far apart. */
const MOST_DAYS = 3_660;

/**
 * Why a customer stands otherwise on one day than on an earlier one. `not_allowed` for class-only members: all of it is
 * figures; `invalid_input` for a day after today or too long ago.
 */
export async function explainChange(
  asking: Asking,
  customerId: string,
  query: ChangesQuery,
  today: EpochDay,
): Promise<Changes> {
  const customer = await findVisibleCustomer(asking, customerId);
  if (asking.visibility.detail === "class") throw new AppError("not_allowed");
  const [from, to] = [readDay(query.from, "from"), readDay(query.to, "to")];
  if (to > today) throw new AppError("invalid_input", { fields: [{ path: "to", message: "after today" }] });
  if (from < today - MOST_DAYS)
    throw new AppError("invalid_input", { fields: [{ path: "from", message: "too long ago" }] });
  const { db, organization } = asking;
  const before = await lookAt(db, organization.number, customer.entityId, from, today);
  const after = await lookAt(db, organization.number, customer.entityId, to, today);
  const change = difference(before, after);
  const withhold = withholdGrade(
    seesEveryGrade(asking.member) ? new Set() : await withheldSources(db, organization.number),
  );
  return {
    from: pointReply(change.from, before.basis),
    to: pointReply(change.to, after.basis),
    scoreCentipoints: change.scoreCentipoints,
    lines: change.lines.map((line) => {
      const before = line.before && withhold(line.before);
      const after = line.after && withhold(line.after);
      const code = (after ?? before)?.code ?? line.code;
      return { ...line, code, before, after, causes: line.causes.map(causeReply) };
    }),
    overdue: amountReply(change.overdue),
    exposure: amountReply(change.exposure),
    limit: change.limit.map(causeReply),
    recommended: change.recommended.map(causeReply),
  };
}

const amountReply = (amount: AmountDifference): AmountChange => ({
  ...amount,
  lines: amount.lines.map(({ effectCents, cause }) => ({ effectCents, cause: causeReply(cause) })),
});
