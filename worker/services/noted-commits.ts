import type { Database } from "../db/database.ts";

/** A request opens its own database object, so what is noted on it is what the request did. */
const noted = new WeakMap<Database, Set<number>>();

/** Notes that something of this organization was committed. */
export function noteCommit(db: Database, organization: number): void {
  const known = noted.get(db);
  if (known) known.add(organization);
  else noted.set(db, new Set([organization]));
}

/** Organizations of which this request committed something. */
export const notedCommits = (db: Database): number[] => [...(noted.get(db) ?? [])];
