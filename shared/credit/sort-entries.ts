import type { Entry } from "./entry.ts";

/** Entries by day, then id: the one order everything is computed in. Returns the list itself where it already is. */
export function sortEntries(entries: Entry[]): Entry[] {
  for (let at = 1; at < entries.length; at += 1) {
    const before = entries[at - 1];
    const entry = entries[at];
    if (before !== undefined && entry !== undefined && compareEntries(before, entry) > 0) {
      return [...entries].sort(compareEntries);
    }
  }
  return entries;
}

const compareEntries = (a: Entry, b: Entry): number =>
  a.day - b.day || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
