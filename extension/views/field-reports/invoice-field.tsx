import { useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import type { Item } from "#shared/contract/customers.ts";
import { formatDays } from "../format.ts";
import type { Asked } from "../popup/use-asked.ts";
import { Field } from "../ui/field.tsx";
import { useMoneyText } from "../ui/money.tsx";

const OTHER = "other";

const lineOf = (
  { reference, openCents, daysLate, disputed }: Item,
  money: (cents: number) => string,
): string =>
  disputed
    ? i18n.t("reports.form.invoiceDisputed", [reference])
    : daysLate !== null && daysLate > 0
      ? i18n.t("reports.form.invoiceLate", [reference, money(openCents), formatDays(daysLate, uiLanguage())])
      : i18n.t("reports.form.invoiceLine", [reference, money(openCents)]);

/** Which invoice: one of the open ones, or a number typed where they cannot be shown. */
export const InvoiceField = ({
  label,
  none,
  invoices,
  value,
  error,
  onChange,
}: {
  label: string;
  /** What stands for no invoice. */
  none: string;
  invoices: Asked<Item[]>;
  value: string;
  error: string | undefined;
  onChange: (reference: string) => void;
}) => {
  const money = useMoneyText();
  const [typing, setTyping] = useState(false);
  const items = invoices.kind === "ready" ? invoices.value : [];
  const isKnown = value === "" || items.some(({ reference }) => reference === value);
  const types = typing || (invoices.kind !== "loading" && !isKnown);
  const hint =
    invoices.kind === "loading"
      ? i18n.t("reports.form.itemsLoading")
      : invoices.kind === "failed"
        ? i18n.t("reports.form.itemsNone")
        : undefined;
  return (
    <div className="stack invoice-field" data-for="reference">
      <Field label={label} {...(hint !== undefined && { hint })} error={types ? undefined : error}>
        {(control) => (
          <select
            {...control}
            value={types ? OTHER : value}
            disabled={invoices.kind === "loading"}
            onChange={({ target }) => {
              setTyping(target.value === OTHER);
              onChange(target.value === OTHER ? "" : target.value);
            }}
          >
            <option value="">{none}</option>
            {items.map((item) => (
              <option key={item.id} value={item.reference}>
                {lineOf(item, money)}
              </option>
            ))}
            <option value={OTHER}>{i18n.t("reports.form.otherInvoice")}</option>
          </select>
        )}
      </Field>
      {types && (
        <Field label={i18n.t("reports.form.number")} hint={i18n.t("reports.form.numberHint")} error={error}>
          {(control) => (
            <input
              {...control}
              autoComplete="off"
              maxLength={100}
              value={value}
              onChange={(event) => onChange(event.target.value)}
            />
          )}
        </Field>
      )}
    </div>
  );
};
