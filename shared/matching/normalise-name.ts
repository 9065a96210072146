import { stripLegalForms, tellsApart } from "./legal-forms.ts";

export const LONGEST_NAME = 300;

export type NormalisedName = {
  /** Tokens without accents, punctuation and legal forms, joined by spaces; empty when nothing is left. */
  key: string;
  /** The tokens of the key; none when it is empty. */
  words: readonly string[];
  /** Families of the legal forms that stood at the ends: two homonyms of different families are two companies. */
  families: string[];
  /** The name may look like another one: several scripts, reordering marks, broken or cut text. Never a firm match. */
  doubtful: boolean;
  /** The key with ä, ö, ü, ø and å spelt as two letters, as in "Mueller"; null for names that have none. */
  spelt: string | null;
};

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

const unaccented = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(MARKS_AND_INVISIBLE, "")
    .toUpperCase()
    .replace(SPECIAL, (letter) => SPECIAL_LETTERS[letter] ?? letter)
    .normalize("NFKD")
    .replace(MARKS_AND_INVISIBLE, "");

const EUROPEAN_END = 0x180;
/** Made when it is first asked for: the engine's tables take a while to load, and many a start needs none of them. */
const onDemand = <Made>(make: () => Made): (() => Made) => {
  let made: Made | null = null;
  return () => {
    made ??= make();
    return made;
  };
};

/** What `unaccented` makes of each European letter, so that most names need no normalisation by the engine. */
const foldedUnits = onDemand(() =>
  Array.from({ length: EUROPEAN_END }, (_, code) => unaccented(String.fromCharCode(code))),
);

const arePlain = onDemand(() => foldedUnits().map((folded) => /^[\x20-\x7e]*$/.test(folded)));

/** Nothing but letters that fold to plain ones: no Greek micro sign, no letter without a base. */
const isEuropean = (text: string): boolean => {
  const isPlain = arePlain();
  for (let index = 0; index < text.length; index += 1) {
    if (isPlain[text.charCodeAt(index)] !== true) return false;
  }
  return true;
};

const foldEuropean = (upper: string): string => {
  const units = foldedUnits();
  let folded = "";
  let from = 0;
  for (let index = 0; index < upper.length; index += 1) {
    const code = upper.charCodeAt(index);
    if (code < 0x80 || code >= EUROPEAN_END) continue;
    folded += upper.slice(from, index) + units[code];
    from = index + 1;
  }
  return folded + upper.slice(from);
};

/** No letter, digit or space: what the unit stands for is not told by it alone. */
export const NOT_PLAIN = 0xffff;
/** "&" and "+": a word of their own. */
export const AND_SIGN = 0xfffe;
/** Units that mean something beside others: "ü" is "ue" as well, "Ã" may be half of another letter. */
const AMBIGUOUS = /[(/äöüøåÄÖÜØÅÂÃ]/;
const plainUnit = (code: number): number => {
  const unit = String.fromCharCode(code);
  const folded = foldEuropean(unit.toUpperCase());
  if (folded === "&" || folded === "+") return AND_SIGN;
  if (AMBIGUOUS.test(unit) || arePlain()[code] !== true || folded.length !== 1) return NOT_PLAIN;
  return /[A-Z0-9]/.test(folded) ? folded.charCodeAt(0) : 0;
};
/** By UTF-16 unit: the upper-case letter or digit that it is in a key, 0 for what stands between words, `AND_SIGN` or `NOT_PLAIN`. */
export const plainUnits = onDemand(() =>
  Uint16Array.from({ length: EUROPEAN_END }, (_, code) => plainUnit(code)),
);

/** Words of an upper-case text of ASCII letters and digits; "&" and "+" are words. Null when it is anything else. */
const plainWords = (text: string): string[] | null => {
  const words: string[] = [];
  let from = -1;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if ((code >= 65 && code <= 90) || (code >= 48 && code <= 57)) {
      if (from < 0) from = index;
      continue;
    }
    if (code > 0x7e) return null;
    if (from >= 0) words.push(text.slice(from, index));
    from = -1;
    if (code === 38 || code === 43) words.push("&");
  }
  if (from >= 0) words.push(text.slice(from));
  return words;
};

const anyWords = (text: string): string[] =>
  text
    .replace(/[&+]/g, " AND ")
    .split(SEPARATORS)
    .filter((word) => word !== "");

const isLetter = (word: string): boolean => word.length === 1 && word !== "&" && (word < "0" || word > "9");
const isAnd = (word: string): boolean =>
  word.length <= 3 && (word === "&" || word === "AND" || word === "UND" || word === "OCH");

const hasParts = (words: readonly string[]): boolean => {
  for (const word of words) if (word.length <= 3 && (isLetter(word) || isAnd(word))) return true;
  return false;
};

/** "S.A.R.L.", "S A R L" and "A/S" are words written letter by letter: runs of single letters become one token. */
const joinLetters = (words: string[]): string[] => {
  if (!hasParts(words)) return words;
  const tokens: string[] = [];
  let run = "";
  for (const word of words) {
    if (isLetter(word)) {
      run += word;
      continue;
    }
    if (run !== "") tokens.push(run);
    run = "";
    tokens.push(isAnd(word) ? "ET" : word);
  }
  if (run !== "") tokens.push(run);
  return tokens;
};

const isDoubtful = (text: string): boolean =>
  !text.isWellFormed() || REORDERING.test(text) || (LATIN.test(text) && LOOK_ALIKE.test(text));

const SPELT: Record<string, string> = {
  ä: "ae",
  ö: "oe",
  ü: "ue",
  ø: "oe",
  å: "aa",
  Ä: "AE",
  Ö: "OE",
  Ü: "UE",
  Ø: "OE",
  Å: "AA",
};
const TWO_LETTERS = /[äöüøåÄÖÜØÅ]|[aouAOU]\u0308/;
const withTwoLetters = (text: string): string =>
  text.normalize("NFC").replace(/[äöüøåÄÖÜØÅ]/g, (letter) => SPELT[letter] ?? letter);

/** "HÃ©nin": UTF-8 that was once read as Latin-1. */
const GARBLED = /[ÂÃÅ][\u0080-\u00bf]/;
const ungarbled = (text: string): string =>
  text.replace(/([ÂÃÅ])([\u0080-\u00bf])/g, (_, first: string, second: string) =>
    String.fromCharCode(((first.charCodeAt(0) & 0x1f) << 6) | (second.charCodeAt(0) & 0x3f)),
  );

const EAST_ASIAN_FORMS =
  /株式会社|有限会社|合同会社|股份有限公司|有限责任公司|控股有限公司|有限公司|주식회사|유한회사|[(（](?:株|주|有)[)）]|㈱/g;
const withoutEastAsianForms = (text: string): string => {
  const rest = text.replace(EAST_ASIAN_FORMS, " ");
  return rest.trim() === "" ? text : rest;
};

const keyOf = (read: string[]): Pick<NormalisedName, "key" | "words" | "families"> => {
  const { core, families } = stripLegalForms(joinLetters(read));
  return { key: core.join(" "), words: core, families };
};

const readWords = (text: string): { words: string[]; plain: boolean } => {
  const upper = text.toUpperCase();
  const plain = plainWords(upper) ?? (isEuropean(text) ? plainWords(foldEuropean(upper)) : null);
  if (plain !== null) return { words: plain, plain: true };
  return { words: anyWords(unaccented(withoutEastAsianForms(text.toWellFormed()))), plain: false };
};

/**
 * The form in which names are compared (domain.md 4.5): NFKD, no accents, upper case, "&" as ET, no punctuation, legal
 * forms off both ends. The original stays with its owner. Looks at the first 300 UTF-16 units, whatever it is given.
 */
export const normaliseName = (raw: string): NormalisedName => {
  const cut = raw.length > LONGEST_NAME ? raw.slice(0, LONGEST_NAME) : raw;
  const ascii = plainWords(cut.toUpperCase());
  if (ascii !== null) {
    const { key, words, families } = keyOf(ascii);
    return { key, words, families, doubtful: raw.length >= LONGEST_NAME, spelt: null };
  }
  const text = GARBLED.test(cut) ? ungarbled(cut) : cut;
  const { words: read, plain } = readWords(text);
  const { key, words, families } = keyOf(read);
  const doubtful = raw.length >= LONGEST_NAME || (!plain && isDoubtful(text));
  const spelt = TWO_LETTERS.test(text) ? keyOf(readWords(withTwoLetters(text)).words).key : null;
  return { key, words, families, doubtful, spelt: spelt === key ? null : spelt };
};

/** False when both names tell a legal form and none is shared, or only one tells that it is the owner's company. */
export const legalFormsAgree = (one: NormalisedName, other: NormalisedName): boolean => {
  if (one.families.length === 0) return !other.families.some(tellsApart);
  if (other.families.length === 0) return !one.families.some(tellsApart);
  return one.families.some((family) => other.families.includes(family));
};

/** Do two names have the same key, the one written with "ü" and the other with "ue" among them? */
export const keysAgree = (one: NormalisedName, other: NormalisedName): boolean =>
  one.key === other.key ||
  (one.spelt !== null && (one.spelt === other.key || one.spelt === other.spelt)) ||
  (other.spelt !== null && other.spelt === one.key);
