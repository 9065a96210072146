import type { IndexLayer, IndexLayers } from "./index-layers.ts";
import { normaliseName } from "./normalise-name.ts";
import { nameText, type PackedIndex, rowId } from "./packed-index.ts";

const SPACE = 32;

/** Does a word of the name that starts at a word's beginning start with `word`? */
const hasWord = (text: Uint16Array, from: number, to: number, word: string): boolean => {
  const first = word.charCodeAt(0);
  for (let at = from; at + word.length <= to; at += 1) {
    if (text[at] !== first || (at > from && text[at - 1] !== SPACE)) continue;
    let same = 1;
    while (same < word.length && text[at + same] === word.charCodeAt(same)) same += 1;
    if (same === word.length) return true;
  }
  return false;
};

type Named = { index: PackedIndex; row: number; name: string };

const namesIn = ({ index, gone }: IndexLayer, words: readonly string[]): Named[] => {
  const found = new Map<number, Named>();
  for (let at = 0; at < index.nameRow.length; at += 1) {
    const from = index.nameStart[at] ?? 0;
    const to = index.nameStart[at + 1] ?? 0;
    if (!words.every((word) => hasWord(index.text, from, to, word))) continue;
    const row = index.nameRow[at] ?? 0;
    if (found.has(row) || (gone.size > 0 && gone.has(rowId(index, row)))) continue;
    found.set(row, { index, row, name: nameText(index, at) });
  }
  return [...found.values()];
};

/**
 * Ids of customers with a name in which every typed word begins a word, for search as you type: names that begin with
 * the whole text first, then in alphabetical order.
 */
export const searchNames = (layers: IndexLayers, typed: string, limit: number): string[] => {
  const { key } = normaliseName(typed);
  if (key === "") return [];
  const words = key.split(" ");
  const rank = ({ name }: Named): number => (name.startsWith(key) ? 0 : 1);
  const before = (one: Named, other: Named): number =>
    rank(one) - rank(other) || (one.name < other.name ? -1 : one.name > other.name ? 1 : 0);
  return layers
    .flatMap((layer) => namesIn(layer, words))
    .sort(before)
    .slice(0, limit)
    .map(({ index, row }) => rowId(index, row));
};
