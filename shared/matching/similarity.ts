/** Longer words are compared by their beginning: the two halves of a comparison are kept as bits of an integer. */
const COMPARED_UNITS = 31;

/** Jaro-Winkler of two words, 0 to 1 (Winkler 1990: prefix of four, weight 0.1), of their first 31 letters. */
export const jaroWinkler = (one: string, other: string): number => {
  if (one === other) return 1;
  const length = Math.min(one.length, COMPARED_UNITS);
  const otherLength = Math.min(other.length, COMPARED_UNITS);
  const reach = Math.max(0, (Math.max(length, otherLength) >> 1) - 1);
  let matched = 0;
  let taken = 0;
  let common = 0;
  for (let index = 0; index < length; index += 1) {
    const unit = one.charCodeAt(index);
    const last = Math.min(otherLength - 1, index + reach);
    for (let at = Math.max(0, index - reach); at <= last; at += 1) {
      if ((taken & (1 << at)) === 0 && unit === other.charCodeAt(at)) {
        taken |= 1 << at;
        matched |= 1 << index;
        common += 1;
        break;
      }
    }
  }
  if (common === 0) return 0;
  let swapped = 0;
  let at = 0;
  for (let index = 0; index < length; index += 1) {
    if ((matched & (1 << index)) === 0) continue;
    while ((taken & (1 << at)) === 0) at += 1;
    if (one.charCodeAt(index) !== other.charCodeAt(at)) swapped += 1;
    at += 1;
  }
  const jaro = (common / length + common / otherLength + (common - swapped / 2) / common) / 3;
  let prefix = 0;
  while (prefix < 4 && prefix < length && one.charCodeAt(prefix) === other.charCodeAt(prefix)) prefix += 1;
  return jaro + prefix * 0.1 * (1 - jaro);
};

const SAME_WORD = 0.9;
const FURTHEST_LENGTH = 4;

/**
 * Likeness of two normalised names, 0 to 1: words are paired once, each pair counts by its likeness (below 0.9 not at
 * all) and the length of its words; order does not matter, words left over count against.
 */
export const nameSimilarity = (one: string, other: string): number => {
  if (one === other) return 1;
  const left = other.split(" ");
  let shared = 0;
  let total = other.length - left.length + 1;
  for (const word of one.split(" ")) {
    total += word.length;
    let best = -1;
    let likeness = SAME_WORD;
    for (const [index, candidate] of left.entries()) {
      if (candidate === "" || Math.abs(candidate.length - word.length) > FURTHEST_LENGTH) continue;
      const alike = jaroWinkler(word, candidate);
      if (alike >= likeness && (best < 0 || alike > likeness)) {
        best = index;
        likeness = alike;
      }
    }
    if (best < 0) continue;
    shared += likeness * (word.length + (left[best]?.length ?? 0));
    left[best] = "";
  }
  return total === 0 ? 0 : shared / total;
};

const PROBABLY_SAME = 0.75;

/**
 * Do two normalised names speak of one company once an identifier says so? Lenient where `nameSimilarity` is strict: a
 * short form ("KERBRAT" for "MENUISERIE KERBRAT") and initials agree too.
 */
export const namesAgree = (one: string, other: string): boolean => {
  if (one === other || one.replaceAll(" ", "") === other.replaceAll(" ", "")) return true;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  const words = new Set(long.split(" "));
  const shortWords = short.split(" ");
  if (shortWords.every((word) => words.has(word)) && shortWords.some((word) => word.length >= 4)) return true;
  if (
    short.length >= 3 &&
    short ===
      long
        .split(" ")
        .map((word) => word.charAt(0))
        .join("")
  )
    return true;
  return nameSimilarity(one, other) >= PROBABLY_SAME;
};
