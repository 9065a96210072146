import { type EpochDay, formatIsoDate } from "#shared/credit/calendar.ts";
import { askSource } from "../ask-source.ts";
import type { SourceContext } from "../source-context.ts";
import type { Answered, NotAnswered } from "../source-outcome.ts";
import type { RawNotice } from "./bodacc-page.ts";
import { bodaccQuestion, FURTHEST, PER_PAGE } from "./bodacc-question.ts";
import { type DayCursor, type DaySlice, splitSlice } from "./day-slices.ts";

/** Families that tell of a customer's end, distress or change; filings of accounts and foundations do not. */
export const WATCHED_FAMILIES = [
  "collective",
  "conciliation",
  "retablissement_professionnel",
  "radiation",
  "vente",
  "modification",
] as const;

/** Where reading a day begins. */
export const beginDay = (day: EpochDay, families: readonly string[] = WATCHED_FAMILIES): DayCursor => ({
  day,
  slices: [{ families, from: null, below: null }],
  offset: 0,
  total: null,
  restarts: 0,
});

/** `next`: where to go on, plain data for a job's message or row; null: the day was read whole. */
export type DayPage = { notices: RawNotice[]; next: DayCursor | null };

const MOST_RESTARTS = 3;

/**
 * Reads the next page of a publication day. A slice of more than 10,000 notices is split by family, then by number, and gives
 * none itself. When notices come in or go while a slice is read, its places have moved: it begins again, so that the same
 * notice may be given twice but none is left out. Nothing is kept: after a failure the same cursor goes on.
 */
export async function readDayPage(
  context: SourceContext,
  cursor: DayCursor,
): Promise<Answered<DayPage> | NotAnswered> {
  const [slice, ...rest] = cursor.slices;
  if (slice === undefined)
    return { state: "fresh", value: { notices: [], next: null }, fetchedAt: context.now() };
  const answer = await askSource(
    context,
    bodaccQuestion(conditionsOf(cursor.day, slice), "id", cursor.offset, null),
  );
  if (answer.state === "unavailable") return answer;
  const { notices, total } = answer.value;
  return { ...answer, value: goOn(cursor, slice, rest, notices, total) };
}

function goOn(
  cursor: DayCursor,
  slice: DaySlice,
  rest: readonly DaySlice[],
  notices: RawNotice[],
  total: number,
): DayPage {
  const fresh = { ...cursor, offset: 0, total: null, restarts: 0 };
  if (total > FURTHEST) {
    const parts = splitSlice(slice);
    if (parts !== null) return { notices: [], next: { ...fresh, slices: [...parts, ...rest] } };
  }
  const moved = cursor.total !== null && cursor.total !== total;
  if (moved && cursor.restarts < MOST_RESTARTS)
    return { notices, next: { ...cursor, offset: 0, total: null, restarts: cursor.restarts + 1 } };
  const offset = cursor.offset + PER_PAGE;
  if (offset < Math.min(total, FURTHEST) && notices.length > 0)
    return { notices, next: { ...cursor, offset, total } };
  return { notices, next: rest.length === 0 ? null : { ...fresh, slices: rest } };
}

function conditionsOf(day: EpochDay, { families, from, below }: DaySlice): string[] {
  return [
    `dateparution=date'${formatIsoDate(day)}'`,
    `familleavis in (${families.map((family) => `"${family}"`).join(",")})`,
    ...(from === null ? [] : [`numeroannonce>=${from}`]),
    ...(below === null ? [] : [`numeroannonce<${below}`]),
  ];
}
