import { useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import { ItemPage, NewDispute, Recorded } from "#shared/contract/customers.ts";
import { AmountField } from "../../ui/amount-field.tsx";
import { Answered } from "../../ui/answered.tsx";
import { Field } from "../../ui/field.tsx";
import { useMoneyText } from "../../ui/money.tsx";
import { readAmount } from "../../ui/read-amount.ts";
import { ReasonField } from "../../ui/reason-field.tsx";
import { useRead } from "../../ui/use-read.ts";
import { useWrite } from "../../ui/use-write.ts";
import type { ChangeFormProps } from "./change-dialog.tsx";
import { FormFoot } from "./form-foot.tsx";
import { asTyped } from "./limit-draft.ts";

/** Marks an open invoice as disputed, in whole or in part: it then no longer counts as overdue. */
export const DisputeForm = ({ customer, onClose, invoice = "" }: ChangeFormProps & { invoice?: string }) => {
  const money = useMoneyText();
  const decimal = uiLanguage() === "fr" ? "," : ".";
  const read = useRead(ItemPage, `/v1/customers/${customer.id}/items?open=true&limit=200`);
  const [reference, setReference] = useState(invoice);
  const [amount, setAmount] = useState<string | null>(null);
  const [reason, setReason] = useState("");
  const write = useWrite(Recorded, onClose);
  return (
    <Answered read={read} lines={3}>
      {({ items }) => {
        const open = items.filter((item) => item.openCents > 0 && item.reference !== "" && !item.disputed);
        const chosen = open.find((item) => item.reference === reference);
        const typed = amount ?? asTyped(chosen?.openCents ?? null, decimal);
        const cents = readAmount(typed);
        const tooMuch = chosen !== undefined && cents !== null && cents > chosen.openCents;
        const dispute = NewDispute.safeParse({ reference, amountCents: cents, reason });
        if (open.length === 0) return <p className="muted">{i18n.t("limits.dispute.none")}</p>;
        return (
          <form
            className="stack"
            onSubmit={(event) => {
              event.preventDefault();
              if (dispute.success)
                write.mutate({
                  method: "POST",
                  path: `/v1/customers/${customer.id}/disputes`,
                  body: dispute.data,
                });
            }}
          >
            <Field label={i18n.t("limits.dispute.invoice")}>
              {(control) => (
                <select
                  {...control}
                  value={reference}
                  onChange={(event) => {
                    setReference(event.target.value);
                    setAmount(null);
                  }}
                >
                  <option value="">{i18n.t("limits.dispute.choose")}</option>
                  {open.map((item) => (
                    <option key={item.id} value={item.reference}>
                      {i18n.t("limits.dispute.option", [item.reference, money(item.openCents)])}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            <AmountField label={i18n.t("limits.dispute.amount")} value={typed} onChange={setAmount} />
            {tooMuch && <p className="field-error">{i18n.t("limits.dispute.tooMuch")}</p>}
            <ReasonField value={reason} onChange={setReason} />
            <FormFoot
              confirm={i18n.t("limits.dispute.confirm")}
              ready={dispute.success && chosen !== undefined && !tooMuch}
              busy={write.isPending}
              failure={write.error}
              onCancel={onClose}
            />
          </form>
        );
      }}
    </Answered>
  );
};
