import type { WarningCode } from "../credit/warnings/warning-signals.ts";

/** How many codes are offered without searching. */
export const CODES_IN_SIGHT = 6;

/** What reps see most, where an organization has said little yet (domain.md 5; the seed articles' own examples first). */
const USUAL: readonly WarningCode[] = [
  "stock_low",
  "delay_request",
  "finance_evasive",
  "orders_drop",
  "delay_repeat",
  "staff_leaving",
];

/** The codes that are offered first: those the organization reports most, filled up with the usual ones. */
export const usualCodes = (learnt: readonly WarningCode[] = []): WarningCode[] =>
  [...new Set([...learnt, ...USUAL])].slice(0, CODES_IN_SIGHT);
