import { browser } from "wxt/browser";
import { storage } from "wxt/utils/storage";
import { originPattern } from "#extension/platform/permissions.ts";
import { changer } from "./one-by-one.ts";

/** Names of customers that an origin's pages may be told of before somebody has acted on them: a long list of them. */
const UNASKED = 150;
/** How many more after a click or a key, after a turn of the wheel (a screen of them), and how long until another one counts. */
const MORE = { click: 150, wheel: 50 };
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

/**
 * Whether a person clicked, typed or turned the wheel in this frame just now: told by the browser, which no page can make
 * say so. Who only scrolls looks at a screen at a time, so that is what the page is told of.
 */
const actIn = async ({ tabId, frameId }: From): Promise<keyof typeof MORE | null> => {
  const [found] = await browser.scripting
    .executeScript({
      target: { tabId, frameIds: [frameId] },
      func: () => {
        const { vigieTurnedAt = Number.NEGATIVE_INFINITY } = globalThis as { vigieTurnedAt?: number };
        if (navigator.userActivation?.isActive) return "click";
        return performance.now() - vigieTurnedAt < 5_000 ? "wheel" : null;
      },
    })
    .catch(() => []);
  return found?.result === "click" || found?.result === "wheel" ? found.result : null;
};

/**
 * Of names that pages only show where somebody is known by them, those that may be answered. A badge that appears tells
 * such a page that the name is a customer's: so an origin is told of 150, of 150 more each time a person acts on its page,
 * of 50 when they only scroll it, never of more than 1,500 in an hour. What was told once is free. `names`: those that are a
 * customer's.
 */
export const mayTell = async (
  from: From,
  names: readonly string[],
  now: number,
): Promise<ReadonlySet<string>> => {
  if (names.length === 0) return new Set();
  const place = originPattern(from.origin) ?? from.origin;
  const told = await take(place, names, now, 0);
  const act = names.every((name) => told.has(name)) ? null : await actIn(from);
  const answered = act === null ? told : await take(place, names, now, MORE[act]);
  withhold(from.tabId, names, answered);
  return answered;
};

const take = async (
  place: string,
  names: readonly string[],
  now: number,
  gesture: number,
): Promise<ReadonlySet<string>> => {
  const all = await change((before) => {
    const told = inHour(before[place], now);
    const counts = gesture > 0 && now - told.gestureAt >= GESTURES_MS;
    const allowed = counts ? Math.min(AN_HOUR, told.names.length + gesture) : told.allowed;
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

/** Names of customers on each tab's page that it was not told of; while the background lives, since pages ask again. */
const withheld = new Map<number, Set<string>>();
const MOST_WITHHELD = 1_000;

const withhold = (tabId: number, names: readonly string[], told: ReadonlySet<string>): void => {
  const of = withheld.get(tabId) ?? new Set();
  for (const name of names)
    if (told.has(name)) of.delete(name);
    else if (of.size < MOST_WITHHELD) of.add(name);
  if (of.size > 0) withheld.set(tabId, of);
  else withheld.delete(tabId);
};

/** How many customers stand on a tab's page that nothing is shown of until somebody acts there. */
export const withheldOn = (tabId: number): number => withheld.get(tabId)?.size ?? 0;
export const forgetWithheld = (tabId: number): void => void withheld.delete(tabId);
