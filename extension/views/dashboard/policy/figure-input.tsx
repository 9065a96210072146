import { useContext } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import { currencySymbol } from "../../format.ts";
import { Currency } from "../../ui/money.tsx";
import type { Unit } from "./policy-units.ts";

type FigureInputProps = {
  /** Whole accessible name: the field, and which of its figures this is. */
  name: string;
  value: string;
  unit: Unit;
  /** Shown beside it; several figures in a row share one. */
  showUnit?: boolean;
  invalid: boolean;
  describedBy: string;
  onChange: (typed: string) => void;
};

/** What a figure counts, in words short enough to stand beside it. */
export const useUnitText = (): ((unit: Unit) => string) => {
  const currency = useContext(Currency);
  return (unit) =>
    unit === "money"
      ? `${currencySymbol(currency, uiLanguage())} ${i18n.t("policy.units.money")}`
      : i18n.t(`policy.units.${unit}`);
};

export const FigureInput = ({
  name,
  value,
  unit,
  showUnit = true,
  invalid,
  describedBy,
  onChange,
}: FigureInputProps) => {
  const unitText = useUnitText();
  return (
    <span className="figure-input">
      <input
        aria-label={`${name} (${unitText(unit)})`}
        aria-describedby={describedBy}
        aria-invalid={invalid || undefined}
        inputMode="decimal"
        autoComplete="off"
        maxLength={20}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      {showUnit && (
        <span className="muted" aria-hidden="true">
          {unitText(unit)}
        </span>
      )}
    </span>
  );
};
