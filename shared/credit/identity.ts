import { failed, ok, type Result } from "../result.ts";
import { normaliseVat, vatCountry } from "./eu-vat.ts";
import { frenchKeyHolds, frenchKeyOf, isSiren, isSiret } from "./french-numbers.ts";

export type IdentityError = "bad_shape" | "bad_check_digit";

const SEPARATORS = /[\s\u00a0\u2007\u202f.\-–]/g;

/** Digits of an identifier as printed: spaces (no-break ones too), points and dashes removed. */
export const stripSeparators = (text: string): string => text.replace(SEPARATORS, "");

/** A SIREN: nine digits passing Luhn. Gives it without spaces. */
export function parseSiren(text: string): Result<string, IdentityError> {
  const digits = stripSeparators(text);
  if (!/^\d{9}$/.test(digits) || digits === "000000000") return failed("bad_shape");
  return isSiren(digits) ? ok(digits) : failed("bad_check_digit");
}

/** A SIRET: a valid SIREN and five digits, Luhn on all 14; establishments of La Poste: digit sum a multiple of five. */
export function parseSiret(text: string): Result<string, IdentityError> {
  const digits = stripSeparators(text);
  if (!/^\d{14}$/.test(digits) || digits.startsWith("000000000")) return failed("bad_shape");
  return isSiret(digits) ? ok(digits) : failed("bad_check_digit");
}

/** French VAT number of a SIREN with its numeric key. */
export const frenchVatOf = (siren: string): string =>
  `FR${String(frenchKeyOf(siren)).padStart(2, "0")}${siren}`;

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
  return isSiren(number) ? ok({ value, country, siren: number }) : failed("bad_check_digit");
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
