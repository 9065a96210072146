const PLAIN = /^[A-Z1-9][A-Z0-9]*$/;

/** A document number for comparing: upper case, letters and digits only, leading zeros dropped. Empty when nothing is left. */
export function referenceKey(reference: string): string {
  if (PLAIN.test(reference)) return reference;
  return reference
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, "")
    .replace(/^0+/, "");
}

const LONGEST_RUN = 4;

/**
 * Keys of document numbers that a label names, of those that `isKnown` knows: its words and up to four words in a row
 * joined, as `referenceKey` writes them. Only keys long enough to identify a document: four signs with a digit, no bare year.
 */
export function referencesInLabel(label: string, isKnown: (key: string) => boolean): string[] {
  const words = label.toUpperCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const keys: string[] = [];
  for (let first = 0; first < words.length; first += 1) {
    let joined = "";
    for (let last = first; last < words.length && last < first + LONGEST_RUN; last += 1) {
      joined += words[last] ?? "";
      const key = joined.charCodeAt(0) === ZERO ? joined.replace(/^0+/, "") : joined;
      if (key.length >= 4 && isKnown(key) && identifies(key)) keys.push(key);
    }
  }
  return keys;
}

const ZERO = 48;

const identifies = (key: string): boolean => /\d/.test(key) && !/^(19|20)\d\d$/.test(key);
