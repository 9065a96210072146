import type { EpochDay } from "./calendar.ts";
import type { Entry } from "./entry.ts";

const YEAR_DAYS = 365;

/**
 * Rate of VAT in basis points that more than half of what was invoiced to a customer in the last 12 months, less credit notes,
 * bears; null where the ledger does not tell, or none does (POLICY 2).
 */
export function ownVatRate(
  accounts: readonly { entries: readonly Entry[] }[],
  asOf: EpochDay,
): number | null {
  const billed = new Map<number, number>();
  let totalCents = 0;
  for (const { entries } of accounts)
    for (const { kind, documentDay, amountCents, vatBasisPoints = null } of entries) {
      if (kind !== "invoice" && kind !== "credit_note") continue;
      if (documentDay > asOf || documentDay <= asOf - YEAR_DAYS) continue;
      totalCents += amountCents;
      if (vatBasisPoints !== null)
        billed.set(vatBasisPoints, (billed.get(vatBasisPoints) ?? 0) + amountCents);
    }
  for (const [rate, cents] of billed) if (cents > 0 && cents * 2 > totalCents) return rate;
  return null;
}
