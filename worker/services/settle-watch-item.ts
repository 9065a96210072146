import { v7 as uuidv7 } from "uuid";
import type { Recorded } from "#shared/contract/customers.ts";
import type { Settlement } from "#shared/contract/watch.ts";
import type { Statement } from "../db/database.ts";
import { expectNoTwin, insertEvent } from "../db/events.ts";
import { expectOneChange, isUnexpected } from "../db/expect.ts";
import { findCustomer, markDue } from "../db/find-customer.ts";
import { raiseRevision } from "../db/revision.ts";
import { type FoundItem, findItem, settleItem } from "../db/watch-items.ts";
import { AppError } from "../errors.ts";
import { reassess } from "./assess-entities.ts";
import type { Writing } from "./change-customer.ts";
import { commitChange } from "./commit-change.ts";
import { mergeIntoProspect } from "./merge-prospect.ts";
import { readDay } from "./read-day.ts";

type Effect = { statements: Statement[]; entityIds: number[] };

/**
 * An analyst says what an item means: an event of the customer, the prospect and the customer are one firm, or nothing.
 * `conflict`: somebody settled it, the source took it back, or the event stands already.
 */
export async function settleWatchItem(
  writing: Writing,
  id: string,
  settlement: Settlement,
): Promise<Recorded> {
  const { db, organization, member, once, now, today } = writing;
  const item = await findItem(db, organization.number, id);
  if (!item) throw new AppError("not_found");
  if (item.outcome !== null) throw new AppError("conflict");
  const { statements, entityIds } = await effectOf(writing, item, settlement);
  const { outcome, note } = settlement;
  const body = { id };
  try {
    await commitChange(db, organization.number, {
      statements: [
        raiseRevision(db, organization.number),
        settleItem(db, organization.number, id, { outcome, note, by: member.userId, at: now }),
        expectOneChange(db),
        ...statements,
        markDue(db, organization.number, entityIds, today),
      ],
      audit: [
        {
          ...{ actor: member.userId, action: "watch_item_settled" },
          ...{ subjectKind: "customer", subjectId: item.customerId },
          detail: { before: { reason: item.reason, ...item.params }, after: settlement },
        },
      ],
      now,
      ...(once && { once: { once, status: 200, body } }),
    });
  } catch (error) {
    throw isUnexpected(error) ? new AppError("conflict", { cause: error }) : error;
  }
  if (entityIds.length > 0) await reassess(db, organization.number, entityIds, today);
  return body;
}

async function effectOf(writing: Writing, item: FoundItem, settlement: Settlement): Promise<Effect> {
  const { db, organization, member, now, today } = writing;
  const { entityId } = item;
  if (settlement.outcome === "nothing") return { statements: [], entityIds: [] };
  if (settlement.outcome === "same") {
    const from = await ledgerCustomer(writing, item);
    const statements = await mergeIntoProspect({ db, organization: organization.number }, from, entityId);
    return { statements, entityIds: [entityId] };
  }
  const day = readDay(settlement.day, "day");
  if (day > today)
    throw new AppError("invalid_input", { fields: [{ path: "day", message: "in the future" }] });
  const event = {
    ...{ entityId, id: uuidv7(), kind: settlement.kind, day, note: settlement.note },
    ...{ author: member.userId, recordedAt: now },
    // Deadlines run from the publication of the notice that was read.
    ...(item.publishedDay !== null && { noticeId: item.subject, publishedDay: item.publishedDay }),
  };
  return {
    statements: [insertEvent(db, organization.number, event), expectNoTwin(db, organization.number, event)],
    entityIds: [entityId],
  };
}

/** The customer that bears the prospect's name; only such an item can say that both are one. */
async function ledgerCustomer(
  { db, organization }: Writing,
  { reason, subject }: FoundItem,
): Promise<number> {
  if (reason !== "same_name_as_prospect")
    throw new AppError("invalid_input", { fields: [{ path: "outcome", message: "not about two" }] });
  const customer = await findCustomer(db, organization.number, { scope: "all" }, subject);
  if (!customer) throw new AppError("conflict");
  return customer.entityId;
}
