const NAMES_A_MINUTE = 600;
const MINUTE_MS = 60_000;

/** What one tab has asked for in the running minute. */
export type TabCount = { startedAt: number; seen: Set<string>; before: number };

/**
 * Lets through at most 600 distinct sightings a minute and tab (hostile-page 4): a page that enumerates names learns
 * nothing from the rest. Asking the same again is free.
 */
export const letThrough = <Asked>(
  counts: Map<number, TabCount>,
  tabId: number,
  asked: readonly Asked[],
  nameOf: (one: Asked) => string,
  now: number,
): Asked[] => {
  const known = counts.get(tabId);
  const count =
    known !== undefined && now - known.startedAt < MINUTE_MS && now >= known.startedAt
      ? known
      : { startedAt: now, seen: new Set<string>(), before: 0 };
  counts.set(tabId, count);
  return asked.filter((one) => {
    const name = nameOf(one);
    if (count.seen.has(name)) return true;
    if (count.before + count.seen.size >= NAMES_A_MINUTE) return false;
    count.seen.add(name);
    return true;
  });
};
