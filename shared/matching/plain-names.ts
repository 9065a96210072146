import { CHANGING_WORDS, lettersHashOf, mixedUnit, respeltHashes } from "./canonical-name.ts";
import { hash32, hashUnits } from "./hash.ts";
import { FORMS_AT_END, MOST_FORM_WORDS, WORDS_AT_START } from "./legal-forms.ts";
import { AND_SIGN, LONGEST_NAME, NOT_PLAIN, plainUnits } from "./normalise-name.ts";
import { AFFIX, KEY_KINDS, lettersKey, SHORTEST_WORD } from "./packed-index.ts";
import { siglesOf } from "./sigle.ts";
import { WORDS_BETWEEN_PARTS } from "./trade-names.ts";

/** Hashes, as many as `count` says. */
export type Hashes = { values: Uint32Array; count: number };

type PlainNames = {
  /** Reads a name; false for one that only `normaliseName` can read. */
  read(name: string): boolean;
  /** Of the name read last: what its customer is found by, and what similar names share. */
  keys: Hashes;
  blocks: Hashes;
  /** Its key, as UTF-16 units. */
  units: Uint16Array;
  length(): number;
};

/** What a word may be, by the end of its hash; others share the place, so it only says where to look closer. */
const ENDS_FORM = 1;
const RESPELT = 2;
const NOT_HERE = 4;
const NOT_FIRST = 8;
const PLACES = 2 ** 16;
const hashOf = (word: string): number => hash32(word, KEY_KINDS.word);

const markedPlaces = (): Uint8Array => {
  const marks = new Uint8Array(PLACES);
  const mark = (words: Iterable<string>, what: number): void => {
    for (const word of words) {
      const place = hashOf(word) % PLACES;
      marks[place] = (marks[place] ?? 0) | what;
    }
  };
  mark(WORDS_AT_START, NOT_FIRST);
  mark(WORDS_BETWEEN_PARTS, NOT_HERE);
  mark(["AND", "UND", "OCH"], NOT_HERE);
  mark(CHANGING_WORDS, RESPELT);
  for (const form of FORMS_AT_END) mark([form.slice(form.lastIndexOf(" ") + 1)], ENDS_FORM);
  return marks;
};

/** A name, letters in three ways, two sigles. */
const KEYS_A_NAME = 8;
const SPACE = 32;
const LETTERS = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));
const LETTER_E = 69;
const LETTER_T = 84;
/** "ET" and a space. */
const AND_UNITS = 3;
const LEAST_SIGLE_WORDS = 3;
const LONGEST_SIGLE = 8;
const isDigit = (unit: number): boolean => unit < 65;

/**
 * Reads names of everyday letters without making a text of each word, in a quarter of the time: what comes of it is what
 * `normaliseName`, `lettersHashes`, `siglesOf` and `blockHashes` give. For many names one after the other.
 */
export const plainNames = (): PlainNames => {
  const marks = markedPlaces();
  const plain = plainUnits();
  const respelt = new Set(Array.from(CHANGING_WORDS, hashOf));
  const forms = new Map(FORMS_AT_END.map((form) => [hashOf(form), form]));
  const units = new Uint16Array(LONGEST_NAME + 1);
  const starts = new Uint16Array(LONGEST_NAME);
  const ends = new Uint16Array(LONGEST_NAME);
  const wordHashes = new Uint32Array(LONGEST_NAME);
  const keys: Hashes = { values: new Uint32Array(KEYS_A_NAME), count: 0 };
  const blocks: Hashes = { values: new Uint32Array(LONGEST_NAME), count: 0 };
  const sigle = new Uint16Array(LONGEST_SIGLE);
  let count = 0;
  let length = 0;

  /** Closes the word that ends here; false for one that is read otherwise beside others. */
  const endWord = (from: number, to: number): boolean => {
    if (to - from === 1 && !isDigit(units[from] ?? 0)) return false;
    const hash = hashUnits(units, KEY_KINDS.word, from, to);
    if (((marks[hash % PLACES] ?? 0) & (count === 0 ? NOT_HERE | NOT_FIRST : NOT_HERE)) !== 0) return false;
    starts[count] = from;
    ends[count] = to;
    wordHashes[count] = hash;
    count += 1;
    return true;
  };

  const split = (name: string): boolean => {
    count = 0;
    let from = 0;
    let at = 0;
    for (let index = 0; index < name.length; index += 1) {
      const unit = plain[name.charCodeAt(index)] ?? NOT_PLAIN;
      if (unit === NOT_PLAIN) return false;
      if (unit !== 0 && unit !== AND_SIGN) {
        units[at] = unit;
        at += 1;
        continue;
      }
      if (at > from) {
        if (!endWord(from, at)) return false;
        units[at] = SPACE;
        at += 1;
        from = at;
      }
      if (unit !== AND_SIGN) continue;
      if (at + AND_UNITS > LONGEST_NAME) return false;
      units[at] = LETTER_E;
      units[at + 1] = LETTER_T;
      units[at + 2] = SPACE;
      if (!endWord(from, at + 2)) return false;
      at += AND_UNITS;
      from = at;
    }
    return at > from ? endWord(from, at) : count > 0;
  };

  const isForm = (from: number, to: number): boolean => {
    const form = forms.get(hashUnits(units, KEY_KINDS.word, from, to));
    if (form === undefined || form.length !== to - from) return false;
    for (let at = 0; at < form.length; at += 1) if (form.charCodeAt(at) !== units[from + at]) return false;
    return true;
  };

  /** How many words the longest legal form at the end has, one word left before it. */
  const formWords = (): number => {
    if (((marks[(wordHashes[count - 1] ?? 0) % PLACES] ?? 0) & ENDS_FORM) === 0) return 0;
    for (let words = Math.min(MOST_FORM_WORDS, count - 1); words > 0; words -= 1)
      if (isForm(starts[count - words] ?? 0, ends[count - 1] ?? 0)) return words;
    return 0;
  };

  const addTo = (hashes: Hashes, hash: number): void => {
    hashes.values[hashes.count] = hash;
    hashes.count += 1;
  };
  const addLetters = (hash: number): void => addTo(keys, lettersKey(hash));

  /** A word that is not compared as it stands is among them, or a digit. */
  const mayChange = (): boolean => {
    for (let at = 0; at < count; at += 1) {
      const hash = wordHashes[at] ?? 0;
      if (((marks[hash % PLACES] ?? 0) & RESPELT) !== 0 && respelt.has(hash)) return true;
    }
    for (let at = 0; at < length; at += 1) {
      const unit = units[at] ?? 0;
      if (isDigit(unit) && unit !== SPACE) return true;
    }
    return false;
  };

  const sumOfLetters = (): number => {
    let sum = 0;
    for (let at = 0; at < length; at += 1) {
      const unit = units[at] ?? 0;
      if (unit !== SPACE) sum = (sum + mixedUnit(unit)) >>> 0;
    }
    return sum;
  };

  const wordsOf = (): string[] => {
    const words: string[] = [];
    for (let word = 0; word < count; word += 1) {
      let text = "";
      for (let at = starts[word] ?? 0; at < (ends[word] ?? 0); at += 1) text += LETTERS[units[at] ?? 0] ?? "";
      words.push(text);
    }
    return words;
  };

  const addSigle = (): void => {
    let initials = 0;
    for (let at = 0; at < count; at += 1) {
      const unit = units[starts[at] ?? 0] ?? 0;
      if (initials > 0 && sigle[initials - 1] === unit) continue;
      if (initials === LONGEST_SIGLE) return;
      sigle[initials] = unit;
      initials += 1;
    }
    if (initials >= LEAST_SIGLE_WORDS) addTo(keys, hashUnits(sigle, KEY_KINDS.sigle, 0, initials));
  };

  const addKeys = (): void => {
    addTo(keys, hashUnits(units, KEY_KINDS.name, 0, length));
    const letters = sumOfLetters();
    addLetters(lettersHashOf(letters));
    if (!mayChange()) {
      if (count >= LEAST_SIGLE_WORDS) addSigle();
      return;
    }
    const words = wordsOf();
    respeltHashes(words, letters, addLetters);
    for (const each of siglesOf(words)) addTo(keys, hash32(each, KEY_KINDS.sigle));
  };

  const addBlocks = (): void => {
    for (let at = 0; at < count; at += 1) {
      const from = starts[at] ?? 0;
      const to = ends[at] ?? 0;
      if (to - from >= SHORTEST_WORD)
        addTo(blocks, hashUnits(units, KEY_KINDS.wordStart, from, Math.min(to, from + AFFIX)));
      if (to - from >= AFFIX) addTo(blocks, wordHashes[at] ?? 0);
      if (to - from > AFFIX) addTo(blocks, hashUnits(units, KEY_KINDS.wordEnd, to - AFFIX, to));
    }
  };

  return {
    keys,
    blocks,
    units,
    length: () => length,
    read: (name) => {
      if (name.length >= LONGEST_NAME || !split(name)) return false;
      for (let taken = formWords(); taken > 0; taken = formWords()) count -= taken;
      length = ends[count - 1] ?? 0;
      keys.count = 0;
      blocks.count = 0;
      addKeys();
      addBlocks();
      return true;
    },
  };
};
