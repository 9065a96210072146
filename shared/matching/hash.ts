const PRIME = 0x01000193;

const started = (seed: number): number => (0x811c9dc5 ^ Math.imul(seed, 0x9e3779b1)) >>> 0;

const finished = (state: number): number => {
  let hash = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
};

/**
 * 32-bit hash of a text, or of a part of it (FNV-1a over UTF-16 units, then Murmur3's finish), an unsigned integer.
 * Not a secret.
 */
export const hash32 = (text: string, seed: number, from = 0, to = text.length): number => {
  let hash = started(seed);
  for (let index = from; index < to; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), PRIME);
  return finished(hash);
};

/** The same of UTF-16 units that are no text yet. */
export const hashUnits = (units: Uint16Array, seed: number, from: number, to: number): number => {
  let hash = started(seed);
  for (let index = from; index < to; index += 1) hash = Math.imul(hash ^ (units[index] ?? 0), PRIME);
  return finished(hash);
};

/** The same of parts with a line break between them, without the text they would make together. */
export const hashLines = (parts: readonly string[], seed: number): number => {
  let hash = started(seed);
  for (let at = 0; at < parts.length; at += 1) {
    if (at > 0) hash = Math.imul(hash ^ LINE_BREAK, PRIME);
    const part = parts[at] ?? "";
    for (let index = 0; index < part.length; index += 1)
      hash = Math.imul(hash ^ part.charCodeAt(index), PRIME);
  }
  return finished(hash);
};

const LINE_BREAK = 10;
