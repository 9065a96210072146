const WORDS: Readonly<Record<string, string>> = { ST: "SAINT", STE: "SAINTE" };

/** "Paris 8e", "PARIS 08", "St-Étienne Cedex 2" → the town alone, without accents, saints spelt out. */
export const townKey = (town: string): string =>
  town
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toUpperCase()
    .replace(/\bCEDEX\b.*$/, "")
    .split(/[^A-Z0-9]+/)
    .filter((word) => word !== "" && !/^\d+(?:ER|E|EME)?$/.test(word))
    .map((word) => WORDS[word] ?? word)
    .join(" ");

export type Place = { town: string | null; postcode: string | null };

/** 2: the same postcode or town; 1: the same département; 0: neither, or nothing to compare. */
export function placesAgree(asked: Place, found: Place): 0 | 1 | 2 {
  if (asked.postcode !== null && found.postcode !== null) {
    if (asked.postcode === found.postcode) return 2;
    if (asked.town === null) return asked.postcode.slice(0, 2) === found.postcode.slice(0, 2) ? 1 : 0;
  }
  if (asked.town !== null && found.town !== null && townKey(asked.town) === townKey(found.town)) return 2;
  const near = asked.postcode?.slice(0, 2);
  return near !== undefined && near === found.postcode?.slice(0, 2) ? 1 : 0;
}
