import type { Entry, EntryKind } from "./entry.ts";

/** Whether any entry is of a kind. A loop, because it is asked of every customer and mostly answers no. */
export function hasKind(entries: readonly Entry[], kind: EntryKind): boolean {
  for (const entry of entries) if (entry.kind === kind) return true;
  return false;
}
