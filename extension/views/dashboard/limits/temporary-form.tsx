import { useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import { Recorded } from "#shared/contract/customers.ts";
import { formatDate } from "../../format.ts";
import { AmountField } from "../../ui/amount-field.tsx";
import { DateField } from "../../ui/date-field.tsx";
import { useMoneyText } from "../../ui/money.tsx";
import { ReasonField } from "../../ui/reason-field.tsx";
import { useToday } from "../../ui/session.tsx";
import { useWrite } from "../../ui/use-write.ts";
import type { ChangeFormProps } from "./change-dialog.tsx";
import { FormFoot } from "./form-foot.tsx";
import { limitChangeOf } from "./limit-draft.ts";

/** A limit from one day to another: it replaces the approved one meanwhile, never adds to it. */
export const TemporaryForm = ({ customer, onClose }: ChangeFormProps) => {
  const money = useMoneyText();
  const today = useToday();
  const [amount, setAmount] = useState("");
  const [from, setFrom] = useState(today);
  const [until, setUntil] = useState("");
  const [reason, setReason] = useState("");
  const write = useWrite(Recorded, onClose);
  const change = limitChangeOf({ kind: "temporary", amount, unlimited: false, from, until, reason });
  const backwards = until !== "" && until < from;
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (change !== null)
          write.mutate({ method: "POST", path: `/v1/customers/${customer.id}/limits`, body: change });
      }}
    >
      <p className="muted">{i18n.t("limits.temporary.effect")}</p>
      <AmountField label={i18n.t("limits.temporary.amount")} value={amount} onChange={setAmount} />
      <div className="form-pair">
        <DateField label={i18n.t("limits.from")} value={from} min={today} required onChange={setFrom} />
        <DateField
          label={i18n.t("limits.until")}
          value={until}
          min={from}
          required
          error={backwards ? i18n.t("limits.backwards") : undefined}
          onChange={setUntil}
        />
      </div>
      <ReasonField value={reason} onChange={setReason} />
      <FormFoot
        confirm={
          change?.amountCents == null || change.until === null
            ? i18n.t("limits.temporary.confirm")
            : i18n.t("limits.temporary.confirmAmount", [
                money(change.amountCents),
                formatDate(change.until, uiLanguage()),
              ])
        }
        ready={change !== null}
        busy={write.isPending}
        failure={write.error}
        onProved={() => write.variables && write.mutate(write.variables)}
        onCancel={onClose}
      />
    </form>
  );
};
