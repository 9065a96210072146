import { useContext } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import { formatMoney, formatSpan } from "../../format.ts";
import { Currency } from "../../ui/money.tsx";
import type { PolicyField } from "./policy-fields.ts";
import type { Unit } from "./policy-units.ts";
import { figureText } from "./read-figure.ts";

const SPANS = { days: "day", weeks: "week", months: "month" } as const;

/** A figure with what it counts: "10 jours", "1 500 €", "5 %". */
const withUnit = (value: number, unit: Unit, currency: string): string => {
  const language = uiLanguage();
  if (unit === "money") return formatMoney(value, currency, language);
  if (unit === "days" || unit === "weeks" || unit === "months")
    return formatSpan(value, SPANS[unit], language);
  const text = figureText(value, unit, language);
  if (unit === "percent" || unit === "share") return i18n.t("policy.counts.percent", [text]);
  const one = text === "1" ? 1 : 2;
  return i18n.t(`policy.counts.${unit === "index" ? "points" : unit}`, one, [text]);
};

const figures = (field: Extract<PolicyField, { kind: "figures" }>, value: object, currency: string): string =>
  field.members
    .map(({ at, name }) => {
      const figure: unknown = Reflect.get(value, at);
      return typeof figure === "number"
        ? `${i18n.t(`policy.members.${name}`)}\u00a0${withUnit(figure, field.unit, currency)}`
        : "";
    })
    .join(" · ");

/** Roles with one word for all classes where it is the same for all. */
const matrix = (field: Extract<PolicyField, { kind: "matrix" }>, value: object, currency: string): string =>
  field.rows
    .flatMap((row) => {
      const figures: unknown = Reflect.get(value, row);
      if (typeof figures !== "object" || figures === null) return [];
      const texts = field.columns.map((column) => {
        const figure: unknown = Reflect.get(figures, column);
        return { column, text: ceilingText(figure, field.unit, currency) };
      });
      const [first] = texts;
      const isSame = texts.every(({ text }) => text === first?.text);
      const said = isSame
        ? (first?.text ?? "")
        : texts.map(({ column, text }) => `${column}\u00a0${text}`).join(" · ");
      return [i18n.t("policy.matrix.row", [i18n.t(`roles.${row}`), said])];
    })
    .join(" — ");

/** One figure of the matrix, with what it counts. */
export const ceilingText = (figure: unknown, unit: Unit, currency: string): string =>
  typeof figure === "number" ? withUnit(figure, unit, currency) : i18n.t("policy.matrix.noCeiling");

const table = (field: Extract<PolicyField, { kind: "table" }>, rows: unknown[], currency: string): string =>
  rows
    .filter((row): row is [number, number] => Array.isArray(row))
    .map(
      ([from, to]) =>
        `${withUnit(from, field.from, currency)}\u00a0→\u00a0${figureText(to, field.to, uiLanguage())}`,
    )
    .join(" · ");

/** What a field says, as one line of text. `value` is what stands at its path in some policy. */
const fieldText = (field: PolicyField, value: unknown, currency: string): string => {
  if (field.kind === "figure")
    return typeof value === "number" ? withUnit(value, field.unit, currency) : i18n.t("policy.none");
  if (field.kind === "fixed")
    return typeof value === "number" ? figureText(value, "times", uiLanguage()) : "";
  if (field.kind === "flag") return i18n.t(value === true ? "ui.yes" : "ui.no");
  if (field.kind === "choice") {
    const chosen = field.choices.find((choice) => choice === value);
    return chosen === undefined ? "" : i18n.t(`policy.choices.${chosen}`);
  }
  if (field.kind === "figures" && typeof value === "object" && value !== null)
    return figures(field, value, currency);
  if (field.kind === "matrix" && typeof value === "object" && value !== null)
    return matrix(field, value, currency);
  if (!Array.isArray(value)) return "";
  if (field.kind === "table") return table(field, value, currency);
  if (field.kind === "classes") return value.length === 0 ? i18n.t("policy.none") : value.join(", ");
  return value.length === 0 ? i18n.t("policy.counts.noRules") : i18n.t("policy.counts.rules", value.length);
};

/** The same in the currency of this page. */
export const useFieldText = (): ((field: PolicyField, value: unknown) => string) => {
  const currency = useContext(Currency);
  return (field, value) => fieldText(field, value, currency);
};

/** A figure of a matrix in the currency of this page. */
export const useCeilingText = (): ((figure: unknown, unit: Unit) => string) => {
  const currency = useContext(Currency);
  return (figure, unit) => ceilingText(figure, unit, currency);
};
