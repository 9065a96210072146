import { useRef } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { DISPUTE_REASONS } from "#shared/field-reports/report-kind.ts";
import { AmountField } from "../ui/amount-field.tsx";
import { Field } from "../ui/field.tsx";
import { useMoneyText } from "../ui/money.tsx";
import { readAmount } from "../ui/read-amount.ts";
import { InvoiceField } from "./invoice-field.tsx";
import { typedAmount } from "./report-draft.ts";
import { useOpenInvoices } from "./use-open-invoices.ts";
import { problemText, type ReportFieldsProps } from "./warning-fields.tsx";

/** An invoice that the customer contests: which, why, how much of it. */
export const DisputeFields = ({
  draft,
  problem,
  onEdit,
  customerId,
}: ReportFieldsProps & { customerId: string }) => {
  const money = useMoneyText();
  const invoices = useOpenInvoices(customerId);
  const typed = useRef(draft.amount !== "");
  const items = invoices.kind === "ready" ? invoices.value : [];
  const openOf = (reference: string) => items.find((item) => item.reference === reference)?.openCents ?? null;
  const open = openOf(draft.reference);
  const amount = readAmount(draft.amount) ?? 0;
  return (
    <>
      <InvoiceField
        label={i18n.t("reports.form.invoice")}
        none={i18n.t("reports.form.invoice")}
        invoices={invoices}
        value={draft.reference}
        error={problemText(problem, "reference")}
        onChange={(reference) => {
          const known = openOf(reference);
          onEdit({ reference, ...(known !== null && !typed.current && { amount: typedAmount(known) }) });
        }}
      />
      <div data-for="reason">
        <Field label={i18n.t("reports.form.reason")} error={problemText(problem, "reason")}>
          {(control) => (
            <select
              {...control}
              value={draft.reason}
              onChange={({ target }) =>
                onEdit({ reason: DISPUTE_REASONS.find((each) => each === target.value) ?? "" })
              }
            >
              <option value="">{i18n.t("reports.form.reasonNone")}</option>
              {DISPUTE_REASONS.map((reason) => (
                <option key={reason} value={reason}>
                  {i18n.t(`reports.disputeReasons.${reason}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <div data-for="amount">
        <AmountField
          label={i18n.t("reports.form.disputed")}
          value={draft.amount}
          onChange={(text) => {
            typed.current = text !== "";
            onEdit({ amount: text });
          }}
        />
        {open !== null && (
          <p className={amount > open ? "form-hint figure-bad" : "muted form-hint"}>
            {i18n.t(amount > open ? "reports.form.overOpen" : "reports.form.ofOpen", [money(open)])}
          </p>
        )}
        <p className="field-error" hidden={problem !== "amount"}>
          {i18n.t("reports.form.problem.amount")}
        </p>
      </div>
    </>
  );
};
