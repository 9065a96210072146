import type {
  CounterfactualList,
  Counterfactual as CounterfactualReply,
  SupposedChange,
} from "#shared/contract/explanations.ts";
import { assess } from "#shared/credit/assess.ts";
import { type EpochDay, formatIsoDate } from "#shared/credit/calendar.ts";
import type { Change } from "#shared/credit/explain/apply-change.ts";
import { type Counterfactual, counterfactuals } from "#shared/credit/explain/counterfactuals.ts";
import { standingOf } from "#shared/credit/explain/standing.ts";
import { AppError } from "../errors.ts";
import { standingReply } from "./explained.ts";
import { type Asking, findVisibleCustomer } from "./find-visible-customer.ts";
import { factsOf } from "./look-at.ts";

/** What would change a customer's class, score or room, as of today. `not_allowed` for class-only members. */
export async function findCounterfactuals(
  asking: Asking,
  customerId: string,
  today: EpochDay,
): Promise<CounterfactualList> {
  const customer = await findVisibleCustomer(asking, customerId);
  if (asking.visibility.detail === "class") throw new AppError("not_allowed");
  const input = await factsOf(asking.db, asking.organization.number, customer.entityId, today);
  return {
    now: standingReply(standingOf(assess(input))),
    counterfactuals: counterfactuals(input).map(counterfactualReply),
  };
}

const counterfactualReply = ({
  change,
  costCents,
  holdsFrom,
  after,
}: Counterfactual): CounterfactualReply => ({
  change: change.map(changeReply),
  costCents,
  holdsFrom: formatIsoDate(holdsFrom),
  after: standingReply(after),
});

function changeReply(change: Change): SupposedChange {
  if (change.kind === "set_limit") return change;
  const { kind, itemId, reference, amountCents, dueDay, daysLate } = change;
  return { kind, itemId, reference, amountCents, dueDate: formatIsoDate(dueDay), daysLate };
}
