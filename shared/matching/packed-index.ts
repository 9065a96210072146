import { hash32 } from "./hash.ts";

/**
 * The index of all customers in one buffer, so that it is read from disk in one piece: entries are sorted doubles
 * `hash × 2^21 + number`, exact in 53 bits. A hit is a candidate only; the row itself decides (no trust in hashes).
 */
export type PackedIndex = {
  rows: number;
  /** Keys of all kinds → row number. */
  exact: Float64Array;
  /** Beginnings and ends of words → name number. */
  blocks: Float64Array;
  nameRow: Uint32Array;
  nameStart: Uint32Array;
  /** Normalised names, one after the other, UTF-16. */
  text: Uint16Array;
  /** 16 bytes a row: the customer's UUID. */
  ids: Uint8Array;
};

export const NUMBER_SPAN = 2 ** 21;
/** To be raised with the layout and with what names are normalised to: an index of before is built again. */
const MAGIC = 0x56494732;
const HEADER_BYTES = 32;

export const KEY_KINDS = {
  link: 1,
  siret: 2,
  siren: 3,
  vat: 4,
  name: 5,
  domain: 6,
  wordStart: 7,
  wordEnd: 8,
  /** A whole word of a name: how many names have it says how little it tells. */
  word: 9,
  letters: 10,
  sigle: 11,
} as const;

export const AFFIX = 4;
export const SHORTEST_WORD = 3;

/** Keeps hashes of letters apart from those of keys. */
export const lettersKey = (hash: number): number => (hash ^ Math.imul(KEY_KINDS.letters, 0x9e3779b1)) >>> 0;

export const wordHash = (name: string, from = 0, to = name.length): number =>
  hash32(name, KEY_KINDS.word, from, to);

/** Hashes of each word long enough to say something, of its beginning and its end: what similar names share. */
export const blockHashes = (name: string, file: (hash: number) => void): void => {
  for (let from = 0; from < name.length; ) {
    const space = name.indexOf(" ", from);
    const to = space < 0 ? name.length : space;
    if (to - from >= SHORTEST_WORD) file(hash32(name, KEY_KINDS.wordStart, from, Math.min(to, from + AFFIX)));
    if (to - from >= AFFIX) file(wordHash(name, from, to));
    if (to - from > AFFIX) file(hash32(name, KEY_KINDS.wordEnd, to - AFFIX, to));
    from = to + 1;
  }
};

type IndexSizes = { rows: number; exact: number; blocks: number; names: number; units: number };

const sizes = ({ rows, exact, blocks, names, units }: IndexSizes) => {
  const exactAt = HEADER_BYTES;
  const blocksAt = exactAt + exact * 8;
  const nameRowAt = blocksAt + blocks * 8;
  const nameStartAt = nameRowAt + names * 4;
  const textAt = nameStartAt + (names + 1) * 4;
  const idsAt = textAt + units * 2;
  return { exactAt, blocksAt, nameRowAt, nameStartAt, textAt, idsAt, end: idsAt + rows * 16 };
};

/** An index of these sizes with nothing in it yet; its parts are views over the buffer. */
export const emptyIndex = (of: IndexSizes): { buffer: ArrayBuffer; index: PackedIndex } => {
  const counts = [of.rows, of.exact, of.blocks, of.names, of.units] as const;
  const buffer = new ArrayBuffer(sizes(of).end);
  new Uint32Array(buffer, 0, 6).set([MAGIC, ...counts]);
  return { buffer, index: viewsOver(buffer, of) };
};

const viewsOver = (buffer: ArrayBuffer, of: IndexSizes): PackedIndex => {
  const { rows, exact, blocks, names, units } = of;
  const at = sizes(of);
  return {
    rows,
    exact: new Float64Array(buffer, at.exactAt, exact),
    blocks: new Float64Array(buffer, at.blocksAt, blocks),
    nameRow: new Uint32Array(buffer, at.nameRowAt, names),
    nameStart: new Uint32Array(buffer, at.nameStartAt, names + 1),
    text: new Uint16Array(buffer, at.textAt, units),
    ids: new Uint8Array(buffer, at.idsAt, rows * 16),
  };
};

/** Views over the buffer of `emptyIndex`, without copying; null for anything else. */
export const openIndex = (buffer: ArrayBuffer): PackedIndex | null => {
  if (buffer.byteLength < HEADER_BYTES) return null;
  const [magic = 0, rows = 0, exact = 0, blocks = 0, names = 0, units = 0] = new Uint32Array(buffer, 0, 6);
  const of = { rows, exact, blocks, names, units };
  return magic === MAGIC && buffer.byteLength === sizes(of).end ? viewsOver(buffer, of) : null;
};

/** First position of a sorted array whose entry is not below `value`. */
const lowerBound = (sorted: Float64Array, value: number): number => {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** Numbers filed under the hash of a key that hold, at most `limit`, in ascending order; with hash collisions among them. */
export const numbersOf = (
  sorted: Float64Array,
  hash: number,
  limit: number,
  holds: (number: number) => boolean,
): number[] => {
  const first = hash * NUMBER_SPAN;
  const found: number[] = [];
  for (let at = lowerBound(sorted, first); at < sorted.length && found.length < limit; at += 1) {
    const number = (sorted[at] ?? 0) - first;
    if (number >= NUMBER_SPAN) break;
    if (holds(number)) found.push(number);
  }
  return found;
};

/** Where the entries of a hash stand: `[from, to)`. */
export const rangeOf = (sorted: Float64Array, hash: number): [number, number] => [
  lowerBound(sorted, hash * NUMBER_SPAN),
  lowerBound(sorted, (hash + 1) * NUMBER_SPAN),
];

/** Numbers of the names of a row. */
export const namesOfRow = ({ nameRow }: PackedIndex, row: number): number[] => {
  let low = 0;
  let high = nameRow.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((nameRow[middle] ?? 0) < row) low = middle + 1;
    else high = middle;
  }
  const numbers: number[] = [];
  for (let at = low; nameRow[at] === row; at += 1) numbers.push(at);
  return numbers;
};

const CHUNK = 8_192;
const texts = new WeakMap<Uint16Array, string>();

/** All names as one text, made when likeness is first asked for. */
const wholeText = (units: Uint16Array): string => {
  const known = texts.get(units);
  if (known !== undefined) return known;
  let text = "";
  for (let at = 0; at < units.length; at += CHUNK) {
    text += String.fromCharCode(...units.subarray(at, at + CHUNK));
  }
  texts.set(units, text);
  return text;
};

export const nameText = (index: PackedIndex, name: number): string =>
  wholeText(index.text).slice(index.nameStart[name] ?? 0, index.nameStart[name + 1] ?? 0);

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

export const rowId = (index: PackedIndex, row: number): string => {
  let id = "";
  for (let byte = 0; byte < 16; byte += 1) {
    if (byte === 4 || byte === 6 || byte === 8 || byte === 10) id += "-";
    id += HEX[index.ids[row * 16 + byte] ?? 0] ?? "";
  }
  return id;
};
