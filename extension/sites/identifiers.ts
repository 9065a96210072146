import { digitSum, frenchKeyHolds, isSiren, isSiret, passesLuhn } from "#shared/credit/french-numbers.ts";

/** French and European company numbers as pages write them: strict, so that phone and order numbers give nothing. */
export type Identifiers = { siren?: string; siret?: string; vat?: string };

const isFrenchVat = (body: string): boolean =>
  /^[0-9A-HJ-NP-Z]{2}\d{9}$/.test(body) &&
  isSiren(body.slice(2)) &&
  frenchKeyHolds(body.slice(0, 2), body.slice(2));

const constant = (digits: string): boolean => /^(\d)\1*$/.test(digits);

/** ISO 7064 modulo 11,10, as Germany's number uses it. */
const isGermanVat = (body: string): boolean => {
  if (!/^[1-9]\d{8}$/.test(body)) return false;
  let product = 10;
  for (const digit of body.slice(0, 8)) {
    const sum = (Number(digit) + product) % 10 || 10;
    product = (2 * sum) % 11;
  }
  return (11 - product) % 10 === Number(body.charAt(8));
};

const weighted = (body: string, weights: readonly number[]): number =>
  weights.reduce((sum, weight, at) => sum + weight * Number(body.charAt(at)), 0);

/** Check of the part behind the country code. Countries without an entry are not recognised in free text. */
const VAT_CHECKS: Record<string, (body: string) => boolean> = {
  FR: isFrenchVat,
  DE: isGermanVat,
  BE: (body) => /^[01]\d{9}$/.test(body) && 97 - (Number(body.slice(0, 8)) % 97) === Number(body.slice(8)),
  IT: (body) => /^\d{11}$/.test(body) && !constant(body) && passesLuhn(body),
  LU: (body) => /^\d{8}$/.test(body) && Number(body.slice(0, 6)) % 89 === Number(body.slice(6)),
  NL: (body) =>
    /^\d{9}B\d{2}$/.test(body) && weighted(body, [9, 8, 7, 6, 5, 4, 3, 2]) % 11 === Number(body.charAt(8)),
  PT: (body) => {
    if (!/^[1-9]\d{8}$/.test(body)) return false;
    const rest = 11 - (weighted(body, [9, 8, 7, 6, 5, 4, 3, 2]) % 11);
    return (rest > 9 ? 0 : rest) === Number(body.charAt(8));
  },
  ES: (body) => isSpanishVat(body),
};

const SPANISH_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";
const isSpanishVat = (body: string): boolean => {
  if (/^\d{8}[A-Z]$/.test(body)) return SPANISH_LETTERS[Number(body.slice(0, 8)) % 23] === body.charAt(8);
  if (!/^[A-HJNP-SUVW]\d{7}[0-9A-J]$/.test(body)) return false;
  let sum = 0;
  for (let at = 1; at < 8; at++) {
    const digit = Number(body.charAt(at));
    sum += at % 2 === 0 ? digit : digitSum(String(digit * 2));
  }
  const check = (10 - (sum % 10)) % 10;
  return body.charAt(8) === String(check) || body.charAt(8) === "JABCDEFGHI"[check];
};

/** Is this, without spaces, a number of a country we can check? */
export const isVat = (compact: string): boolean =>
  VAT_CHECKS[compact.slice(0, 2)]?.(compact.slice(2)) ?? false;

/** Spaces of every kind, dots and hyphens out; upper case. What the background would do too, so only for checking. */
export const compact = (text: string): string => text.replace(/[\s.\u200b\u2060\ufeff-]/g, "").toUpperCase();

/** The SIREN that any of the three carries, to see that two numbers are of one company. */
export const sirenOf = ({ siren, siret, vat }: Identifiers): string | undefined =>
  siren ?? siret?.slice(0, 9) ?? (vat?.startsWith("FR") ? vat.slice(4) : vat);

/** A whole text that is one number: VAT with a checkable key, SIRET, SIREN. */
export const asIdentifier = (text: string): Identifiers | null => {
  if (text.length > 40) return null;
  const number = compact(text);
  if (isVat(number)) return { vat: number };
  if (isSiret(number)) return { siret: number };
  if (isSiren(number)) return { siren: number };
  return null;
};
