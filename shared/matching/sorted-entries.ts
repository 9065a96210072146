import { NUMBER_SPAN } from "./packed-index.ts";

export type EntryList = {
  /** Numbers must come in ascending order: entries of one hash stay in the order of their filing. */
  file(hash: number, number: number): void;
  /** All entries as the packed index has them: ascending doubles `hash × 2^21 + number`. */
  sorted(): Float64Array;
};

const DIGITS = [0, 11, 22] as const;
const BUCKETS = 2 ** 11;

const doubled = (values: Uint32Array): Uint32Array<ArrayBuffer> => {
  const larger = new Uint32Array(values.length * 2);
  larger.set(values);
  return larger;
};

/** Where each digit's entries begin. */
const beginnings = (hashes: Uint32Array, length: number, shift: number): Uint32Array => {
  const starts = new Uint32Array(BUCKETS + 1);
  for (let at = 0; at < length; at += 1) {
    const next = (((hashes[at] ?? 0) >>> shift) & (BUCKETS - 1)) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
  }
  for (let digit = 1; digit < BUCKETS; digit += 1) {
    starts[digit] = (starts[digit] ?? 0) + (starts[digit - 1] ?? 0);
  }
  return starts;
};

/** Entries of one kind of key, sorted by hash with a radix sort, a quarter of the time of sorting doubles. */
export const entryList = (): EntryList => {
  let hashes = new Uint32Array(65_536);
  let numbers = new Uint32Array(65_536);
  let length = 0;
  return {
    file: (hash, number) => {
      if (length === hashes.length) {
        hashes = doubled(hashes);
        numbers = doubled(numbers);
      }
      hashes[length] = hash;
      numbers[length] = number;
      length += 1;
    },
    sorted: () => {
      let from = { hashes, numbers };
      let to = { hashes: new Uint32Array(length), numbers: new Uint32Array(length) };
      for (const shift of DIGITS) {
        const places = beginnings(from.hashes, length, shift);
        for (let at = 0; at < length; at += 1) {
          const hash = from.hashes[at] ?? 0;
          const digit = (hash >>> shift) & (BUCKETS - 1);
          const place = places[digit] ?? 0;
          places[digit] = place + 1;
          to.hashes[place] = hash;
          to.numbers[place] = from.numbers[at] ?? 0;
        }
        [from, to] = [to, from];
      }
      const entries = new Float64Array(length);
      for (let at = 0; at < length; at += 1) {
        entries[at] = (from.hashes[at] ?? 0) * NUMBER_SPAN + (from.numbers[at] ?? 0);
      }
      return entries;
    },
  };
};
