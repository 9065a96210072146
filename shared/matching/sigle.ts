import { isStopWord } from "./vocabulary.ts";

const SHORTEST = 3;
const LONGEST = 8;
const NONE: readonly string[] = [];

/** "SNCFF" as "SNCF": a letter that stands twice is often told once. */
const once = (letters: string): string => letters.replace(/(.)\1+/g, "$1");

/** Initials of the words; without those of stop words where `telling`. A letter that stands twice counts once. */
const initials = (key: string, telling: boolean): string => {
  let found = "";
  for (let from = 0; from < key.length; ) {
    const space = key.indexOf(" ", from);
    const to = space < 0 ? key.length : space;
    const first = key[from] ?? "";
    if (!found.endsWith(first) && !(telling && isStopWord(key.slice(from, to)))) found += first;
    from = to + 1;
  }
  return found;
};

const isLong = (key: string): boolean => {
  const first = key.indexOf(" ");
  return first > 0 && key.indexOf(" ", first + 1) > 0;
};

/** What a name of three words or more is called by its initials, with and without those of articles and prepositions. */
export const siglesOf = (key: string): readonly string[] => {
  if (!isLong(key)) return NONE;
  const telling = initials(key, true);
  const all = initials(key, false);
  const found = telling === all ? [all] : [telling, all];
  return found.filter((sigle) => sigle.length >= SHORTEST && sigle.length <= LONGEST);
};

/** The name as a sigle may be looked for; null when it is no short word. */
export const asSigle = (key: string): string | null =>
  key.length >= SHORTEST && key.length <= LONGEST && !key.includes(" ") ? once(key) : null;

/** Is one name the initials of the other? */
export const isSigleOf = (one: string, other: string): boolean => {
  const [sigle, otherSigle] = [asSigle(one), asSigle(other)];
  return (
    (sigle !== null && siglesOf(other).includes(sigle)) ||
    (otherSigle !== null && siglesOf(one).includes(otherSigle))
  );
};
