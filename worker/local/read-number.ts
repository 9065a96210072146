/**
 * Number of a cell: "1,234.50", "1 234,50", "1.234,50", "(12.00)", "12-", "€ 5", "3.1e-2"; null when it is none. A single
 * comma before exactly three last digits groups thousands unless `decimal` says that it is the decimal sign.
 */
export function readNumber(cell: string, decimal?: "," | "."): number | null {
  const text = cell.replace(/[\s'’\u00a0\u202f$£€]|\b[A-Z]{3}\b/g, "").replace(/^\+|%$/g, "");
  if (/^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(text) && decimal !== ",") return finite(text);
  const negative = /^\(.*\)$|^-|-$/.test(text);
  const digits = text.replace(/^\(|\)$|^-|-$/g, "");
  if (!/^(?:\d[\d.,]*|[.,]\d+)$/.test(digits)) return null;
  const sign = decimal ?? decimalSignOf(digits);
  const [whole = "", fraction = "", ...more] = digits.split(sign);
  if (more.length > 0 || /[.,]/.test(fraction)) return null;
  const number = finite(`${whole.replace(/[.,]/g, "") || "0"}.${fraction || "0"}`);
  return number === null || number === 0 ? number : negative ? -number : number;
}

const decimalSignOf = (digits: string): "," | "." => {
  const lastComma = digits.lastIndexOf(",");
  const lastPoint = digits.lastIndexOf(".");
  if (lastComma === -1) return digits.indexOf(".") === lastPoint ? "." : ",";
  if (lastPoint === -1) return digits.indexOf(",") !== lastComma || /,\d{3}$/.test(digits) ? "." : ",";
  return lastComma > lastPoint ? "," : ".";
};

function finite(text: string): number | null {
  const number = Number(text);
  return Number.isFinite(number) ? number : null;
}
