import { parseAmount } from "#shared/credit/money.ts";

/**
 * Cents of an amount as the law writes it (sign first, digits, comma, at most two decimals), read digit by digit because
 * a ledger holds millions of them; undefined for any other form.
 */
const legalAmount = (cell: string): number | undefined => {
  let at = 0;
  while (cell.charCodeAt(at) === 32) at++;
  let end = cell.length;
  while (end > at && cell.charCodeAt(end - 1) === 32) end--;
  if (at === end) return 0;
  const negative = cell.charCodeAt(at) === 45;
  if (negative) at++;
  let cents = 0;
  let decimals = -1;
  if (at === end || end - at > 16) return undefined;
  for (; at < end; at++) {
    const code = cell.charCodeAt(at);
    if (code === 44 && decimals === -1) decimals = 0;
    else if (code >= 48 && code <= 57 && decimals < 2) {
      cents = cents * 10 + (code - 48);
      if (decimals >= 0) decimals++;
    } else return undefined;
  }
  if (decimals <= 0) cents *= 100;
  else if (decimals === 1) cents *= 10;
  return negative && cents !== 0 ? -cents : cents;
};

export type ReadAmount = { cents: number; legal: boolean };

/** Cents of a ledger amount; `legal` false when written another way (point, blanks, currency). null: no amount. */
export const readAmount = (cell: string): ReadAmount | null => {
  const cents = legalAmount(cell);
  if (cents !== undefined) return { cents, legal: true };
  const other = parseAmount(cell);
  return other.ok ? { cents: other.value, legal: false } : null;
};
