import { parseAmount } from "#shared/credit/money.ts";

const currencies = /[$£]|\b(?:USD|GBP|CHF|EUR|EUROS?)\b/gi;

/** Cents of a CSV cell under the mapping's decimal sign; null: no amount. */
export const readCsvAmount = (cell: string, decimal: "," | "."): number | null => {
  const amount = parseAmount(cell.replace(currencies, ""), decimal);
  return amount.ok ? amount.value : null;
};

/** True when a cell looks like an amount in either notation. */
export const looksLikeAmount = (cell: string): boolean =>
  /\d/.test(cell) && (readCsvAmount(cell, ",") !== null || readCsvAmount(cell, ".") !== null);

/** Decimal sign that the sample allows; the usual one of the file's separator when both would do, said as a doubt. */
export const detectDecimal = (
  cells: readonly string[],
  separator: string,
): { decimal: "," | "."; sure: boolean } => {
  const amounts = cells.filter(looksLikeAmount);
  const fits = (decimal: "," | ".") => amounts.every((cell) => readCsvAmount(cell, decimal) !== null);
  const usual = separator === "," ? "." : ",";
  if (fits(",") !== fits(".")) return { decimal: fits(",") ? "," : ".", sure: true };
  const speaking = amounts.some((cell) => /[.,]/.test(cell));
  return { decimal: usual, sure: !speaking };
};
