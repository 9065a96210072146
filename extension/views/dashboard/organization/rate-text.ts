const SCALE_DIGITS = 8;

/** A rate as people write it, "0.92" or "0,92", times 10^8; null for none, for 0, and beyond 10,000. */
export const readRate = (typed: string): number | null => {
  const read = /^(\d{1,5})(?:[.,](\d{1,8}))?$/.exec(typed.trim());
  if (read === null) return null;
  const [, whole = "", rest = ""] = read;
  const rateE8 = Number(`${whole}${rest.padEnd(SCALE_DIGITS, "0")}`);
  return rateE8 > 0 && rateE8 <= 1_000_000_000_000 ? rateE8 : null;
};

/** "0.92" of 92000000, exactly; the decimal sign is given. */
export const rateText = (rateE8: number, decimal: "." | ","): string => {
  const digits = String(rateE8).padStart(SCALE_DIGITS + 1, "0");
  const whole = digits.slice(0, -SCALE_DIGITS);
  const rest = digits.slice(-SCALE_DIGITS).replace(/0+$/, "");
  return rest === "" ? whole : `${whole}${decimal}${rest}`;
};
