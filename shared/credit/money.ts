import { failed, ok, type Result } from "../result.ts";

export type AmountError = "empty" | "not_an_amount" | "too_precise" | "too_large" | "ambiguous_separator";

/** Largest absolute amount taken from outside: 10^15 minor units, well inside exact integers. */
export const LARGEST_CENTS = 1_000_000_000_000_000;

const SPACES = /[\s\u00a0\u2007\u202f\u2009'’]/g;
const SIGN_BEFORE = /^[+\-−–]/;
const SIGN_AFTER = /[+\-−–]$/;
const CURRENCY = /€|EUR$|^EUR/gi;
const GROUPED = { ",": /^\d{1,3}(,\d{3})+$/, ".": /^\d{1,3}(\.\d{3})+$/ } as const;

type Separator = "," | ".";

/**
 * Reads an amount as people and ledgers write it into integer cents, without floats: "1 234,56", "1.234,56", "1,234.56",
 * "(12,50)", "-12", "12,50-", "0000000074,70", "1 234,56 €". A given `decimal` settles what "1,234" means; undetected
 * it is `ambiguous_separator`. More than two decimals are taken only when the rest is zeros.
 */
export function parseAmount(text: string, decimal?: Separator): Result<number, AmountError> {
  let body = text.replace(SPACES, "").replace(CURRENCY, "");
  if (body === "") return failed("empty");
  let negative = false;
  if (body.startsWith("(") && body.endsWith(")")) {
    negative = true;
    body = body.slice(1, -1);
  }
  const signed = SIGN_BEFORE.exec(body) ?? SIGN_AFTER.exec(body);
  if (signed !== null) {
    if (negative) return failed("not_an_amount");
    negative = signed[0] !== "+";
    body = signed.index === 0 ? body.slice(1) : body.slice(0, -1);
  }
  const separator = decimal ?? detectSeparator(body);
  if (separator === "ambiguous") return failed("ambiguous_separator");
  const cut = body.lastIndexOf(separator);
  const whole = withoutGrouping(cut === -1 ? body : body.slice(0, cut), separator);
  if (whole === null) return failed("not_an_amount");
  return centsOf(whole, cut === -1 ? "" : body.slice(cut + 1), negative);
}

function detectSeparator(body: string): Separator | "ambiguous" {
  const comma = body.lastIndexOf(",");
  const point = body.lastIndexOf(".");
  if (comma !== -1 && point !== -1) return comma > point ? "," : ".";
  if (comma === -1 && point === -1) return ",";
  const seen: Separator = comma === -1 ? "." : ",";
  const other: Separator = seen === "," ? "." : ",";
  const first = body.indexOf(seen);
  if (first !== body.lastIndexOf(seen)) return other;
  return GROUPED[seen].test(body) && !body.startsWith("0") ? "ambiguous" : seen;
}

function withoutGrouping(whole: string, decimal: Separator): string | null {
  const grouping: Separator = decimal === "," ? "." : ",";
  if (whole.includes(decimal)) return null;
  if (!whole.includes(grouping)) return whole;
  return GROUPED[grouping].test(whole) ? whole.replaceAll(grouping, "") : null;
}

const DIGITS = /^\d*$/;

function centsOf(whole: string, fraction: string, negative: boolean): Result<number, AmountError> {
  if (!DIGITS.test(whole) || !DIGITS.test(fraction) || whole + fraction === "")
    return failed("not_an_amount");
  if (/[1-9]/.test(fraction.slice(2))) return failed("too_precise");
  const digits = (whole + fraction.slice(0, 2).padEnd(2, "0")).replace(/^0+(?=\d)/, "");
  if (digits.length > 16 || Number(digits) > LARGEST_CENTS) return failed("too_large");
  const cents = Number(digits);
  return ok(negative && cents !== 0 ? -cents : cents);
}

/** `a / b` to the nearest integer, halves away from zero. `b` positive, both exact integers. */
export function divideHalfUp(a: number, b: number): number {
  const absolute = Math.abs(a);
  const quotient = Math.floor(absolute / b);
  const rest = absolute - quotient * b;
  const rounded = rest * 2 >= b ? quotient + 1 : quotient;
  return a < 0 && rounded !== 0 ? -rounded : rounded;
}

/** `a × b / c` to the nearest integer, halves away from zero, exact even where `a × b` leaves 2^53. `c` positive. */
export function mulDiv(a: number, b: number, c: number): number {
  const product = a * b;
  if (Number.isSafeInteger(product)) return divideHalfUp(product, c);
  const exact = BigInt(a) * BigInt(b);
  const divisor = BigInt(c);
  const absolute = exact < 0n ? -exact : exact;
  const rounded = Number((absolute * 2n + divisor) / (divisor * 2n));
  return exact < 0n && rounded !== 0 ? -rounded : rounded;
}

/** Largest multiple of `step` not above a non-negative amount. */
export const roundDownTo = (amountCents: number, step: number): number => amountCents - (amountCents % step);
