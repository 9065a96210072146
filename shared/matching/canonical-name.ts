import { stripLegalForms } from "./legal-forms.ts";
import type { NormalisedName } from "./normalise-name.ts";
import { isFirstName, isLooseWord, RESPELT_WORDS, spellingOf } from "./vocabulary.ts";

/** Legal forms that are never words of a name: they may stand in its middle ("Kerbrat SARL Lorient"). */
const FORMS_ANYWHERE = new Set([
  "SARL",
  "EURL",
  "SASU",
  "SELARL",
  "GMBH",
  "LTD",
  "LIMITED",
  "LLC",
  "SRL",
  "PVT",
  "PTY",
]);
const AND_BEFORE = new Set(
  "FIGLI FIGLIO FRATELLI HIJOS HERMANOS FILHOS IRMAOS CIA CO SYN SYNOWIE ASOCIADOS ASSOCIATI ASSOCIADOS".split(
    " ",
  ),
);
const DIGIT_AS_LETTER: Record<string, string> = { "0": "O", "1": "I", "5": "S", "8": "B" };

/** "B0ULANGERIE": a digit among letters that looks like one of them, as scanners read it. Anything else stays. */
const withoutScannedDigits = (word: string): string => {
  if (word.length < 5 || !/^[A-Z]+[0158][A-Z]+$|^[0158][A-Z]{5,}$/.test(word)) return word;
  return word.replace(/[0158]/, (digit) => DIGIT_AS_LETTER[digit] ?? digit);
};

/** "Lyon 03" is "Lyon 3"; longer ones are parts of codes. */
const withoutZeros = (word: string): string => (/^0\d$/.test(word) ? String(Number(word)) : word);

const hasDigit = (word: string): boolean => {
  for (let at = 0; at < word.length; at += 1) {
    const code = word.charCodeAt(at);
    if (code >= 48 && code <= 57) return true;
  }
  return false;
};

/** "TW001-002", "M0123": a supplier's or customer's number behind the name, not a number of a shop. */
const ACCOUNT_CODE = /^[A-Z]{1,3}\d{3,}$/;

const ARTICLES = new Set(["LE", "LA", "L"]);
const PREPOSITIONS = new Set(["DE", "DU", "DES", "D", "A", "AU", "AUX"]);

/** "Le Fournil de Marie", "M. Jean Dupont": an article or a title before what cannot be a family's name alone. */
const opensPhrase = (tokens: readonly string[]): boolean => {
  const first = tokens[0] ?? "";
  if (ARTICLES.has(first)) return tokens.length > 3 && PREPOSITIONS.has(tokens[2] ?? "");
  return first === "M" && tokens.length > 2 && isFirstName(tokens[1] ?? "");
};

const meansNothing = (tokens: readonly string[], at: number): boolean => {
  const word = tokens[at] ?? "";
  if (isLooseWord(word, tokens[at + 1] ?? "") || (at === 0 && opensPhrase(tokens))) return true;
  if ((word === "E" || word === "Y" || word === "I") && at > 0) return AND_BEFORE.has(tokens[at + 1] ?? "");
  return at > 0 && FORMS_ANYWHERE.has(word);
};

/**
 * Words of a normalised name as they are compared when the plain key differs: no articles nor "and", trades in the
 * singular, abbreviations written out, scanned digits read as letters. All words where nothing else would be left.
 */
export const canonicalWords = (tokens: readonly string[]): readonly string[] => {
  const words: string[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    if (meansNothing(tokens, at)) continue;
    const token = tokens[at] ?? "";
    words.push(spellingOf(hasDigit(token) ? withoutScannedDigits(withoutZeros(token)) : token));
  }
  return words.length > 0 ? words : tokens;
};

/** The name without a number of an account behind it, and without the legal form before that; null when it has none. */
export const withoutAccountCode = (words: readonly string[]): readonly string[] | null => {
  let end = words.length;
  while (end > 1 && /^\d{3,}$/.test(words[end - 1] ?? "")) end -= 1;
  if (end < 2 || !ACCOUNT_CODE.test(words[end - 1] ?? "")) return null;
  return stripLegalForms(words.slice(0, end - 1)).core;
};

const LETTERS_SEED = 0x6c657474;
const MIXED = Uint32Array.from({ length: 128 }, (_, code) => {
  let mixed = Math.imul(code + LETTERS_SEED, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 13)) >>> 0;
});
/** What one letter adds to the sum of a name's letters. */
export const mixedUnit = (code: number): number =>
  MIXED[code] ?? Math.imul(code + LETTERS_SEED, 0xc2b2ae35) >>> 0;

const SPACE = 32;

/** Sum over the letters of a text, whatever their order; spaces do not count. */
const lettersSum = (text: string): number => {
  let sum = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code !== SPACE) sum = (sum + mixedUnit(code)) >>> 0;
  }
  return sum;
};
const sumOf = (words: readonly string[]): number => {
  let sum = 0;
  for (const word of words) sum = (sum + lettersSum(word)) >>> 0;
  return sum;
};

/** The hash of a sum of letters. */
export const lettersHashOf = (sum: number): number => {
  let hash = Math.imul(sum ^ (sum >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
};

/** Words that `canonicalWords` may change, so that names without any are not taken apart. */
export const CHANGING_WORDS: ReadonlySet<string> = new Set([
  "M",
  ...RESPELT_WORDS,
  ...FORMS_ANYWHERE,
  ...AND_BEFORE,
]);

const isPlainName = (words: readonly string[]): boolean => {
  for (const word of words) if (CHANGING_WORDS.has(word) || hasDigit(word)) return false;
  return true;
};

/**
 * Hashes of the letters of a name, whatever their order and the spaces between them: of all of it, of its canonical
 * words, and of these without an account code. Names that `isSameName` finds equal share one; so do anagrams.
 */
export const lettersHashes = (
  { key, words }: Pick<NormalisedName, "key" | "words">,
  file: (hash: number) => void,
): void => {
  const all = lettersSum(key);
  file(lettersHashOf(all));
  if (!isPlainName(words)) respeltHashes(words, all, file);
};

/** Of a name that may have words which are not compared as they stand, `all` being the sum of its letters: its other hashes. */
export const respeltHashes = (words: readonly string[], all: number, file: (hash: number) => void): void => {
  const compared = canonicalWords(words);
  const canonical = sumOf(compared);
  if (canonical !== all) file(lettersHashOf(canonical));
  const short = withoutAccountCode(compared);
  if (short !== null) file(lettersHashOf(sumOf(short)));
};
