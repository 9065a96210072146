import { calendarFeed, type FeedEvent } from "#shared/clocks/calendar-feed.ts";
import type { CalendarFeedState } from "#shared/contract/clocks.ts";
import { Role } from "#shared/contract/common.ts";
import { OrganizationMode } from "#shared/contract/shadow.ts";
import { type EpochDay, formatIsoDate } from "#shared/credit/calendar.ts";
import { feedSince, findFeed, putFeed, removeFeed } from "../db/calendar-feeds.ts";
import { type FoundClock, openClocks } from "../db/clocks.ts";
import type { Database } from "../db/database.ts";
import { AppError } from "../errors.ts";
import { CALENDAR_WORDS, type CalendarWords } from "./calendar-words.ts";
import type { Writing } from "./change-customer.ts";
import { commitChange } from "./commit-change.ts";
import type { Asking } from "./find-visible-customer.ts";
import { limitRate } from "./limit-rate.ts";
import { dayIn } from "./read-day.ts";
import { sha256 } from "./sha256.ts";
import { isSilent } from "./visibility.ts";

type Language = keyof typeof CALENDAR_WORDS;

/** Who may see all deadlines. */
export const DEADLINE_ROLES = ["analyst", "admin", "manager"] as const satisfies readonly Role[];

const TOKEN_BYTES = 32;
const TOKEN = /^[A-Za-z0-9_-]{43}$/;
/** Services that read many calendars ask from one address; a guess has 2^256 to try. */
const RATE = { max: 120, windowMs: 60_000 };

export async function feedState({ db, organization, member }: Asking): Promise<CalendarFeedState> {
  const since = await feedSince(db, organization.number, member.memberId);
  return { since: since === null ? null : new Date(since).toISOString() };
}

/** A secret address for the member's own calendar, told this once: what is kept of it is a hash. The former one ends. */
export async function makeFeed(
  { db, organization, member, now }: Omit<Writing, "once" | "today">,
  baseUrl: string,
  language: Language,
): Promise<{ url: string }> {
  const token = newToken();
  const row = { memberId: member.memberId, tokenHash: await sha256(token), language, createdAt: now };
  await commitChange(db, organization.number, {
    statements: [putFeed(db, organization.number, row)],
    audit: [entryOf(member, "calendar_feed_made", { language })],
    now,
  });
  return { url: `${baseUrl.replace(/\/$/, "")}/calendar/${token}.ics` };
}

export async function endFeed({
  db,
  organization,
  member,
  now,
}: Omit<Writing, "once" | "today">): Promise<CalendarFeedState> {
  await commitChange(db, organization.number, {
    statements: [removeFeed(db, organization.number, member.memberId)],
    audit: [entryOf(member, "calendar_feed_ended", {})],
    now,
  });
  return { since: null };
}

const entryOf = (
  { userId, memberId }: Asking["member"],
  action: string,
  detail: Record<string, unknown>,
) => ({
  ...{ actor: userId, action, subjectKind: "member", subjectId: memberId, detail },
});

function newToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(TOKEN_BYTES));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

/**
 * The calendar behind an address (`file`: token and `.ics`), without sign-in: whoever has it reads it, and calendars keep copies
 * with others. Hence whom a deadline is about, what it is and its days: no amounts, no class, no reason. It ends with the
 * membership, and while the member may not see deadlines. `not_found`: nobody's.
 */
export async function readFeed(
  db: Database,
  file: string,
  { address, now }: { address: string | null; now: number },
): Promise<string> {
  await limitRate(db, `calendar|${address}`, RATE, now);
  const token = file.endsWith(".ics") ? file.slice(0, -4) : "";
  const feed = TOKEN.test(token) ? await findFeed(db, await sha256(token)) : undefined;
  const role = Role.safeParse(feed?.role);
  if (!feed || !role.success || !DEADLINE_ROLES.some((allowed) => allowed === role.data))
    throw new AppError("not_found");
  if (isSilent({ role: role.data }, { mode: OrganizationMode.parse(feed.mode) }))
    throw new AppError("not_found");
  const words = CALENDAR_WORDS[feed.language];
  const today = dayIn(feed.timeZone, now);
  const clocks = await openClocks(db, feed.organization);
  return calendarFeed({
    name: words.name,
    productId: `-//Vigie//Deadlines//${feed.language.toUpperCase()}`,
    events: clocks.flatMap((clock) => eventOf(clock, words, today)),
    madeAtMs: now,
  });
}

/** It stands on the day to have it done by, then on the last day; before a publication on the next day to look for one. */
function eventOf(clock: FoundClock, words: CalendarWords, today: EpochDay): FeedEvent[] {
  const { shownDay, dueDay, remindDays } = clock;
  const isLate = shownDay !== null && today > shownDay;
  const day = shownDay === null ? (remindDays.find((on) => on >= today) ?? null) : isLate ? dueDay : shownDay;
  if (day === null) return [];
  const sentences = [
    ...(shownDay === null ? [words.notRunning] : [words.doneBy(formatIsoDate(shownDay))]),
    ...(dueDay === null ? [] : [words.lastDay(formatIsoDate(dueDay))]),
    ...(isLate ? [words.late] : []),
    ...(clock.provisional ? [words.provisional] : []),
    words.figures,
  ];
  return [
    {
      uid: `${clock.id}@vigie`,
      day,
      summary: words.summary(words.kinds[clock.kind], clock.name),
      description: sentences.join("\n"),
      remindOnDays: remindDays.filter((on) => on <= day),
    },
  ];
}
