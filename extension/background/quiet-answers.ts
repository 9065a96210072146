import { browser } from "wxt/browser";
import { storage } from "wxt/utils/storage";
import { originPattern } from "#extension/platform/permissions.ts";
import { changer } from "./one-by-one.ts";

/** Names of customers that an origin's pages may be told of before somebody has acted on them: a long list of them. */
const UNASKED = 150;
/** How many more after a click or a key, and how long until another one counts. */
const A_GESTURE = 150;
const GESTURES_MS = 10_000;
const AN_HOUR = 1_500;
const HOUR_MS = 3_600_000;
const MOST_ORIGINS = 50;

type Told = { startedAt: number; gestureAt: number; allowed: number; names: string[] };
/** By origin; survives the death of the service worker, which a page could otherwise wait for. */
const toldItem = storage.defineItem<Record<string, Told>>("session:quietAnswers", { fallback: {} });
const change = changer(toldItem);

const inHour = (told: Told | undefined, now: number): Told =>
  told !== undefined && now >= told.startedAt && now - told.startedAt < HOUR_MS
    ? told
    : { startedAt: now, gestureAt: now - GESTURES_MS, allowed: UNASKED, names: [] };

type From = { tabId: number; frameId: number; origin: string };

/** Whether a person clicked or typed in this frame just now: told by the browser, which no page can make say so. */
const isActedOn = async ({ tabId, frameId }: From): Promise<boolean> => {
  const [found] = await browser.scripting
    .executeScript({
      target: { tabId, frameIds: [frameId] },
      func: () => navigator.userActivation?.isActive ?? false,
    })
    .catch(() => []);
  return found?.result === true;
};

/**
 * Of names that pages only show where somebody is known by them, those that may be answered. A badge that appears tells
 * such a page that the name is a customer's: so an origin is told of 150, of 150 more each time a person acts on its page,
 * never of more than 1,500 in an hour. What was told once is free. `names`: those that are a customer's.
 */
export const mayTell = async (
  from: From,
  names: readonly string[],
  now: number,
): Promise<ReadonlySet<string>> => {
  if (names.length === 0) return new Set();
  const place = originPattern(from.origin) ?? from.origin;
  const told = await take(place, names, now, false);
  if (names.every((name) => told.has(name)) || !(await isActedOn(from))) return told;
  return take(place, names, now, true);
};

const take = async (
  place: string,
  names: readonly string[],
  now: number,
  actedOn: boolean,
): Promise<ReadonlySet<string>> => {
  const all = await change((before) => {
    const told = inHour(before[place], now);
    const counts = actedOn && now - told.gestureAt >= GESTURES_MS;
    const allowed = counts ? Math.min(AN_HOUR, told.names.length + A_GESTURE) : told.allowed;
    const more = [...new Set(names)].filter((name) => !told.names.includes(name));
    const added = more.slice(0, Math.max(0, allowed - told.names.length));
    if (added.length === 0 && !counts) return before;
    const next = { ...told, ...(counts && { gestureAt: now, allowed }), names: [...told.names, ...added] };
    const others = Object.entries(before).filter(([one]) => one !== place);
    return { ...Object.fromEntries(others.slice(-MOST_ORIGINS + 1)), [place]: next };
  });
  const known = new Set(all[place]?.names ?? []);
  return new Set(names.filter((name) => known.has(name)));
};
