import { i18n } from "#extension/platform/i18n.ts";
import { Field } from "./field.tsx";
import { useMoneyText } from "./money.tsx";
import { readAmount } from "./read-amount.ts";

type AmountFieldProps = {
  label: string;
  value: string;
  onChange: (typed: string) => void;
  disabled?: boolean;
};

/** An amount as people write it; what was understood is said below, to the cent. */
export const AmountField = ({ label, value, onChange, disabled = false }: AmountFieldProps) => {
  const money = useMoneyText();
  const cents = readAmount(value);
  const wrong = value.trim() !== "" && cents === null;
  return (
    <Field
      label={label}
      hint={cents === null ? i18n.t("ui.amountHint") : money(cents)}
      error={wrong ? i18n.t("ui.amountWrong") : undefined}
    >
      {(control) => (
        <input
          {...control}
          inputMode="decimal"
          autoComplete="off"
          value={value}
          disabled={disabled}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
};
