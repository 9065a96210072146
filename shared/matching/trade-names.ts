import { siglesOf } from "./sigle.ts";
import { isPlace, isSharedWord, isStopWord, spellingOf } from "./vocabulary.ts";

/** A name as written, in its parts. */
type NameParts = {
  /** The name of the company itself, where the rest is a sign, a sigle, or a former name. */
  company: string | null;
  /** What it is called as well. */
  called: string | null;
};

const SAID =
  /^(.{2,}?)[\s,;–—-]+\(?(?:dite?|alias|enseigne(?:\s+commerciale)?|(?:sous|à|a)\s+l['’]\s?enseigne|nom\s+commercial|connue?\s+sous\s+le\s+nom(?:\s+de)?|(?:exploitant|agissant)\s+sous\s+le\s+nom(?:\s+de)?|d\/?b\/?a|t\/a|a\/?k\/?a|trading\s+as|doing\s+business\s+as|handelend\s+(?:als|onder\s+de\s+naam)|h\.?o\.?d\.?n\.?)(?:\s*:\s*|\s+)["«“]?\s*(.{2,}?)\s*["»”]?\)?$/iu;
const IN_PARENTHESES = /^([^()]{2,}?)\s*\(([^()]{2,})\)$/u;
const FORMER = /^(?:ex|anciennement|formerly|früher|già|née?)[\s.:-]/iu;
const MAY_HAVE_PARTS =
  /[(]|[\s,–—-](?:dite?|alias|enseigne|nom|sous|à|a|connue?|exploitant|agissant|d\/?b\/?a|a?\/?k\/a|aka|t\/a|trading|doing|handelend|h\.?o\.?d\.?n\.?)[\s:]/i;

/** Without one of these words a name of letters, digits, spaces and hyphens has no parts (`MAY_HAVE_PARTS`). */
export const WORDS_BETWEEN_PARTS: readonly string[] =
  "DIT DITE ALIAS ENSEIGNE NOM SOUS CONNU CONNUE EXPLOITANT AGISSANT DBA AKA TRADING DOING HANDELEND HODN HO".split(
    " ",
  );

const BRANCH = new Set(
  "AGENCE SITE USINE DEPOT PLANT BRANCH FILIALE SUCCURSALE ETABLISSEMENT SIEGE DIVISION REGION".split(" "),
);

const plain = (text: string): string[] =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toUpperCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");

/**
 * What stands in parentheses reads like a shop's sign ("L'Épicerie d'Alphonse"), not like a place, a branch or a number:
 * several words, a trade or an article among them.
 */
const isSign = (text: string): boolean => {
  const words = plain(text);
  return (
    words.length >= 2 &&
    !words.some((word) => isPlace(word) || BRANCH.has(word) || /\d/.test(word)) &&
    words.some((word) => isStopWord(word) || isSharedWord(spellingOf(word))) &&
    words.some((word) => !isStopWord(word) && !isSharedWord(spellingOf(word)))
  );
};

const isSigle = (company: string, short: string): boolean => {
  const [word = "", ...more] = plain(short.replaceAll(".", ""));
  return more.length === 0 && siglesOf(plain(company)).includes(word.replace(/(.)\1+/g, "$1"));
};

/**
 * The parts of "X dit Y", "X - enseigne Y", "X DBA Y", and of "X (Y)" where Y is a sign, a sigle of X or a former name.
 * Null for any other name, and for "X (Lyon)" and "X - Lyon", which is a branch: another customer, perhaps.
 */
export const nameParts = (name: string): NameParts | null => {
  if (name.length > 300 || !MAY_HAVE_PARTS.test(name)) return null;
  const said = SAID.exec(name);
  if (said !== null) return { company: said[1] ?? null, called: said[2] ?? null };
  const [, company = "", inside = ""] = IN_PARENTHESES.exec(name.trim()) ?? [];
  if (company === "") return null;
  if (FORMER.test(inside)) return { company, called: null };
  return isSign(inside) || isSigle(company, inside) ? { company, called: inside } : null;
};
