import { NUMBER_SPAN } from "./packed-index.ts";

type EntryList = {
  /** Numbers must come in ascending order: entries of one hash stay in the order of their filing. */
  file(hash: number, number: number): void;
  /** The same of several hashes. */
  fileAll(hashes: { values: Uint32Array; count: number }, number: number): void;
  count(): number;
  /** Writes all entries as the packed index has them: ascending doubles `hash × 2^21 + number`. */
  sortInto(entries: Float64Array): void;
};

const DIGIT_BITS = 11;
const BUCKETS = 2 ** DIGIT_BITS;

/** The same numbers in an array of twice the length. */
export const doubled = (values: Uint32Array): Uint32Array<ArrayBuffer> => {
  const larger = new Uint32Array(values.length * 2);
  larger.set(values);
  return larger;
};

const increase = (counts: Uint32Array, value: number): void => {
  counts[value] = (counts[value] ?? 0) + 1;
};

/** Of how many entries there are of each value of a digit makes where the first of them goes. */
const intoPlaces = (counts: Uint32Array): Uint32Array => {
  let place = 0;
  for (let value = 0; value < BUCKETS; value += 1) {
    const count = counts[value] ?? 0;
    counts[value] = place;
    place += count;
  }
  return counts;
};

/** Copies entries in the order of one digit of their hashes, those of one value as they stood. */
const sortByDigit = (from: Uint32Array, to: Uint32Array, shift: number, places: Uint32Array): void => {
  for (let at = 0; at < from.length; at += 2) {
    const hash = from[at] ?? 0;
    const value = (hash >>> shift) & (BUCKETS - 1);
    const place = places[value] ?? 0;
    places[value] = place + 1;
    to[place * 2] = hash;
    to[place * 2 + 1] = from[at + 1] ?? 0;
  }
};

/**
 * Entries in order of filing, hash and number side by side, sorted by hash with a radix sort of three digits: a tenth of
 * the time of sorting doubles.
 */
export const entryList = (expected: number): EntryList => {
  let filed = new Uint32Array(2 * Math.max(16, expected));
  let end = 0;
  return {
    file: (hash, number) => {
      if (end === filed.length) filed = doubled(filed);
      filed[end] = hash;
      filed[end + 1] = number;
      end += 2;
    },
    fileAll: ({ values, count }, number) => {
      while (end + 2 * count > filed.length) filed = doubled(filed);
      for (let at = 0; at < count; at += 1) {
        filed[end] = values[at] ?? 0;
        filed[end + 1] = number;
        end += 2;
      }
    },
    count: () => end / 2,
    sortInto: (entries) => {
      const sorted = filed.subarray(0, end);
      // The place of the result serves in between: pairs take as much room as the doubles they become.
      const then = new Uint32Array(entries.buffer, entries.byteOffset, end);
      const low = new Uint32Array(BUCKETS);
      const middle = new Uint32Array(BUCKETS);
      const high = new Uint32Array(BUCKETS);
      for (let at = 0; at < end; at += 2) {
        const hash = sorted[at] ?? 0;
        increase(low, hash & (BUCKETS - 1));
        increase(middle, (hash >>> DIGIT_BITS) & (BUCKETS - 1));
        increase(high, hash >>> (2 * DIGIT_BITS));
      }
      sortByDigit(sorted, then, 0, intoPlaces(low));
      sortByDigit(then, sorted, DIGIT_BITS, intoPlaces(middle));
      const places = intoPlaces(high);
      for (let at = 0; at < end; at += 2) {
        const hash = sorted[at] ?? 0;
        const value = hash >>> (2 * DIGIT_BITS);
        const place = places[value] ?? 0;
        places[value] = place + 1;
        entries[place] = hash * NUMBER_SPAN + (sorted[at + 1] ?? 0);
      }
    },
  };
};
