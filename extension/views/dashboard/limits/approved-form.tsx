import { useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import { Recorded } from "#shared/contract/customers.ts";
import { AmountField } from "../../ui/amount-field.tsx";
import { DateField } from "../../ui/date-field.tsx";
import { useMoneyText } from "../../ui/money.tsx";
import { ReasonField } from "../../ui/reason-field.tsx";
import { useToday } from "../../ui/session.tsx";
import { useWrite } from "../../ui/use-write.ts";
import type { ChangeFormProps } from "./change-dialog.tsx";
import { FormFoot } from "./form-foot.tsx";
import { asTyped, limitChangeOf } from "./limit-draft.ts";
import { useStandingLimit } from "./use-standing-limit.ts";

/** The permanent limit: an amount or none, from a day, for a reason. 0 is "no credit" and says so. */
export const ApprovedForm = ({ customer, onClose }: ChangeFormProps) => {
  const money = useMoneyText();
  const today = useToday();
  const replaces = useStandingLimit(customer.id);
  const decimal = uiLanguage() === "fr" ? "," : ".";
  const [amount, setAmount] = useState(asTyped(customer.recommendedLimitCents, decimal));
  const [unlimited, setUnlimited] = useState(false);
  const [from, setFrom] = useState(today);
  const [until, setUntil] = useState("");
  const [reason, setReason] = useState("");
  const write = useWrite(Recorded, onClose);
  const change = limitChangeOf({
    kind: "approved",
    amount,
    unlimited,
    from,
    until,
    reason,
    ...(replaces === undefined ? {} : { replaces }),
  });
  const confirm =
    change?.amountCents == null
      ? i18n.t(unlimited ? "limits.approved.confirmUnlimited" : "limits.approved.confirm")
      : i18n.t("limits.approved.confirmAmount", [money(change.amountCents)]);
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (change !== null)
          write.mutate({ method: "POST", path: `/v1/customers/${customer.id}/limits`, body: change });
      }}
    >
      <AmountField
        label={i18n.t("limits.approved.amount")}
        value={amount}
        disabled={unlimited}
        onChange={setAmount}
      />
      {change?.amountCents === 0 && <p className="muted">{i18n.t("limits.approved.zero")}</p>}
      <label className="row">
        <input type="checkbox" checked={unlimited} onChange={(event) => setUnlimited(event.target.checked)} />
        {i18n.t("limits.approved.unlimited")}
      </label>
      <div className="form-pair">
        <DateField label={i18n.t("limits.from")} value={from} min={today} required onChange={setFrom} />
        <DateField
          label={i18n.t("limits.until")}
          hint={i18n.t("limits.untilHint")}
          value={until}
          min={from}
          onChange={setUntil}
        />
      </div>
      <ReasonField value={reason} onChange={setReason} />
      <FormFoot
        confirm={confirm}
        ready={change !== null && replaces !== undefined}
        busy={write.isPending}
        failure={write.error}
        onProved={() => write.variables && write.mutate(write.variables)}
        onCancel={onClose}
      />
    </form>
  );
};
