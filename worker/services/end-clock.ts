import type * as z from "zod";
import type { DeadlineEnding } from "#shared/contract/clocks.ts";
import type { Recorded } from "#shared/contract/customers.ts";
import { isoDateOrNull } from "#shared/credit/calendar.ts";
import { decideClock, findClock } from "../db/clocks.ts";
import { expectOneChange } from "../db/expect.ts";
import { AppError } from "../errors.ts";
import { changeCustomer, type Writing } from "./change-customer.ts";
import { findVisibleCustomer } from "./find-visible-customer.ts";

const ACTIONS = {
  done: "deadline_done",
  waived: "deadline_waived",
  kept: "deadline_kept",
} as const satisfies Record<z.output<typeof DeadlineEnding>["outcome"], string>;

/**
 * Says what became of a deadline: it was met, it is given up and why, or one that began by hearsay runs on. `conflict`: it is
 * closed or withdrawn already, or one is kept that nobody doubts.
 */
export async function endClock(
  writing: Writing,
  id: string,
  { outcome, reason }: z.output<typeof DeadlineEnding>,
): Promise<Recorded> {
  const { db, organization, member, now } = writing;
  const clock = await findClock(db, organization.number, id);
  if (!clock) throw new AppError("not_found");
  const customer = await findVisibleCustomer(writing, clock.customerId);
  const { kind, state, provisional, atStakeCents } = clock;
  const decision = { outcome, reason, by: member.userId, at: now };
  return changeCustomer(writing, customer, {
    statements: [decideClock(db, organization.number, id, decision), expectOneChange(db)],
    action: ACTIONS[outcome],
    detail: {
      before: { id, kind, state, provisional, dueOn: isoDateOrNull(clock.dueDay), atStakeCents },
      after: { outcome },
      reason,
    },
    reply: { status: 200, body: { id } },
    unexpected: "conflict",
  });
}
