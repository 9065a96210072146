export type SyncAge =
  | { kind: "never" }
  | { kind: "now" }
  | { kind: "minutes" | "hours" | "days"; count: number };

/** How old the local copy is, in the largest whole unit. */
export const syncAge = (syncedAt: number | null, now: number): SyncAge => {
  if (syncedAt === null) return { kind: "never" };
  const minutes = Math.floor(Math.max(0, now - syncedAt) / 60_000);
  if (minutes < 1) return { kind: "now" };
  if (minutes < 60) return { kind: "minutes", count: minutes };
  const hours = Math.floor(minutes / 60);
  return hours < 24 ? { kind: "hours", count: hours } : { kind: "days", count: Math.floor(hours / 24) };
};

const STALE_MS = 60 * 60 * 1000;

/** Older than an hour: figures are shown with a warning. */
export const isStale = (syncedAt: number | null, now: number): boolean =>
  syncedAt !== null && now - syncedAt > STALE_MS;
