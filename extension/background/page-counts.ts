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

const nameOf = ({ key: _, ...said }: Sighted): string => JSON.stringify(said);

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

const OPENINGS_A_MINUTE = 60;
const MINUTE_MS = 60_000;
const openings = new Map<number, number[]>();

/**
 * Whether a tab's page may bring up one more surface or part in this minute. Answers at once: the browser opens a panel
 * only while the click is fresh.
 */
export const mayOpen = (tabId: number, now: number): boolean => {
  const recent = (openings.get(tabId) ?? []).filter((at) => at <= now && now - at < MINUTE_MS);
  openings.set(tabId, recent);
  if (recent.length >= OPENINGS_A_MINUTE) return false;
  recent.push(now);
  return true;
};

export const forgetTabCount = async (tabId: number): Promise<void> => {
  openings.delete(tabId);
  const known = await counts;
  if (known?.delete(tabId) === true) await keep(known);
};
