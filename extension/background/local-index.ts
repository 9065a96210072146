import { buildIndex, indexBuilder } from "#shared/matching/build-index.ts";
import { type IndexLayers, layerOf } from "#shared/matching/index-layers.ts";
import { openIndex, type PackedIndex } from "#shared/matching/packed-index.ts";
import type { Account } from "./account.ts";
import { applyPage, type Page } from "./apply-page.ts";
import {
  type Copy,
  countRows,
  type KeptRecent,
  keepIndex,
  readCursor,
  readIndex,
  readIndexed,
  rowsInSlices,
} from "./copy.ts";
import { matchableOf } from "./matchable.ts";

/** The index in memory, by the copy it belongs to; gone with the service worker, read again in one piece. */
const loaded = new WeakMap<Copy, { main: PackedIndex; layers: IndexLayers }>();

const remember = (copy: Copy, main: PackedIndex, recent: KeptRecent | null): IndexLayers => {
  const changed = recent === null ? null : openIndex(recent.buffer);
  const layers =
    recent === null || changed === null
      ? [layerOf(main)]
      : [layerOf(main, new Set(recent.gone)), layerOf(changed)];
  loaded.set(copy, { main, layers });
  return layers;
};

/** Keeps a page of the delta; from then on look-ups know its changes, and nobody at all after a wipe. */
export const keepPage = async ({ copy }: Account, page: Page): Promise<void> => {
  const recent = await applyPage(copy, page);
  const known = loaded.get(copy);
  if (page.wipe) loaded.delete(copy);
  else if (known !== undefined && recent !== null) remember(copy, known.main, recent);
};

/** Small enough that a message waits for one slice hardly longer than for its own rows. */
const SLICE_ROWS = 1_000;

/**
 * Builds the whole index again when it does not know all rows: after the first sync, after a wipe, after many changes.
 * Slice by slice, so that look-ups are answered from the old one meanwhile. For the sync alone, that writes no rows
 * in between.
 */
export const rebuildIndex = async ({ copy }: Account): Promise<void> => {
  const changes = (await readCursor(copy))?.changes ?? 0;
  if ((await readIndexed(copy)) === changes) return;
  const builder = indexBuilder(await countRows(copy));
  for await (const rows of rowsInSlices(copy, SLICE_ROWS)) {
    for (const row of rows) builder.add(matchableOf(row));
  }
  const buffer = builder.finish();
  const recent = { changes, gone: [], buffer: buildIndex([]) };
  await keepIndex(copy, { changes, buffer }, recent);
  const main = openIndex(buffer);
  if (main !== null) remember(copy, main, recent);
};

const load = async (copy: Copy): Promise<IndexLayers | null> => {
  const { index, recent } = await readIndex(copy);
  const main = index === null ? null : openIndex(index.buffer);
  return main === null ? null : remember(copy, main, recent);
};

/** Being read now: whoever asks meanwhile waits for the same. */
const loading = new WeakMap<Copy, Promise<IndexLayers | null>>();

/** The index of the copy; null until the first sync has ended, and from a wipe to the end of the next one. */
export const indexOf = async ({ copy }: Account): Promise<IndexLayers | null> => {
  const known = loaded.get(copy);
  if (known !== undefined) return known.layers;
  const reading = loading.get(copy) ?? load(copy).finally(() => loading.delete(copy));
  loading.set(copy, reading);
  return reading;
};
