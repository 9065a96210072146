import type { PackedIndex } from "./packed-index.ts";

/** An index and the ids in it that no longer hold: rows changed or removed since it was built. */
export type IndexLayer = { index: PackedIndex; gone: ReadonlySet<string> };

/** What a look-up asks: the large index, then small ones of what changed since. A customer holds in one of them only. */
export type IndexLayers = readonly IndexLayer[];

const NOBODY: ReadonlySet<string> = new Set();

export const layerOf = (index: PackedIndex, gone: ReadonlySet<string> = NOBODY): IndexLayer => ({
  index,
  gone,
});
