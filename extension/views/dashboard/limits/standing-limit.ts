import type { LimitEntry } from "#shared/contract/customers.ts";

/**
 * Id of the approved limit that nobody ended yet, the latest recorded; null for none. It stands even while a temporary one
 * counts in its place: a change names it, so that somebody else's change in between is refused, not overwritten.
 */
export const standingLimit = (limits: LimitEntry[]): string | null =>
  limits
    .filter(({ kind, endedOn }) => kind === "approved" && !endedOn)
    .toSorted((one, other) => other.recordedAt.localeCompare(one.recordedAt))[0]?.id ?? null;
