import type { Role } from "#shared/contract/common.ts";
import type {
  DatedRoom as DatedRoomReply,
  OrderCheckReply,
  OrderWay,
} from "#shared/contract/order-checks.ts";
import { formatIsoDate } from "#shared/credit/calendar.ts";
import type { DatedRoom } from "#shared/credit/order/dated-room.ts";
import type { Way } from "#shared/credit/order/way.ts";
import type { WaysToYes } from "#shared/credit/order/ways-to-yes.ts";

type GrantedBy = { name: string | null; role: Role };

/** Ways to yes and dated room with their days as ISO dates; `grantedBy` tells of a member by id. */
export const waysReply = (
  { datedRoom, fitsFrom, ways }: Omit<WaysToYes, "check">,
  grantedBy: (memberId: string) => GrantedBy | undefined,
): NonNullable<OrderCheckReply["ways"]> => ({
  datedRoom: datedRoom && datedRoomReply(datedRoom),
  fitsFrom: fitsFrom === null ? null : formatIsoDate(fitsFrom),
  ways: ways.map((way) => wayReply(way, grantedBy)),
});

export const datedRoomReply = ({ roomCents, usualDelayDays, steps }: DatedRoom): DatedRoomReply => ({
  roomCents,
  usualDelayDays,
  steps: steps.map((step) => ({
    date: formatIsoDate(step.day),
    roomCents: step.roomCents,
    payments: step.payments.map(({ reference, amountCents, dueDay, dueAssumed }) => ({
      ...{ reference, amountCents, dueAssumed },
      dueDate: formatIsoDate(dueDay),
    })),
  })),
});

function wayReply(
  { change, check: { verdict } }: Way,
  grantedBy: (memberId: string) => GrantedBy | undefined,
): OrderWay {
  switch (change.kind) {
    case "temporary_limit":
      return {
        ...change,
        verdict,
        until: formatIsoDate(change.until),
        grantedBy: grantedBy(change.authority),
      };
    case "first_delivery":
      return { ...change, verdict, restFrom: formatIsoDate(change.restFrom) };
    case "pay_overdue":
      return {
        ...change,
        verdict,
        documents: change.documents.map(({ dueDay, ...document }) => ({
          ...document,
          dueDate: formatIsoDate(dueDay),
        })),
      };
    default:
      return { ...change, verdict };
  }
}
