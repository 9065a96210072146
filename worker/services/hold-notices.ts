import { v7 as uuidv7 } from "uuid";
import { formatIsoDate, isoDateOrNull } from "#shared/credit/calendar.ts";
import type { GazetteNotice } from "#shared/gazette/notice.ts";
import { type GazetteStanding, standingOf } from "#shared/gazette/standing.ts";
import { toldByNotice } from "#shared/gazette/told-by-notice.ts";
import { runBatch, type Statement } from "../db/database.ts";
import { type EventRow, eventsOf, insertEvent, revokeEvent } from "../db/events.ts";
import { isNaturalPerson, setNaturalPerson } from "../db/natural-persons.ts";
import { noticesOf, type ToldNotice, tellNotices } from "../db/notices.ts";
import { type RaisedItem, raiseItems, takeBackItems } from "../db/watch-items.ts";
import { commitWatched, WATCH_ACTOR, type Watching } from "./watched-change.ts";

type Customer = { entityId: number; publicId: string; siren: string | null };

/**
 * Makes the events of a customer what all notices about it say together: what came is recorded, what was annulled, corrected or reversed is
 * taken back. What a person took back or recorded stays as it is. An unknown wording, and whatever is about a person, is brought to
 * somebody's attention instead (domain.md 3.8). True when anything changed.
 */
export async function holdNotices(watching: Watching, customer: Customer): Promise<boolean> {
  const { db, organization, now, today } = watching;
  const { entityId } = customer;
  const notices = (await noticesOf(db, organization, [entityId])).map(({ notice }) => notice);
  const standing = standingOf(customer.siren ?? "", notices, today);
  const events = await eventsOf(db, organization, entityId);
  const known = await isNaturalPerson(db, organization, entityId);
  const person = known || notices.some((each) => each.naturalPerson === true);
  const wanted = person ? [] : standing.events;
  const held = events.filter((event) => isOfGazette(event, notices) && event.revokedAt === null);
  const gone = held.filter((event) => !wanted.some((each) => isSame(event, each)));
  const come = wanted.filter((each) => !events.some((event) => isSame(event, each)));
  const items = itemsOf(notices, standing, customer, now, person);
  const statements: Statement[] = [
    // Said once and for all: the notices that told it are forgotten one day.
    ...(person && !known
      ? [setNaturalPerson(db, organization, entityId, { author: WATCH_ACTOR, recordedAt: now })]
      : []),
    tellNotices(db, organization, entityId, toldOf(customer.siren ?? "", notices, standing)),
    ...(items.length > 0 ? [raiseItems(db, organization, items)] : []),
    takeBackItems(db, organization, entityId, noLonger(notices, items), now),
    ...gone.map(({ id }) => revokeEvent(db, organization, entityId, id, now)),
    ...come.map(({ kind, day, publishedDay, noticeId }) =>
      insertEvent(db, organization, {
        ...{ entityId, id: uuidv7(), kind, day, note: wordingOf(notices, noticeId), author: WATCH_ACTOR },
        ...{ recordedAt: now, noticeId, publishedDay },
      }),
    ),
  ];
  if (gone.length === 0 && come.length === 0) {
    // News that force nothing are shown all the same.
    await runBatch(db, statements);
    return true;
  }
  await commitWatched(watching, {
    customer,
    statements,
    action: "gazette_read",
    detail: {
      before: gone.map(({ kind, day, noticeId }) => ({ kind, day: formatIsoDate(day), noticeId })),
      after: come.map(({ kind, day, publishedDay, noticeId }) => ({
        ...{ kind, day: formatIsoDate(day), noticeId },
        publishedOn: isoDateOrNull(publishedDay),
      })),
    },
  });
  return true;
}

type WantedEvent = GazetteStanding["events"][number];

const isSame = (event: Pick<EventRow, "noticeId" | "kind" | "day">, wanted: WantedEvent): boolean =>
  event.noticeId === wanted.noticeId && event.kind === wanted.kind && event.day === wanted.day;

const isOfGazette = ({ noticeId }: Pick<EventRow, "noticeId">, notices: readonly GazetteNotice[]): boolean =>
  noticeId !== null && notices.some(({ id }) => id === noticeId);

const wordingOf = (notices: readonly GazetteNotice[], id: string): string =>
  notices.find((notice) => notice.id === id)?.judgment?.nature ?? "";

/** What each notice tells; one that no longer holds keeps what it told, marked. What corrects or annuls tells nothing itself. */
const toldOf = (siren: string, notices: readonly GazetteNotice[], { told }: GazetteStanding): ToldNotice[] =>
  notices.map((notice) => {
    const { id } = notice;
    const holds = told.find(({ noticeId }) => noticeId === id);
    const gone = holds || notice.kind !== "notice" ? null : toldByNotice(siren, notice);
    const { kind = null, day = null } = holds ?? gone ?? {};
    return { id, kind, day, takenBack: gone !== null };
  });

function itemsOf(
  notices: readonly GazetteNotice[],
  { review, events, other }: GazetteStanding,
  { entityId }: Customer,
  now: number,
  person: boolean,
): RaisedItem[] {
  const about = (id: string) => notices.find((notice) => notice.id === id);
  const item = (noticeId: string, reason: RaisedItem["reason"], why: string): RaisedItem => {
    const notice = about(noticeId);
    return {
      ...{ id: uuidv7(), entityId, reason, subject: noticeId, raisedAt: now },
      params: {
        ...{ why, wording: notice?.judgment?.nature ?? "", complement: notice?.judgment?.complement ?? "" },
        publishedOn: notice === undefined ? "" : formatIsoDate(notice.publishedDay),
        day: isoDateOrNull(notice?.judgment?.day ?? null) ?? "",
      },
    };
  };
  return [
    ...review.map(({ noticeId, why }) => item(noticeId, "unknown_wording", why)),
    // A merger dissolves a firm whose debts another one takes over, an end leaves them: a person tells which.
    ...other.flatMap(({ kind, noticeId }) =>
      kind === "dissolved" ? [item(noticeId, "unknown_wording", kind)] : [],
    ),
    ...(person ? events.map(({ noticeId, kind }) => item(noticeId, "natural_person", kind)) : []),
  ];
}

/** Notices that somebody was to look at and that need it no more. */
const noLonger = (notices: readonly GazetteNotice[], items: readonly RaisedItem[]): string[] =>
  notices.flatMap(({ id }) => (items.some(({ subject }) => subject === id) ? [] : [id]));
