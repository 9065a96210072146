/** Payment index: a difference below three points between three months and the year is noise. */
const STEADY_POINTS = 3;

export type PaymentTrend = "better" | "steady" | "worse";

/**
 * What three months against twelve come to, in points of the payment index; null when one of them is not known. Every word
 * about the direction of payments comes from here, so that no two of them contradict each other.
 */
export const paymentTrend = (recentPoints: number | null, yearPoints: number | null): PaymentTrend | null => {
  if (recentPoints === null || yearPoints === null) return null;
  const change = recentPoints - yearPoints;
  return change >= STEADY_POINTS ? "better" : change <= -STEADY_POINTS ? "worse" : "steady";
};
