import { mulDiv } from "../credit/money.ts";

export type Concentration = {
  /** Share of all receivables that this customer has once the order is there, in basis points. */
  customerBasisPoints: number;
  /** The same of its group; null without one. */
  groupBasisPoints: number | null;
};

/**
 * Concentration at deal time (domain.md 1.11): what customer and group would owe with this much more, of what all customers
 * owe with it. Cents; null where nobody owes anything.
 */
export function concentrationOf(owed: {
  allCents: number;
  customerCents: number;
  groupCents: number | null;
  addedCents: number;
}): Concentration | null {
  const added = Math.max(0, owed.addedCents);
  const all = owed.allCents + added;
  if (all <= 0) return null;
  const share = (cents: number) => mulDiv(Math.min(all, Math.max(0, cents + added)), 10_000, all);
  return {
    customerBasisPoints: share(owed.customerCents),
    groupBasisPoints: owed.groupCents === null ? null : share(owed.groupCents),
  };
}
