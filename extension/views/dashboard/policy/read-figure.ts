import { failed, ok, type Result } from "#shared/result.ts";
import { formatCentipoints, formatNumber, type Language } from "../../format.ts";
import { readAmount } from "../../ui/read-amount.ts";
import { UNITS, type Unit } from "./policy-units.ts";

export type FigureProblem = "empty" | "not_a_number" | "too_precise";

/** A figure as a person writes it, in the unit's smallest step: "12,5" of a share is 1250. Amounts may carry thousands. */
export const readFigure = (typed: string, unit: Unit): Result<number, FigureProblem> => {
  const text = typed.replace(/[\s\u00a0\u202f]/g, "").replace("\u2212", "-");
  if (text === "") return failed("empty");
  if (unit === "money") {
    const cents = readAmount(text);
    return cents === null ? failed("not_a_number") : ok(cents);
  }
  const read = /^(-?)(\d{1,9})(?:[.,](\d+))?$/.exec(text);
  if (read === null) return failed("not_a_number");
  const [, sign, whole = "", rest = ""] = read;
  const { decimals } = UNITS[unit];
  if (rest.replace(/0+$/, "").length > decimals) return failed("too_precise");
  const value = Number(`${whole}${rest.slice(0, decimals).padEnd(decimals, "0")}`);
  return ok(sign === "-" && value !== 0 ? -value : value);
};

/** The same figure as it stands in its field: "1 500", "12,5", "−30". */
export const figureText = (value: number, unit: Unit, language: Language): string =>
  UNITS[unit].decimals === 2 ? formatCentipoints(value, language) : formatNumber(value, language);
