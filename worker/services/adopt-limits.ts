import { v7 as uuidv7 } from "uuid";
import * as z from "zod";
import { ADOPT_CUSTOMERS, type AdoptedLimits, type AdoptLimits } from "#shared/contract/customers.ts";
import type { BadgeRow } from "#shared/contract/sync.ts";
import type { RiskClass } from "#shared/credit/assessment.ts";
import { mayApprove } from "#shared/credit/authority/may-approve.ts";
import type { EpochDay } from "#shared/credit/calendar.ts";
import { isUnexpected } from "../db/expect.ts";
import { markDue } from "../db/find-customer.ts";
import { type ApprovedLimit, adoptApproved, approvedOf } from "../db/limits.ts";
import { customersNamed, type ListedCustomer, listCustomers } from "../db/list-customers.ts";
import { raiseRevision } from "../db/revision.ts";
import { AppError } from "../errors.ts";
import { reassess } from "./assess-entities.ts";
import type { Writing } from "./change-customer.ts";
import { commitChange } from "./commit-change.ts";
import { decodeCursor, encodeCursor } from "./keyset-cursor.ts";
import {
  expectDecider,
  expectProof,
  grantersOf,
  judgeChanges,
  type Way,
  withLimitSet,
} from "./limit-authority.ts";
import { findVersion, numbersOf } from "./policy-version.ts";
import { readDay } from "./read-day.ts";

const Place = z.tuple([z.uuid()]);

type Selected = { rows: ListedCustomer[]; missing: number; next: string | null };
type Planned = {
  row: ListedCustomer;
  id: string;
  riskClass: RiskClass;
  recommendedCents: number;
  approved: ApprovedLimit | undefined;
};

/**
 * Approves what is recommended for many customers, all of one call in one batch with an audit row each. `stale_version`:
 * somebody set one of these limits meanwhile, nothing was adopted; the same call again goes on. `invalid_input`: ends in the
 * past; `reauthentication_needed`: one of them counts only once the member proved anew who they are. What the member may not
 * grant alone is left as it is and counted.
 */
export async function adoptLimits(
  writing: Writing & { once: NonNullable<Writing["once"]> },
  adopt: AdoptLimits,
): Promise<AdoptedLimits> {
  const { db, organization, member, once, now, today } = writing;
  const ways = await expectDecider(writing);
  // In bulk means over customers of all portfolios.
  if (writing.visibility.scope !== "all") throw new AppError("not_allowed");
  const untilDay = adopt.until === null ? null : notBefore(today, readDay(adopt.until, "until"));
  const { rows, missing, next } = await selectCustomers(writing, adopt);
  const approved = await approvedByEntity(writing, rows);

  const wished: Planned[] = [];
  const reply = { adopted: 0, unchanged: 0, skipped: missing, next };
  for (const row of rows) {
    const badge: Pick<BadgeRow, "figures" | "riskClass"> = JSON.parse(row.body);
    const recommendedCents = badge.figures?.recommendedLimitCents ?? null;
    const standing = approved.get(row.entityId);
    const decidedOtherwise = standing?.unlimited === 1 && adopt.customers === "filter";
    if (recommendedCents === null || decidedOtherwise) reply.skipped += 1;
    else if (isSame(standing, recommendedCents, untilDay, today)) reply.unchanged += 1;
    else {
      const { riskClass } = badge;
      wished.push({ row, id: uuidv7(), riskClass, recommendedCents, approved: standing });
    }
  }
  const { planned, inPlaceOf, ...beyond } = await withinAuthority(writing, ways, wished, untilDay);
  const answer: AdoptedLimits = { ...reply, ...beyond, adopted: planned.length };

  const adoptions = planned.map((plan) => ({
    entityId: plan.row.entityId,
    id: plan.id,
    amountCents: plan.recommendedCents,
    replaces: plan.approved?.id ?? null,
  }));
  const entityIds = adoptions.map(({ entityId }) => entityId);
  const shared = {
    fromDay: today,
    untilDay,
    reason: adopt.reason,
    author: member.userId,
    recordedAt: now,
  };
  const effect = [
    raiseRevision(db, organization.number),
    ...adoptApproved(db, organization.number, adoptions, shared),
    markDue(db, organization.number, entityIds, today),
  ];
  try {
    await commitChange(db, organization.number, {
      statements: planned.length > 0 ? effect : [],
      audit: planned.map(({ row, recommendedCents, approved: before }, index) => ({
        actor: member.userId,
        action: "recommended_limit_adopted",
        subjectKind: "customer",
        subjectId: row.id,
        detail: {
          before: before ? { id: before.id, amountCents: before.amountCents } : null,
          after: { id: adoptions[index]?.id, amountCents: recommendedCents, until: adopt.until },
          reason: adopt.reason,
          ...(inPlaceOf.has(row.entityId) && { inPlaceOf: inPlaceOf.get(row.entityId) }),
        },
      })),
      now,
      once: { once, status: 200, body: answer },
    });
  } catch (error) {
    throw isUnexpected(error) ? new AppError("stale_version", { cause: error }) : error;
  }
  await reassess(db, organization.number, entityIds, today);
  return answer;
}

type Within = Pick<AdoptedLimits, "beyondAuthority" | "granters"> & {
  planned: Planned[];
  inPlaceOf: ReadonlyMap<number, string>;
};

/** What the member may adopt; of the rest how many, and who could adopt some of them. */
async function withinAuthority(
  writing: Writing,
  ways: readonly Way[],
  wished: Planned[],
  untilDay: EpochDay | null,
): Promise<Within> {
  const { organization, today } = writing;
  const policy = numbersOf(await findVersion(writing, organization.policyVersion));
  const [own] = ways;
  // Only where the amount alone does not settle it are cover and the limits that stand looked at.
  const unsettled = wished.filter(({ riskClass, recommendedCents }) => {
    const question = { resultingExposureCents: recommendedCents, verifiedCoverCents: 0 };
    const answer =
      own && mayApprove({ policy, riskClass, ...question, approver: own.approver, requesterPersonId: null });
    return !answer?.ok || answer.value.reauthenticate;
  });
  const judged = await judgeChanges(
    writing,
    ways,
    new Map(
      unsettled.map(({ row: { entityId }, id, recommendedCents }) => [
        entityId,
        withLimitSet({
          ...{ entityId, id, kind: "approved", amountCents: recommendedCents, unlimited: false },
          ...{ fromDay: today, untilDay },
        }),
      ]),
    ),
  );
  await expectProof(writing, judged);
  const { refused, inPlaceOf } = judged;
  return {
    planned: wished.filter(({ row }) => !refused.has(row.entityId)),
    inPlaceOf,
    beyondAuthority: refused.size,
    granters: await grantersOf(writing, refused.values()),
  };
}

async function selectCustomers({ db, organization }: Writing, adopt: AdoptLimits): Promise<Selected> {
  if (adopt.customers !== "filter") {
    const ids = [...new Set(adopt.customers)];
    const rows = await customersNamed(db, organization.number, ids);
    return { rows, missing: ids.length - rows.length, next: null };
  }
  const after = adopt.after ? { value: 0, id: decodeCursor(adopt.after, Place)[0] } : null;
  const found = await listCustomers(
    db,
    organization.number,
    { portfolio: { scope: "all" }, filter: adopt.filter ?? "all", text: "" },
    { sort: "name", after, limit: ADOPT_CUSTOMERS + 1 },
  );
  const rows = found.slice(0, ADOPT_CUSTOMERS);
  const last = rows.at(-1);
  return { rows, missing: 0, next: last && found.length > rows.length ? encodeCursor([last.id]) : null };
}

async function approvedByEntity({ db, organization }: Writing, rows: ListedCustomer[]) {
  const ids = rows.map(({ entityId }) => entityId);
  const limits = await approvedOf(db, organization.number, ids);
  return new Map(limits.map((limit) => [limit.entityId, limit]));
}

const isSame = (
  standing: ApprovedLimit | undefined,
  amountCents: number,
  untilDay: EpochDay | null,
  today: EpochDay,
): boolean =>
  standing !== undefined &&
  standing.amountCents === amountCents &&
  standing.untilDay === untilDay &&
  standing.fromDay <= today;

function notBefore(today: EpochDay, day: EpochDay): EpochDay {
  if (day < today)
    throw new AppError("invalid_input", { fields: [{ path: "until", message: "in the past" }] });
  return day;
}
