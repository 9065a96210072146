import { useEffect, useRef } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { AmountField } from "../ui/amount-field.tsx";
import { DateField } from "../ui/date-field.tsx";
import { useMoneyText } from "../ui/money.tsx";
import { InvoiceField } from "./invoice-field.tsx";
import { typedAmount } from "./report-draft.ts";
import { useOpenInvoices } from "./use-open-invoices.ts";
import { problemText, type ReportFieldsProps } from "./warning-fields.tsx";

/** A payment that the customer announced: when, how much, and for which invoice where one was named. */
export const PromiseFields = ({
  draft,
  today,
  problem,
  onEdit,
  customerId,
  overdueCents,
}: ReportFieldsProps & {
  customerId: string;
  /** Net of what is paid; null where the member may not see it, or before it is known. */
  overdueCents: number | null;
}) => {
  const money = useMoneyText();
  const invoices = useOpenInvoices(customerId);
  const typed = useRef(draft.amount !== "");
  const edit = useRef(onEdit);
  edit.current = onEdit;
  const overdue = overdueCents ?? 0;
  useEffect(() => {
    if (!typed.current && overdue > 0) edit.current({ amount: typedAmount(overdue) });
  }, [overdue]);
  const items = invoices.kind === "ready" ? invoices.value : [];
  return (
    <>
      <div className="form-pair">
        <div data-for="promisedOn">
          <DateField
            label={i18n.t("reports.form.payOn")}
            value={draft.promisedOn}
            min={today}
            error={
              draft.promisedOn !== "" && draft.promisedOn < today
                ? i18n.t("reports.form.problem.promisedOn")
                : problemText(problem, "promisedOn")
            }
            onChange={(promisedOn) => onEdit({ promisedOn })}
          />
        </div>
        <div data-for="amount">
          <AmountField
            label={i18n.t("reports.form.payAmount")}
            value={draft.amount}
            onChange={(text) => {
              typed.current = text !== "";
              onEdit({ amount: text });
            }}
          />
          <p className="field-error" hidden={problem !== "amount"}>
            {i18n.t("reports.form.problem.amount")}
          </p>
        </div>
      </div>
      {overdue > 0 && <p className="muted form-hint">{i18n.t("reports.form.overdueIs", [money(overdue)])}</p>}
      <InvoiceField
        label={i18n.t("reports.form.payFor")}
        none={i18n.t("reports.form.payAll")}
        invoices={invoices}
        value={draft.reference}
        error={undefined}
        onChange={(reference) => {
          const item = items.find((each) => each.reference === reference);
          const open = item?.openCents ?? (reference === "" ? overdue : 0);
          onEdit({ reference, ...(!typed.current && open > 0 && { amount: typedAmount(open) }) });
        }}
      />
    </>
  );
};
