import { assess } from "#shared/credit/assess.ts";
import type { AssessInput } from "#shared/credit/assess-input.ts";
import type { Assessment } from "#shared/credit/assessment.ts";
import { verifiedCover } from "#shared/credit/authority/verified-cover.ts";
import type { EpochDay } from "#shared/credit/calendar.ts";
import { checkOrder } from "#shared/credit/order/check-order.ts";
import { countedOrders } from "#shared/credit/order/counted-orders.ts";
import type {
  CheckedCustomer,
  CheckedOrder,
  CountedOrder,
  OrderCheck,
} from "#shared/credit/order/order-check.ts";
import { toleranceKey } from "#shared/credit/order/tolerance-key.ts";
import type { Database } from "../db/database.ts";
import { loadFacts } from "../db/facts.ts";
import { AppError } from "../errors.ts";
import { assessInputs } from "./assess-inputs.ts";
import { groupStandingOf } from "./group-figures.ts";

/** A customer assessed from all that is known today, and what an order check of it needs. */
export type CustomerStanding = {
  entityId: number;
  publicId: string;
  revision: number;
  input: AssessInput;
  assessment: Assessment;
  who: Pick<CheckedCustomer, "customerId" | "group" | "groupStanding">;
  counted: CountedOrder[];
  coverCents: number;
};

/** Standings of these legal entities; one that does not exist is left out. */
export async function standingsOf(
  db: Database,
  organization: number,
  entityIds: number[],
  today: EpochDay,
): Promise<Map<number, CustomerStanding>> {
  const rows = await loadFacts(db, organization, entityIds);
  const inputs = assessInputs(rows, entityIds, today);
  const standings = new Map<number, CustomerStanding>();
  for (const [entityId, input] of inputs) {
    const entity = rows.entities.find(({ id }) => id === entityId);
    if (!entity) continue;
    const assessment = assess(input);
    standings.set(entityId, {
      entityId,
      publicId: entity.publicId,
      revision: rows.revision,
      input,
      assessment,
      who: {
        customerId: entity.publicId,
        group: entity.groupName,
        groupStanding: groupStandingOf(rows, entityId, { exposure: assessment.exposure, input }),
      },
      counted: countedOrders(input),
      coverCents: verifiedCover(input),
    });
  }
  return standings;
}

export async function customerStandingFor(
  db: Database,
  organization: number,
  entityId: number,
  today: EpochDay,
): Promise<CustomerStanding> {
  const standing = (await standingsOf(db, organization, [entityId], today)).get(entityId);
  if (!standing) throw new AppError("not_found");
  return standing;
}

/** Checks an order whose amounts are in the organization's currency already; `currency` names another one without a rate. */
export const checkOf = (
  { assessment, who, counted, input }: CustomerStanding,
  order: CheckedOrder,
  currency: string,
): OrderCheck =>
  checkOrder({
    assessment: { ...assessment, ...who },
    order,
    countedOrders: counted,
    toleranceUsed: input.tolerancesUsed?.includes(toleranceKey(assessment.limitInForce)) ?? false,
    currency,
    policy: input.policy,
    asOf: input.asOf,
  });
