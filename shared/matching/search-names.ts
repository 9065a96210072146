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

/**
 * Ids of customers with a name in which every typed word begins a word, for search as you type: names that begin with
 * the whole text first, then in alphabetical order.
 */
export const searchNames = (index: PackedIndex, typed: string, limit: number): string[] => {
  const { key } = normaliseName(typed);
  if (key === "") return [];
  const words = key.split(" ");
  const found = new Map<number, string>();
  for (let name = 0; name < index.nameRow.length; name += 1) {
    const from = index.nameStart[name] ?? 0;
    const to = index.nameStart[name + 1] ?? 0;
    if (!words.every((word) => hasWord(index.text, from, to, word))) continue;
    const row = index.nameRow[name] ?? 0;
    if (!found.has(row)) found.set(row, nameText(index, name));
  }
  const rank = (name: string): number => (name.startsWith(key) ? 0 : 1);
  return [...found]
    .sort(([, one], [, other]) => rank(one) - rank(other) || (one < other ? -1 : one > other ? 1 : 0))
    .slice(0, limit)
    .map(([row]) => rowId(index, row));
};
