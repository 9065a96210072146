import { storage } from "wxt/utils/storage";
import type { Sighted } from "#shared/matching/sighting.ts";
import { letThrough, type TabCount } from "./page-cap.ts";

type Kept = Record<string, { startedAt: number; count: number }>;
/** Survives the death of the service worker, which a page could otherwise wait for. */
const keptItem = storage.defineItem<Kept>("session:pageCounts", { fallback: {} });

let counts: Promise<Map<number, TabCount>> | null = null;

const readCounts = async (): Promise<Map<number, TabCount>> =>
  new Map(
    Object.entries(await keptItem.getValue()).map(([tabId, { startedAt, count }]) => [
      Number(tabId),
      { startedAt, seen: new Set<string>(), before: count },
    ]),
  );

const keep = (known: Map<number, TabCount>): Promise<void> =>
  keptItem.setValue(
    Object.fromEntries(
      [...known].map(([tabId, { startedAt, seen, before }]) => [
        tabId,
        { startedAt, count: before + seen.size },
      ]),
    ),
  );

/** What a sighting says, whatever the page calls it. */
export const nameOf = ({ key: _, ...said }: Sighted): string => JSON.stringify(said);

/** The sightings of a page's message that its tab may still ask for in this minute. */
export const capSightings = async (
  tabId: number,
  sightings: readonly Sighted[],
  now: number,
): Promise<Sighted[]> => {
  counts ??= readCounts();
  const known = await counts;
  const before = known.get(tabId)?.seen.size ?? 0;
  const through = letThrough(known, tabId, sightings, nameOf, now);
  if ((known.get(tabId)?.seen.size ?? 0) !== before) void keep(known);
  return through;
};

const MINUTE_MS = 60_000;

/** Lets a tab do something so many times a minute. */
const minuteCap = (most: number) => {
  const done = new Map<number, number[]>();
  return {
    may(tabId: number, now: number): boolean {
      const recent = (done.get(tabId) ?? []).filter((at) => at <= now && now - at < MINUTE_MS);
      done.set(tabId, recent);
      if (recent.length >= most) return false;
      recent.push(now);
      return true;
    },
    forget: (tabId: number): void => void done.delete(tabId),
  };
};

const openings = minuteCap(60);
/** A page of many frames brings a few into each of them. */
const parts = minuteCap(400);
const claims = minuteCap(240);
const ruleAsks = minuteCap(240);
/** One at the end of each pause in typing: nobody pauses more often. */
const checks = minuteCap(120);

/** Whether one more part of the overlay may be brought into a tab's page in this minute. */
export const mayBring = parts.may;
/**
 * Whether a tab's page may bring up one more surface in this minute. Answers at once: the browser opens a panel
 * only while the click is fresh.
 */
export const mayOpen = openings.may;
/** Whether the frames of a tab may ask once more which of them holds the record. */
export const mayClaim = claims.may;
/** Whether a tab's page may ask for one more verdict in this minute. */
export const mayCheck = checks.may;
/** Whether the frames of a tab may ask once more what they are read by, or tell of it. */
export const mayAsk = ruleAsks.may;

export const forgetTabCount = async (tabId: number): Promise<void> => {
  openings.forget(tabId);
  parts.forget(tabId);
  claims.forget(tabId);
  ruleAsks.forget(tabId);
  checks.forget(tabId);
  const known = await counts;
  if (known?.delete(tabId) === true) await keep(known);
};
