import type { Database, Statement } from "../db/database.ts";
import { runBatch } from "../db/database.ts";
import { episodesOf, noteOutcomes, replaceEpisodes } from "../db/late-episodes.ts";
import { raiseRevision } from "../db/revision.ts";
import type { Noticed } from "./assess-change.ts";

/**
 * After customers were assessed: keeps on which days they came to be 60 days late or failed, and tells the warnings that came
 * before. A ledger that is replaced takes back what it said.
 */
export async function noteEpisodes(
  db: Database,
  organization: number,
  noticed: readonly Noticed[],
): Promise<void> {
  if (noticed.length === 0) return;
  const ids = noticed.map(({ entityId }) => entityId);
  const known = Map.groupBy(await episodesOf(db, organization, ids), ({ entityId }) => entityId);
  const moved = noticed.filter(
    ({ entityId, episodes }) => textOf(known.get(entityId) ?? []) !== textOf(episodes),
  );
  if (moved.length === 0) return;
  const statements: Statement[] = [
    raiseRevision(db, organization),
    ...replaceEpisodes(
      db,
      organization,
      moved.map(({ entityId }) => entityId),
      moved.flatMap(({ entityId, episodes }) => episodes.map((episode) => ({ entityId, ...episode }))),
    ),
    noteOutcomes(
      db,
      organization,
      moved.map(({ entityId }) => entityId),
    ),
  ];
  await runBatch(db, statements);
}

const textOf = (episodes: readonly { day: number; kind: string }[]): string =>
  episodes
    .map(({ day, kind }) => `${day} ${kind}`)
    .sort()
    .join();
