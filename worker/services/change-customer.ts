import type { ErrorCode } from "#shared/contract/errors.ts";
import type { EpochDay } from "#shared/credit/calendar.ts";
import type { Statement } from "../db/database.ts";
import { isUnexpected } from "../db/expect.ts";
import { type FoundCustomer, markDue } from "../db/find-customer.ts";
import type { Once } from "../db/idempotency.ts";
import { raiseRevision } from "../db/revision.ts";
import { AppError } from "../errors.ts";
import { reassess } from "./assess-entities.ts";
import { commitChange } from "./commit-change.ts";
import type { Asking } from "./find-visible-customer.ts";

/** `c.var` of a route and its clock. `now` in Unix milliseconds, `today` in the organization's time zone. */
export type Writing = Asking & { once?: Once; now: number; today: EpochDay };

export type CustomerChange<Reply> = {
  /** The effect, after the revision was raised; guards among it undo everything. */
  statements: Statement[];
  action: string;
  detail: Record<string, unknown>;
  reply: { status: number; body: Reply };
  /** What a guard that did not hold is called. */
  unexpected: ErrorCode;
};

/**
 * One change of one customer: a batch with revision, effect, audit row and the claim of the idempotency key, then the
 * assessment anew. The customer is due for the nightly run until that is done, should this Worker die in between.
 */
export async function changeCustomer<Reply>(
  writing: Writing,
  customer: FoundCustomer,
  change: CustomerChange<Reply>,
): Promise<Reply> {
  const { db, organization, member, once, now, today } = writing;
  try {
    await commitChange(db, organization.number, {
      statements: [
        raiseRevision(db, organization.number),
        ...change.statements,
        markDue(db, organization.number, [customer.entityId], today),
      ],
      audit: [
        {
          actor: member.userId,
          action: change.action,
          subjectKind: "customer",
          subjectId: customer.publicId,
          detail: change.detail,
        },
      ],
      now,
      ...(once && { once: { once, ...change.reply } }),
    });
  } catch (error) {
    throw isUnexpected(error) ? new AppError(change.unexpected, { cause: error }) : error;
  }
  await reassess(db, organization.number, [customer.entityId], today);
  return change.reply.body;
}
