/**
 * Rates of VAT in basis points that a French seller bills (CGI art. 278 to 281 nonies, 294, 296, 297: mainland, overseas
 * departments, Corsica); 0: exports, supplies inside the Union, what is exempt.
 */
const LEGAL = [0, 90, 105, 175, 210, 550, 850, 1000, 1300, 2000] as const;

/** VAT is rounded line by line on an invoice: so many cents beside a share of the amount are no other rate. */
const ROUNDING_CENTS = 2;
const ROUNDING_SHARE = 2_000;

/**
 * Rate that an invoice of `netCents` with `vatCents` of VAT was billed at, in basis points: the nearest legal one that
 * explains it within rounding. null where none does (several rates on one invoice, VAT of another country).
 */
export function legalVatRate(netCents: number, vatCents: number): number | null {
  const net = Math.abs(netCents);
  const vat = Math.sign(netCents) * vatCents;
  if (net === 0 || vat < 0) return null;
  const tolerance = vat === 0 ? 0 : ROUNDING_CENTS + Math.floor(net / ROUNDING_SHARE);
  let nearest: number | null = null;
  let least = Number.MAX_SAFE_INTEGER;
  for (const rate of LEGAL) {
    const difference = Math.abs(vat * 10_000 - net * rate);
    if (difference >= least || difference > tolerance * 10_000) continue;
    nearest = rate;
    least = difference;
  }
  return nearest;
}
