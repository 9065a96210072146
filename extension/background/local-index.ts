import { buildIndex } from "#shared/matching/build-index.ts";
import { openIndex, type PackedIndex } from "#shared/matching/packed-index.ts";
import type { Account } from "./account.ts";
import { allRows, keepIndex, readCursor, readIndex } from "./copy.ts";
import { matchableOf } from "./matchable.ts";

/** The index in memory, by the copy it belongs to; gone with the service worker, read again in one piece. */
const loaded = new WeakMap<object, PackedIndex>();

/** Builds the index again when rows were written since it was made. */
export const rebuildIndex = async ({ copy }: Account): Promise<void> => {
  const changes = (await readCursor(copy))?.changes ?? 0;
  if ((await readIndex(copy))?.changes === changes) return;
  const buffer = buildIndex((await allRows(copy)).map(matchableOf));
  await keepIndex(copy, { changes, buffer });
  loaded.delete(copy);
};

/**
 * The index of the copy, null until the first sync has ended. One older than the rows is still used: the rows decide
 * each match, and the sync that wrote them is about to build it again.
 */
export const indexOf = async ({ copy }: Account): Promise<PackedIndex | null> => {
  const known = loaded.get(copy);
  if (known !== undefined) return known;
  const kept = await readIndex(copy);
  const index = kept === null ? null : openIndex(kept.buffer);
  if (index !== null) loaded.set(copy, index);
  return index;
};
