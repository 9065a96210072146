const MARKS = /\p{M}/gu;
const LIGATURES: Record<string, string> = { Œ: "OE", Æ: "AE", Ø: "O" };

/**
 * Text as lists are searched by (`searchName`): upper case, no accents, anything but letters and digits a single space.
 * Legal forms stay, unlike in matching: who types "SARL" means it.
 */
export const foldForSearch = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(MARKS, "")
    .toUpperCase()
    .replace(/[ŒÆØ]/g, (letter) => LIGATURES[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
