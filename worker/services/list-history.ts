import * as z from "zod";
import type { HistoryPage, HistoryPoint, HistoryQuery } from "#shared/contract/explanations.ts";
import { assess } from "#shared/credit/assess.ts";
import type { AssessInput } from "#shared/credit/assess-input.ts";
import type { Assessment } from "#shared/credit/assessment.ts";
import { civilDateOf, type EpochDay } from "#shared/credit/calendar.ts";
import { standingOf } from "#shared/credit/explain/standing.ts";
import { assessmentsByDay, firstAssessment, policyInForce } from "../db/assessment-history.ts";
import { AppError } from "../errors.ts";
import { readPolicy } from "./assess-inputs.ts";
import { pointReply } from "./explained.ts";
import { type Asking, findVisibleCustomer } from "./find-visible-customer.ts";
import { decodeCursor, encodeCursor } from "./keyset-cursor.ts";
import { factsOf } from "./look-at.ts";

const Place = z.tuple([z.int()]);
const REPLAYED_MONTHS = 24;
/** Entries read by all replays of one request together: the history of a very large customer is replayed less far. */
const REPLAYED_ENTRIES = 200_000;

/**
 * Assessments of a customer, one a day on which something changed, the youngest first. Behind the first one the last page goes
 * on with the ends of the months before it, replayed from the books. `not_allowed` for class-only members.
 */
export async function listHistory(
  asking: Asking,
  customerId: string,
  query: HistoryQuery,
): Promise<HistoryPage> {
  const { db, organization } = asking;
  const customer = await findVisibleCustomer(asking, customerId);
  if (asking.visibility.detail === "class") throw new AppError("not_allowed");
  const before = query.cursor === undefined ? null : decodeCursor(query.cursor, Place)[0];
  const rows = await assessmentsByDay(db, organization.number, customer.entityId, {
    before,
    limit: query.limit + 1,
  });
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  const more = last !== undefined && rows.length > shown.length;
  const points = shown.map(({ body }) => pointReply(standingOf(JSON.parse(body) as Assessment), "recorded"));
  const { score } = readPolicy(await policyInForce(db, organization.number));
  if (!more) {
    const first = last ?? (await firstAssessment(db, organization.number, customer.entityId));
    if (first !== undefined)
      points.push(...replay(await factsOf(db, organization.number, customer.entityId, first.asOf, first)));
  }
  return {
    points,
    boundsCentipoints: score.boundsCentipoints,
    next: more ? encodeCursor([last.asOf]) : null,
  };
}

const endOfMonthBefore = (day: EpochDay): EpochDay => day - civilDateOf(day).day;

/** Ends of months before the day of these facts, back to the first one on which there was a class. */
function replay(input: AssessInput): HistoryPoint[] {
  const entries = input.accounts.reduce((sum, account) => sum + account.entries.length, 0);
  const months = Math.min(REPLAYED_MONTHS, Math.floor(REPLAYED_ENTRIES / Math.max(1, entries)));
  const points: HistoryPoint[] = [];
  for (let month = 1, asOf = endOfMonthBefore(input.asOf); month <= months; month += 1) {
    const assessment = assess({ ...input, asOf });
    if (assessment.ledgerDay === null) break;
    points.push(pointReply(standingOf(assessment), "replayed"));
    asOf = endOfMonthBefore(asOf);
  }
  const oldestRated = points.findLastIndex(({ riskClass }) => riskClass !== "NR");
  return points.slice(0, oldestRated + 1);
}
