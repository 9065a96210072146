/**
 * 32-bit hash of a text, or of a part of it (FNV-1a over UTF-16 units, then Murmur3's finish), an unsigned integer.
 * Not a secret.
 */
export const hash32 = (text: string, seed: number, from = 0, to = text.length): number => {
  let hash = (0x811c9dc5 ^ Math.imul(seed, 0x9e3779b1)) >>> 0;
  for (let index = from; index < to; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
};
