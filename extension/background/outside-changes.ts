import { isThreat } from "#extension/views/outside/event-words.ts";
import { dayAfter } from "#extension/views/ui/today.ts";
import type { OutsideEvent } from "#shared/contract/outside.ts";
import type { BadgeRow } from "#shared/contract/sync.ts";

type Told = Omit<OutsideEvent, "document">;

/** A row carries so many events, the youngest: beyond them it says nothing. */
const CARRIED = 5;
/** What threatens no debt is news while it is young: who begins to watch does not hear of years. */
const NEWS_DAYS = 60;

const keyOfEvent = ({ kind, on }: Told): string => `${kind} ${on}`;

const eventsOf = ({ outside }: BadgeRow): readonly OutsideEvent[] => outside?.events ?? [];

/** Whether a list of events would show this one, had it happened. */
const wouldShow = (events: readonly OutsideEvent[], { on }: Told): boolean => {
  const last = events.at(CARRIED - 1);
  return last === undefined || on > last.on;
};

const without = (these: readonly OutsideEvent[], others: readonly OutsideEvent[]): OutsideEvent[] => {
  const known = new Set(others.map(keyOfEvent));
  return these.filter((event) => !known.has(keyOfEvent(event)) && wouldShow(others, event));
};

const isYoung = ({ on, publishedOn }: Told, asOf: string): boolean =>
  dayAfter(publishedOn ?? on, NEWS_DAYS) >= asOf;

/**
 * What was told of a firm between two rows of one customer, each kind and day once whatever the number of its notices, and what is told no
 * longer. A notice that was put right under another day is told anew, not taken back.
 */
export const eventsBetween = (before: BadgeRow, after: BadgeRow): { told: Told[]; takenBack: Told[] } => {
  const fresh = new Map(
    without(eventsOf(after), eventsOf(before)).map((event) => [keyOfEvent(event), event]),
  );
  const kinds = new Set([...fresh.values()].map(({ kind }) => kind));
  const gone = new Map(without(eventsOf(before), eventsOf(after)).map((event) => [keyOfEvent(event), event]));
  const plain = ({ kind, on, publishedOn }: OutsideEvent): Told => ({ kind, on, publishedOn });
  return {
    told: [...fresh.values()]
      .filter((event) => isThreat(event.kind) || isYoung(event, after.asOf))
      .map(plain),
    takenBack: [...gone.values()].filter(({ kind }) => !kinds.has(kind)).map(plain),
  };
};
