import { type Comparison, compareNames, likenessOf } from "./compare-names.ts";
import { isSameName } from "./same-name.ts";
import { isSigleOf } from "./sigle.ts";
import { isPlace, isSharedWord } from "./vocabulary.ts";

const PROBABLY_SAME = 0.7;

const isTelling = (word: string): boolean => word.length >= 4 && !isSharedWord(word) && !isPlace(word);

/** One name has all words of the other, and they say something: "KERBRAT" for "MENUISERIE KERBRAT". */
const isShortForm = ({ equal, pairs, onlyOne, onlyOther }: Comparison): boolean =>
  pairs.length === 0 &&
  (onlyOne.length === 0 || onlyOther.length === 0) &&
  (equal.length > 1 || equal.some(isTelling));

/**
 * Do two normalised names speak of one company once an identifier says so? Short forms, initials and more than one slip
 * of the pen agree; names that have each a telling word of their own do not.
 */
export const namesAgree = (one: string, other: string): boolean => {
  if (one.replaceAll(" ", "") === other.replaceAll(" ", "") || isSameName(one, other)) return true;
  if (isSigleOf(one, other)) return true;
  const compared = compareNames(one, other);
  if (isShortForm(compared)) return true;
  const differ = compared.onlyOne.some(isTelling) && compared.onlyOther.some(isTelling);
  return !differ && likenessOf(compared) >= PROBABLY_SAME;
};
