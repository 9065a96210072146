/** Parts of the bar in permille of its whole length; integers. They are drawn from the left in this order. */
export type LimitBarParts = {
  /** Inside the exposure. */
  overdue: number;
  /** What is invoiced or delivered, the overdue part included. */
  exposure: number;
  /** Orders confirmed, not yet invoiced. */
  reserved: number;
  /** Where the limit stands; 1000 while the exposure fits under it, null when there is none to draw. */
  limit: number | null;
};

type Amounts = {
  exposureCents: number;
  ordersCents: number;
  overdueCents: number;
  /** null: none set or unlimited. */
  limitCents: number | null;
};

/** The bar of LOOK: overdue inside exposure, reserved after it, room up to the limit. Over the limit, the limit moves in. */
export const limitBarParts = ({
  exposureCents,
  ordersCents,
  overdueCents,
  limitCents,
}: Amounts): LimitBarParts => {
  const used = Math.max(0, exposureCents);
  const reserved = Math.min(Math.max(0, ordersCents), used);
  const whole = Math.max(used, limitCents ?? 0);
  const permille = (cents: number): number => (whole === 0 ? 0 : Math.round((cents * 1000) / whole));
  const exposure = permille(used - reserved);
  return {
    overdue: Math.min(exposure, permille(Math.max(0, overdueCents))),
    exposure,
    reserved: permille(used) - exposure,
    limit: limitCents === null ? null : whole === 0 ? 1000 : permille(limitCents),
  };
};
