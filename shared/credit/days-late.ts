import { divideHalfUp } from "./money.ts";

export type PaidPart = { amountCents: number; daysLate: number };

/** Four numbers that are never mixed (domain.md 1.5), in hundredths of a day; null where nothing can be divided. */
export type DaysLate = {
  weightedSigned: number | null;
  weightedFloored: number | null;
  simple: number | null;
  lateOnly: number | null;
};

/** Days late of paid parts, each with its own amount and day; an open overdue part counts with the days so far. */
export function daysLate(parts: readonly PaidPart[]): DaysLate {
  const late = parts.filter((part) => part.daysLate > 0);
  const days = parts.reduce((sum, part) => sum + part.daysLate, 0);
  return {
    weightedSigned: weighted(parts, (part) => part.daysLate),
    weightedFloored: weighted(parts, (part) => Math.max(0, part.daysLate)),
    simple: parts.length === 0 ? null : divideHalfUp(days * 100, parts.length),
    lateOnly: weighted(late, (part) => part.daysLate),
  };
}

/** Amount-weighted days from document to payment, in hundredths of a day; null without payments. */
export function daysToPay(parts: readonly { amountCents: number; days: number }[]): number | null {
  return weighted(parts, (part) => part.days);
}

function weighted<Part extends { amountCents: number }>(
  parts: readonly Part[],
  days: (part: Part) => number,
): number | null {
  let sum = 0n;
  let total = 0n;
  for (const part of parts) {
    sum += BigInt(part.amountCents) * BigInt(days(part));
    total += BigInt(part.amountCents);
  }
  if (total <= 0n) return null;
  const absolute = (sum < 0n ? -sum : sum) * 100n;
  const rounded = Number((absolute * 2n + total) / (total * 2n));
  return sum < 0n && rounded !== 0 ? -rounded : rounded;
}
