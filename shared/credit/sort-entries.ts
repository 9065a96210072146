import type { Entry } from "./entry.ts";

/** Entries by day, then id: the one order everything is computed in. Returns the list itself where it already is. */
export function sortEntries(entries: Entry[]): Entry[] {
  let before: Entry | undefined;
  for (const entry of entries) {
    if (
      before !== undefined &&
      (entry.day < before.day || (entry.day === before.day && entry.id < before.id))
    ) {
      return [...entries].sort(compareEntries);
    }
    before = entry;
  }
  return entries;
}

const compareEntries = (a: Entry, b: Entry): number =>
  a.day - b.day || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
