import { stripLegalForms } from "./legal-forms.ts";

export const LONGEST_NAME = 300;

export type NormalisedName = {
  /** Tokens without accents, punctuation and legal forms, joined by spaces; empty when nothing is left. */
  key: string;
  /** Families of the legal forms that stood at the ends: two homonyms of different families are two companies. */
  families: string[];
  /** The name may look like another one: several scripts, reordering marks, broken or cut text. Never a firm match. */
  doubtful: boolean;
};

const PLAIN = /^[\x20-\x7e]*$/;
const LATIN = /\p{Script=Latin}/u;
const LOOK_ALIKE =
  /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}\p{Script=Coptic}\p{Script=Lisu}]/u;
const REORDERING = /[\u202a-\u202e\u2066-\u2069\u061c]/;
const MARKS_AND_INVISIBLE = /[\p{M}\p{Cf}\u115f\u1160\u3164\uffa0]/gu;
const SPECIAL = /[ÆŒØŁĐÐÞĦŦŊ]/g;
const SPECIAL_LETTERS: Record<string, string> = {
  Æ: "AE",
  Œ: "OE",
  Ø: "O",
  Ł: "L",
  Đ: "D",
  Ð: "D",
  Þ: "TH",
  Ħ: "H",
  Ŧ: "T",
  Ŋ: "N",
};
const SEPARATORS = /[^\p{L}\p{N}]+/u;
const PLAIN_SEPARATORS = /[^A-Z0-9]+/;
const JOINING = new Set(["AND", "UND"]);

const unaccented = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(MARKS_AND_INVISIBLE, "")
    .toUpperCase()
    .replace(SPECIAL, (letter) => SPECIAL_LETTERS[letter] ?? letter)
    .normalize("NFKD")
    .replace(MARKS_AND_INVISIBLE, "");

/** "S.A.R.L.", "S A R L" and "A/S" are words written letter by letter: runs of single letters become one token. */
const joinLetters = (parts: readonly string[]): string[] => {
  const tokens: string[] = [];
  let run = "";
  for (const part of parts) {
    if (part.length === 1 && (part < "0" || part > "9")) {
      run += part;
      continue;
    }
    if (run !== "") tokens.push(run);
    run = "";
    if (part !== "") tokens.push(JOINING.has(part) ? "ET" : part);
  }
  if (run !== "") tokens.push(run);
  return tokens;
};

/**
 * The form in which names are compared (domain.md 4.5): NFKD, no accents, upper case, "&" as ET, no punctuation, legal
 * forms off both ends. The original stays with its owner. Looks at the first 300 UTF-16 units, whatever it is given.
 */
export const normaliseName = (raw: string): NormalisedName => {
  const text = raw.length > LONGEST_NAME ? raw.slice(0, LONGEST_NAME) : raw;
  const plain = PLAIN.test(text);
  const doubtful =
    raw.length >= LONGEST_NAME ||
    (!plain &&
      (!text.isWellFormed() || REORDERING.test(text) || (LATIN.test(text) && LOOK_ALIKE.test(text))));
  const upper = (plain ? text.toUpperCase() : unaccented(text.toWellFormed())).replace(/[&+]/g, " ET ");
  const tokens = joinLetters(upper.split(plain ? PLAIN_SEPARATORS : SEPARATORS));
  const { core, families } = stripLegalForms(tokens);
  return { key: core.join(" "), families, doubtful };
};

/** False when both names tell a legal form and none is shared. */
export const legalFormsAgree = (one: NormalisedName, other: NormalisedName): boolean =>
  one.families.length === 0 ||
  other.families.length === 0 ||
  one.families.some((family) => other.families.includes(family));
