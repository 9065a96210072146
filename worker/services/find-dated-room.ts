import type { DatedRoomReply } from "#shared/contract/order-checks.ts";
import type { EpochDay } from "#shared/credit/calendar.ts";
import { openPosition } from "#shared/credit/order/open-position.ts";
import { waysToYes } from "#shared/credit/order/ways-to-yes.ts";
import { AppError } from "../errors.ts";
import { type Asking, findVisibleCustomer } from "./find-visible-customer.ts";
import { factsOf } from "./look-at.ts";
import { datedRoomReply } from "./ways-reply.ts";

/** Room of a customer today and on the days on which its open documents are usually paid. `not_allowed` for class-only members. */
export async function findDatedRoom(
  asking: Asking,
  customerId: string,
  today: EpochDay,
): Promise<DatedRoomReply> {
  const customer = await findVisibleCustomer(asking, customerId);
  if (asking.visibility.detail === "class") throw new AppError("not_allowed");
  const input = await factsOf(asking.db, asking.organization.number, customer.entityId, today);
  const nothing = { amountCents: 0, documentNumber: "" };
  const { datedRoom } = waysToYes(openPosition(input, { customerId }), { order: nothing });
  return { datedRoom: datedRoom && datedRoomReply(datedRoom) };
}
