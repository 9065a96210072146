import type { BadgeRow } from "#shared/contract/sync.ts";
import { buildIndex } from "#shared/matching/build-index.ts";
import { openIndex } from "#shared/matching/packed-index.ts";
import type { Copy, KeptRecent, SyncCursor } from "./copy.ts";
import { changesBetween, NO_CHANGES, type SeenChange, withChanges } from "./customer-changes.ts";
import { matchableOf } from "./matchable.ts";

/** More changed customers than this and the whole index is built again when the sync has ended. */
const RECENT_ROWS = 2_000;

export type Page = {
  rows: readonly BadgeRow[];
  removed: readonly string[];
  cursor: SyncCursor;
  /** Count of writes with this one. */
  changes: number;
  /** Forget every row first, and the index that spoke of them. */
  wipe: boolean;
  /** Every customer of the view is in the member's portfolio. */
  allOwn?: boolean;
};

/** Figures change every night, what a customer is found by hardly ever. */
const isFoundAlike = (one: BadgeRow, other: BadgeRow): boolean =>
  JSON.stringify(matchableOf(one)) === JSON.stringify(matchableOf(other));

/**
 * One page of the delta, the cursor behind it and the index of what changed: all or nothing, so that the index never
 * lags behind the rows. Gives the new index of changes; null when there is none, or too much changed for one.
 */
export const applyPage = async (copy: Copy, page: Page): Promise<KeptRecent | null> => {
  const write = copy.transaction(["rows", "kept"], "readwrite");
  const rows = write.objectStore("rows");
  const kept = write.objectStore("kept");
  const read = (ids: readonly string[]) => Promise.all(ids.map((id) => rows.get(id)));
  if (page.wipe) {
    rows.clear();
    kept.delete("index");
    kept.delete("recent");
  }
  const [cursor, before] = await Promise.all([kept.get("cursor"), kept.get("recent")]);
  const recent =
    before?.name === "recent" &&
    cursor?.name === "cursor" &&
    before.recent.changes === cursor.changes &&
    openIndex(before.recent.buffer) !== null
      ? before.recent
      : null;
  const changed = new Set<string>(recent?.gone);
  const news: SeenChange[] = [];
  if (recent !== null) {
    const old = await read(page.rows.map(({ id }) => id));
    for (const [at, row] of page.rows.entries()) {
      const known = old[at];
      if (known !== undefined && (page.allOwn === true || row.own === true))
        news.push(...changesBetween(known, row));
      if (known === undefined || !isFoundAlike(known, row)) changed.add(row.id);
    }
    for (const id of page.removed) changed.add(id);
  }
  for (const id of page.removed) rows.delete(id);
  for (const row of page.rows) rows.put(row);
  kept.put({ name: "cursor", cursor: page.cursor, changes: page.changes });
  if (news.length > 0) {
    const log = await kept.get("changeLog");
    kept.put({
      name: "changeLog",
      log: withChanges(log?.name === "changeLog" ? log.log : NO_CHANGES, news),
    });
  }
  let after: KeptRecent | null = null;
  if (recent !== null && changed.size <= RECENT_ROWS) {
    const gone = [...changed];
    const left = (await read(gone)).filter((row) => row !== undefined);
    after = { changes: page.changes, gone, buffer: buildIndex(left.map(matchableOf)) };
    kept.put({ name: "recent", recent: after });
  }
  await write.done;
  return after;
};
