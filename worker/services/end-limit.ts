import type { Ending, Recorded } from "#shared/contract/customers.ts";
import { formatIsoDate } from "#shared/credit/calendar.ts";
import { expectOneChange } from "../db/expect.ts";
import { endLimit as endRow, limitsOf } from "../db/limits.ts";
import { AppError } from "../errors.ts";
import { changeCustomer, type Writing } from "./change-customer.ts";
import { findVisibleCustomer } from "./find-visible-customer.ts";
import { expectAuthority, expectDecider, isCreditDesk, withLimitEnded } from "./limit-authority.ts";
import { auditedLimit } from "./limit-rules.ts";

/**
 * Ends a limit from today on. `not_found`: no such limit of this customer; `conflict`: it is over already; `beyond_authority`: a
 * higher one would come back that the author may not grant alone, or only after another proof of identity.
 */
export async function endLimit(
  writing: Writing,
  customerId: string,
  limitId: string,
  { reason }: Ending,
): Promise<Recorded> {
  const { db, member, organization, today } = writing;
  const ways = await expectDecider(writing);
  const customer = await findVisibleCustomer(writing, customerId);
  const limits = await limitsOf(db, organization.number, customer.entityId);
  const limit = limits.find(({ id }) => id === limitId);
  if (!limit) throw new AppError("not_found");
  if (limit.endedDay !== null && limit.endedDay <= today) throw new AppError("conflict");
  if (limit.kind === "insured" && !isCreditDesk(member.role)) throw new AppError("not_allowed");
  const inPlaceOf =
    limit.kind === "insured"
      ? null
      : await expectAuthority(writing, ways, customer.entityId, withLimitEnded(limit.id, today));

  return changeCustomer(writing, customer, {
    statements: [endRow(db, organization.number, customer.entityId, limit.id, today), expectOneChange(db)],
    action: `${limit.kind}_limit_ended`,
    detail: {
      before: auditedLimit(limit),
      after: { endedOn: formatIsoDate(today) },
      reason,
      ...(inPlaceOf !== null && { inPlaceOf }),
    },
    reply: { status: 200, body: { id: limit.id } },
    unexpected: "conflict",
  });
}
