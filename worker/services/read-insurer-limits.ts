import { v7 as uuidv7 } from "uuid";
import type { InsurerLimits, InsurerLimitsRead } from "#shared/contract/insurer-limits.ts";
import { formatIsoDate, isoDateOrNull } from "#shared/credit/calendar.ts";
import { insertCover, insertWithdrawals } from "../db/cover-limits.ts";
import type { Referred } from "../db/customer-references.ts";
import { isUnexpected } from "../db/expect.ts";
import { markDue } from "../db/find-customer.ts";
import { expectInsurer, nameInsurer } from "../db/insurers.ts";
import { raiseRevision } from "../db/revision.ts";
import { AppError } from "../errors.ts";
import { reassess } from "./assess-entities.ts";
import type { AuditEntry } from "./audit.ts";
import type { Writing } from "./change-customer.ts";
import { commitChange } from "./commit-change.ts";
import { findInsurer } from "./insurers.ts";
import { type JudgedCover, judgeCover } from "./judge-cover.ts";

type Taken = JudgedCover & { customer: Referred; id: string };

/**
 * Takes what an insurer decided about many customers, all of one call in one batch with an audit row each: an amount is an insured
 * limit in place of the one before, a refusal one of 0, a withdrawal an event; and who covers is named. `not_found`: no such
 * insurer; `stale_version`: somebody set one of these limits meanwhile, nothing was taken.
 */
export async function readInsurerLimits(
  writing: Writing & { once: NonNullable<Writing["once"]> },
  insurerId: string,
  { rows }: InsurerLimits,
): Promise<InsurerLimitsRead> {
  const { db, organization, member, once, now, today } = writing;
  const { number } = organization;
  const insurer = await findInsurer(writing, insurerId);
  const judged = await judgeCover(writing, insurerId, rows, today);
  const taken = judged.flatMap((each): Taken[] =>
    each.outcome === "taken" && each.customer !== null
      ? [{ ...each, customer: each.customer, id: uuidv7() }]
      : [],
  );
  const answer: InsurerLimitsRead = {
    results: judged.map(({ outcome, customer }) => ({
      outcome,
      customerId: customer?.publicId ?? null,
      name: customer?.name ?? null,
    })),
  };
  const decided = taken.filter(({ decides }) => decides);
  const limits = decided.filter(({ kind }) => kind !== "withdrawn").map(newCover);
  const events = decided
    .filter(({ kind }) => kind === "withdrawn")
    .map(({ id, customer, fromDay }) => ({ id, entityId: customer.entityId, day: fromDay }));
  const entityIds = taken.map(({ customer }) => customer.entityId);
  const shared = { author: member.userId, recordedAt: now };
  const effect = [
    expectInsurer(db, number, insurerId),
    raiseRevision(db, number),
    ...insertCover(db, number, limits, { ...shared, today, reason: insurer.name }),
    ...insertWithdrawals(db, number, events, { ...shared, note: insurer.name }),
    nameInsurer(db, number, entityIds, insurerId),
    markDue(db, number, entityIds, today),
  ];
  try {
    await commitChange(db, number, {
      statements: taken.length > 0 ? effect : [],
      audit: taken.map((each) => audited(each, member.userId, insurer.name)),
      now,
      once: { once, status: 200, body: answer },
    });
  } catch (error) {
    throw isUnexpected(error) ? new AppError("stale_version", { cause: error }) : error;
  }
  if (entityIds.length > 0) await reassess(db, number, entityIds, today);
  return answer;
}

const newCover = ({ customer, id, amountCents, fromDay, untilDay, standing }: Taken) => ({
  ...{ entityId: customer.entityId, id, amountCents, fromDay, untilDay },
  replaces: standing?.id ?? null,
});

function audited(taken: Taken, actor: string, insurer: string): AuditEntry {
  const { customer, decides, id, kind, amountCents, fromDay, untilDay, standing } = taken;
  const about = { actor, subjectKind: "customer", subjectId: customer.publicId };
  if (!decides) return { ...about, action: "insurer_named", detail: { insurer } };
  if (kind === "withdrawn") {
    const after = { id, kind: "cover_withdrawn", day: formatIsoDate(fromDay), note: insurer };
    return { ...about, action: "event_recorded", detail: { before: null, after } };
  }
  return {
    ...about,
    action: "insured_limit_set",
    detail: {
      before: standing && auditedCover(standing),
      after: auditedCover({ id, amountCents, fromDay, untilDay }),
      reason: insurer,
    },
  };
}

const auditedCover = (limit: {
  id: string;
  amountCents: number | null;
  fromDay: number;
  untilDay: number | null;
}) => ({
  ...{ id: limit.id, kind: "insured", amountCents: limit.amountCents, unlimited: false },
  ...{ from: formatIsoDate(limit.fromDay), until: isoDateOrNull(limit.untilDay) },
});
