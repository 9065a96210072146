import { failed, ok, type Result } from "../result.ts";
import { normaliseVat, vatCountry } from "./eu-vat.ts";

export type IdentityError = "bad_shape" | "bad_check_digit";

const SEPARATORS = /[\s\u00a0\u2007\u202f.\-–]/g;

/** Digits of an identifier as printed: spaces (no-break ones too), points and dashes removed. */
export const stripSeparators = (text: string): string => text.replace(SEPARATORS, "");

function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - place) - 48;
    const doubled = place % 2 === 0 ? digit : digit * 2;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

const digitSum = (digits: string): number => [...digits].reduce((sum, digit) => sum + Number(digit), 0);

/** A SIREN: nine digits passing Luhn. Gives it without spaces. */
export function parseSiren(text: string): Result<string, IdentityError> {
  const digits = stripSeparators(text);
  if (!/^\d{9}$/.test(digits) || digits === "000000000") return failed("bad_shape");
  return passesLuhn(digits) ? ok(digits) : failed("bad_check_digit");
}

const LA_POSTE = "356000000";

/** A SIRET: a valid SIREN and five digits, Luhn on all 14; establishments of La Poste: digit sum a multiple of five. */
export function parseSiret(text: string): Result<string, IdentityError> {
  const digits = stripSeparators(text);
  if (!/^\d{14}$/.test(digits) || digits.startsWith("000000000")) return failed("bad_shape");
  const siren = digits.slice(0, 9);
  if (!passesLuhn(siren)) return failed("bad_check_digit");
  const holds = passesLuhn(digits) || (siren === LA_POSTE && digitSum(digits) % 5 === 0);
  return holds ? ok(digits) : failed("bad_check_digit");
}

/** French VAT number of a SIREN with the numeric key `(12 + 3 × (SIREN mod 97)) mod 97`. */
export function frenchVatOf(siren: string): string {
  const key = (12 + 3 * (Number(siren) % 97)) % 97;
  return `FR${String(key).padStart(2, "0")}${siren}`;
}

const KEY_ALPHABET = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";

function frenchKeyHolds(key: string, number: string): boolean {
  if (/^\d{2}$/.test(key)) return Number(key) === (12 + 3 * (Number(number) % 97)) % 97;
  const first = KEY_ALPHABET.indexOf(key.charAt(0));
  const second = KEY_ALPHABET.indexOf(key.charAt(1));
  const check = first < 10 ? first * 24 + second - 10 : first * 34 + second - 100;
  return (Number(number) + 1 + Math.floor(check / 11)) % 11 === check % 11;
}

export type Vat = { value: string; country: string; siren: string | null };

/**
 * A VAT number of the EU or Northern Ireland with its country prefix. Shapes for all, check digits for France, where
 * it also gives the SIREN (null for Monaco, whose numbers start with 000).
 */
export function parseVat(text: string): Result<Vat, IdentityError> {
  const value = normaliseVat(text);
  const country = vatCountry(value);
  if (country === null) return failed("bad_shape");
  if (country !== "FR") return ok({ value, country, siren: null });
  const number = value.slice(4);
  if (!frenchKeyHolds(value.slice(2, 4), number)) return failed("bad_check_digit");
  if (number.startsWith("000")) return ok({ value, country, siren: null });
  return passesLuhn(number) ? ok({ value, country, siren: number }) : failed("bad_check_digit");
}

/** SIREN inside a French VAT number; null for anything else. */
export function sirenOfVat(text: string): string | null {
  const vat = parseVat(text);
  return vat.ok ? vat.value.siren : null;
}

export type Identity =
  | { kind: "siren"; value: string; siren: string }
  | { kind: "siret"; value: string; siren: string }
  | { kind: "vat"; value: string; siren: string | null };

/** What a text is as a whole: a valid SIREN, SIRET or VAT number, normalised; null for anything else. */
export function identityOf(text: string): Identity | null {
  const siren = parseSiren(text);
  if (siren.ok) return { kind: "siren", value: siren.value, siren: siren.value };
  const siret = parseSiret(text);
  if (siret.ok) return { kind: "siret", value: siret.value, siren: siret.value.slice(0, 9) };
  const vat = parseVat(text);
  return vat.ok ? { kind: "vat", value: vat.value.value, siren: vat.value.siren } : null;
}
