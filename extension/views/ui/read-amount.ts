/**
 * What a person typed as an amount, in cents: "12 500", "12.500,50", "12,500.50 €". The last of point and comma is the
 * decimal sign when one or two figures follow it. null when it is no amount, has more than two decimals or is negative.
 */
export const readAmount = (typed: string): number | null => {
  const text = typed.replace(/[\s\u00a0\u202f'€]/g, "");
  const read = /^(\d{1,3}(?:[.,]?\d{3})*|\d+)(?:([.,])(\d{1,2}))?$/.exec(text);
  if (read === null) return null;
  const [, whole = "", decimal, rest = ""] = read;
  if (decimal !== undefined && whole.includes(decimal)) return null;
  const cents = Number(`${whole.replace(/[.,]/g, "")}${rest.padEnd(2, "0")}`);
  return cents <= 1e14 ? cents : null;
};
