import type { LimitEntry } from "#shared/contract/customers.ts";

export type LimitSpan = { kind: "open" | "until" | "ended"; until: string | null };

/** From when to when a limit holds: `ended` on the day a person or a later limit took its place, else `until`, else open. */
export const limitSpan = ({ until, endedOn }: Pick<LimitEntry, "until" | "endedOn">): LimitSpan => {
  if (endedOn) return { kind: "ended", until: endedOn };
  return until === null ? { kind: "open", until: null } : { kind: "until", until };
};

/** Limits in force first, then by the moment they were recorded, the latest first. */
export const newestFirst = (limits: LimitEntry[]): LimitEntry[] =>
  limits.toSorted(
    (one, other) =>
      Number(other.inForce) - Number(one.inForce) || other.recordedAt.localeCompare(one.recordedAt),
  );
