import { v7 as uuidv7 } from "uuid";
import type { LimitChange, Recorded } from "#shared/contract/customers.ts";
import type { EpochDay } from "#shared/credit/calendar.ts";
import { endReplaced, expectApproved, insertLimit, type LimitRow, limitsOf } from "../db/limits.ts";
import { AppError } from "../errors.ts";
import { changeCustomer, type Writing } from "./change-customer.ts";
import { findVisibleCustomer } from "./find-visible-customer.ts";
import { expectAuthority, expectDecider, isCreditDesk, withLimitSet } from "./limit-authority.ts";
import { auditedLimit, standingApproved } from "./limit-rules.ts";
import { readDay } from "./read-day.ts";
import { supersedeRequests } from "./supersede-requests.ts";

/**
 * Records an approved, temporary or insured limit; one of the same kind that still holds from its first day on is ended,
 * never rewritten. `invalid_input`: begins in the past; `stale_version`: the approved limit is not the one the author saw;
 * Open requests for such a limit are answered by it. `beyond_authority`: grants more than the author may alone; `reauthentication_needed`: so much that the author is to prove anew
 * who they are. Cover is what the insurer decided: nobody's authority, and the credit desk's to record.
 */
export async function setLimit(writing: Writing, customerId: string, change: LimitChange): Promise<Recorded> {
  const { db, organization, member, now, today } = writing;
  const ways = await expectDecider(writing);
  if (change.kind === "insured" && !isCreditDesk(member.role)) throw new AppError("not_allowed");
  const customer = await findVisibleCustomer(writing, customerId);
  const fromDay = notBefore(today, readDay(change.from, "from"));
  const untilDay = change.until === null ? null : readDay(change.until, "until");

  const limits = await limitsOf(db, organization.number, customer.entityId);
  const approved = standingApproved(limits);
  if (
    change.kind === "approved" &&
    change.replaces !== undefined &&
    change.replaces !== (approved?.id ?? null)
  )
    throw new AppError("stale_version");

  const limit = {
    entityId: customer.entityId,
    id: uuidv7(),
    kind: change.kind,
    amountCents: change.amountCents,
    unlimited: change.unlimited,
    fromDay,
    untilDay,
    reason: change.reason,
    author: member.userId,
    recordedAt: now,
  };
  const inPlaceOf =
    change.kind === "insured"
      ? null
      : await expectAuthority(writing, ways, customer.entityId, withLimitSet(limit));
  const replaced = change.kind === "approved" ? approved : latestOf(limits, change.kind);
  const recorded = await changeCustomer(writing, customer, {
    statements: [
      ...(change.kind === "approved"
        ? [expectApproved(db, organization.number, customer.entityId, approved?.id ?? null)]
        : []),
      endReplaced(db, organization.number, limit),
      insertLimit(db, organization.number, limit),
    ],
    action: `${change.kind}_limit_set`,
    detail: {
      before: replaced ? auditedLimit(replaced) : null,
      after: auditedLimit(limit),
      reason: change.reason,
      ...(inPlaceOf !== null && { inPlaceOf }),
    },
    reply: { status: 201, body: { id: limit.id } },
    unexpected: "stale_version",
  });
  if (change.kind !== "insured") await supersedeRequests(writing, customer.entityId, ASKED_AS[change.kind]);
  return recorded;
}

/** What somebody asks who wishes for such a limit. */
const ASKED_AS = { approved: "limit_permanent", temporary: "limit_temporary" } as const;

function notBefore(today: EpochDay, day: EpochDay): EpochDay {
  if (day < today)
    throw new AppError("invalid_input", { fields: [{ path: "from", message: "in the past" }] });
  return day;
}

const latestOf = (limits: LimitRow[], kind: LimitRow["kind"]): LimitRow | undefined =>
  limits.find((limit) => limit.kind === kind && limit.endedDay === null);
