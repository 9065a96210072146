import * as z from "zod";
import { byLoss } from "#shared/clocks/by-loss.ts";
import { LOST_IF_MISSED } from "#shared/clocks/clock.ts";
import {
  type DeadlinePage,
  type DeadlineQuery,
  type DeadlineStanding,
  REMINDERS_AT_ONCE,
} from "#shared/contract/clocks.ts";
import { type EpochDay, formatIsoDate, isoDateOrNull } from "#shared/credit/calendar.ts";
import { clocksToRemind, closedClocks, countOpenClocks, type FoundClock, openClocks } from "../db/clocks.ts";
import { aboutOf, deadlineOf } from "./deadline-of.ts";
import type { Asking } from "./find-visible-customer.ts";
import { decodeCursor, encodeCursor } from "./keyset-cursor.ts";

/** A day to have it done by that is past, or within so many days, presses. */
const PRESSING_DAYS = 7;

const Place = z.tuple([z.int(), z.string().max(40)]);
/** What the order rests on, of the last one of a page; −1 where there is none. */
const OpenPlace = z.tuple([z.int(), z.int(), z.int(), z.int(), z.enum(LOST_IF_MISSED), z.string().max(40)]);

type Query = z.output<typeof DeadlineQuery>;
type Given = Pick<Asking, "db" | "organization">;

/** Deadlines of the organization, those that are open by what is lost if missed, those that are closed the last first. */
export async function listClocks(
  { db, organization }: Given,
  query: Query,
  today: EpochDay,
): Promise<DeadlinePage> {
  const [{ rows, next }, { pressing }] = await Promise.all([
    query.state === "open"
      ? openPage(db, organization.number, query, today)
      : closedPage(db, organization.number, query),
    countOpenClocks(db, organization.number, today + PRESSING_DAYS),
  ]);
  return { deadlines: rows.map((row) => deadlineOf(row, today)), next, pressing };
}

/** What is asked often: how many press, and of which one is to be reminded today. */
export async function clockStanding({ db, organization }: Given, today: EpochDay): Promise<DeadlineStanding> {
  const [{ open, pressing }, reminded] = await Promise.all([
    countOpenClocks(db, organization.number, today + PRESSING_DAYS),
    clocksToRemind(db, organization.number, today),
  ]);
  const reminders = inOrder(reminded, today).slice(0, REMINDERS_AT_ONCE);
  return {
    ...{ pressing, open },
    reminders: reminders.map((row) => ({
      ...{ id: row.id, about: aboutOf(row), kind: row.kind, remindOn: formatIsoDate(today) },
      ...{ shownOn: isoDateOrNull(row.shownDay), dueOn: isoDateOrNull(row.dueDay) },
    })),
  };
}

type Page = { rows: FoundClock[]; next: string | null };
type Database = Given["db"];

async function openPage(db: Database, organization: number, query: Query, today: EpochDay): Promise<Page> {
  const compare = byLoss(today);
  const place = query.cursor === undefined ? null : placeOf(query.cursor);
  const rest = inOrder(await openClocks(db, organization, query.customer), today).filter(
    (row) => place === null || compare(comparable(row), place) > 0,
  );
  const rows = rest.slice(0, query.limit);
  const last = rows.at(-1);
  return { rows, next: last && rest.length > rows.length ? cursorOf(last) : null };
}

async function closedPage(db: Database, organization: number, query: Query): Promise<Page> {
  const place = query.cursor === undefined ? null : decodeCursor(query.cursor, Place);
  const found = await closedClocks(db, organization, {
    ...{ customerId: query.customer, limit: query.limit + 1 },
    after: place === null ? null : { at: place[0], id: place[1] },
  });
  const rows = found.slice(0, query.limit);
  const last = rows.at(-1);
  return { rows, next: last && found.length > rows.length ? encodeCursor([last.updatedAt, last.id]) : null };
}

/** Keys of two customers may be the same: the row's own id tells them apart. */
const comparable = ({ id, startDay, dueDay, shownDay, atStakeCents, lostIfMissed }: FoundClock) => ({
  ...{ key: id, startDay, dueDay, shownDay, atStakeCents, lostIfMissed },
});

const inOrder = (rows: readonly FoundClock[], today: EpochDay): FoundClock[] => {
  const compare = byLoss(today);
  return [...rows].sort((a, b) => compare(comparable(a), comparable(b)));
};

const cursorOf = ({ id, startDay, dueDay, shownDay, atStakeCents, lostIfMissed }: FoundClock): string =>
  encodeCursor([startDay, dueDay ?? -1, shownDay ?? -1, atStakeCents ?? -1, lostIfMissed, id]);

function placeOf(cursor: string): ReturnType<typeof comparable> {
  const [startDay, dueDay, shownDay, atStakeCents, lostIfMissed, key] = decodeCursor(cursor, OpenPlace);
  const orNull = (value: number) => (value === -1 ? null : value);
  return {
    ...{ key, startDay, lostIfMissed },
    ...{ dueDay: orNull(dueDay), shownDay: orNull(shownDay), atStakeCents: orNull(atStakeCents) },
  };
}
