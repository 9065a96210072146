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
 * Keys of document numbers that a label may name: its words and up to four words in a row joined, as `referenceKey`
 * would write them. Only those long enough to identify a document: four signs with a digit, no bare year.
 */
export function referencesInLabel(label: string): string[] {
  const words = label.toUpperCase().split(/[^\p{L}\p{N}]+/u);
  const keys: string[] = [];
  for (let first = 0; first < words.length; first += 1) {
    let joined = "";
    for (let last = first; last < words.length && last < first + LONGEST_RUN; last += 1) {
      joined += words[last] ?? "";
      const key = joined.replace(/^0+/, "");
      if (key.length >= 4 && /\d/.test(key) && !/^(19|20)\d\d$/.test(key)) keys.push(key);
    }
  }
  return keys;
}
