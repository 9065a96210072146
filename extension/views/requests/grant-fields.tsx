import { useContext } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import type { Asked } from "#shared/contract/requests.ts";
import { financedOf } from "#shared/requests/grant.ts";
import { formatMoney } from "../format.ts";
import { USUAL_TERMS } from "../order-check/order-terms.ts";
import { AmountField } from "../ui/amount-field.tsx";
import { DateField } from "../ui/date-field.tsx";
import { Field } from "../ui/field.tsx";
import { Currency } from "../ui/money.tsx";
import { readAmount } from "../ui/read-amount.ts";
import { Segments } from "../ui/segments.tsx";
import { ClassField } from "./class-field.tsx";
import { type GrantDraft, readDeposit } from "./grant-draft.ts";

type FieldsProps = {
  draft: GrantDraft;
  asked: Asked;
  today: string;
  onEdit: (change: Partial<GrantDraft>) => void;
};

const TermsChoice = ({ draft, asked, onEdit }: FieldsProps) => {
  const askedTerms = "terms" in asked ? asked.terms : null;
  return (
    <Field label={i18n.t("requests.decide.terms")}>
      {(control) => (
        <select {...control} value={draft.terms} onChange={(event) => onEdit({ terms: event.target.value })}>
          <option value="asked">
            {askedTerms === null
              ? i18n.t("requests.decide.termsAgreed")
              : i18n.t(`ui.terms.${askedTerms.kind}`, askedTerms.days)}
          </option>
          {USUAL_TERMS.map(({ kind, days }, place) => (
            <option key={`${kind}${days}`} value={place}>
              {i18n.t(`ui.terms.${kind}`, days)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
};

/** A deposit as an amount or a share; what it comes to is said below. */
const DepositField = ({ draft, orderCents, onEdit }: FieldsProps & { orderCents: number }) => {
  const currency = useContext(Currency);
  const cents = readDeposit(draft.deposit, orderCents);
  const money = (value: number) => formatMoney(value, currency, uiLanguage());
  return (
    <Field
      label={i18n.t("requests.decide.deposit")}
      hint={
        cents === null || cents === 0
          ? i18n.t("requests.decide.depositHint")
          : i18n.t("requests.decide.depositOf", [money(cents), money(orderCents)])
      }
      error={cents === null ? i18n.t("requests.decide.problem.deposit") : undefined}
    >
      {(control) => (
        <input
          {...control}
          inputMode="text"
          autoComplete="off"
          value={draft.deposit}
          onChange={(event) => onEdit({ deposit: event.target.value })}
        />
      )}
    </Field>
  );
};

/** What the grant leaves to owe for the document as it was asked, and whether that lies within it. */
const Financed = ({ draft, orderCents }: { draft: GrantDraft; orderCents: number }) => {
  const currency = useContext(Currency);
  const money = (cents: number) => formatMoney(cents, currency, uiLanguage());
  const amountCents = readAmount(draft.amount);
  const depositCents = readDeposit(draft.deposit, orderCents);
  if (amountCents === null || depositCents === null) return null;
  const left = Math.max(0, orderCents - depositCents);
  const cap = draft.basis === "gross" ? orderCents : left;
  if (cap > amountCents)
    return (
      <p className="figure-bad">
        {draft.basis === "gross"
          ? i18n.t("requests.decide.uncovered", [money(amountCents), money(orderCents)])
          : i18n.t("requests.decide.overCap", [money(left), money(amountCents)])}
      </p>
    );
  const grant = {
    kind: "order_release" as const,
    amountCents,
    basis: draft.basis,
    depositCents,
    terms: null,
    until: 0,
  };
  return (
    <p className="muted">{i18n.t("requests.decide.financedLeft", [money(financedOf(grant, orderCents))])}</p>
  );
};

const ReleaseFields = (props: FieldsProps & { asked: Extract<Asked, { kind: "order_release" }> }) => {
  const { draft, asked, today, onEdit } = props;
  const orderCents = asked.amountCents;
  return (
    <>
      <Segments
        label={i18n.t("requests.decide.basis")}
        value={draft.basis}
        choices={[
          { value: "gross", label: i18n.t("requests.decide.gross") },
          { value: "financed", label: i18n.t("requests.decide.financed") },
        ]}
        onChange={(basis) => onEdit({ basis })}
      />
      <p className="muted form-hint">
        {i18n.t(draft.basis === "gross" ? "requests.decide.grossHint" : "requests.decide.financedHint")}
      </p>
      <div className="form-pair">
        <AmountField
          label={i18n.t("requests.decide.amount")}
          value={draft.amount}
          onChange={(amount) => onEdit({ amount })}
        />
        <DepositField {...props} orderCents={orderCents} />
        <DateField
          label={i18n.t("requests.decide.until")}
          value={draft.until}
          min={today}
          onChange={(until) => onEdit({ until })}
        />
        <TermsChoice {...props} />
      </div>
      <Financed draft={draft} orderCents={orderCents} />
    </>
  );
};

/** The fields that a grant of this kind has; what was asked stands in them to begin with. */
export const GrantFields = (props: FieldsProps) => {
  const { draft, asked, today, onEdit } = props;
  const until = (
    <DateField
      label={i18n.t("requests.decide.until")}
      value={draft.until}
      min={today}
      onChange={(day) => onEdit({ until: day })}
    />
  );
  const amount = (
    <AmountField
      label={i18n.t("requests.decide.amount")}
      value={draft.amount}
      onChange={(typed) => onEdit({ amount: typed })}
    />
  );
  switch (asked.kind) {
    case "order_release":
      return (
        <Currency value={asked.currency}>
          <ReleaseFields {...props} asked={asked} />
        </Currency>
      );
    case "limit_temporary":
      return (
        <div className="form-pair">
          {amount}
          <DateField
            label={i18n.t("requests.decide.from")}
            value={draft.from}
            onChange={(from) => onEdit({ from })}
          />
          {until}
        </div>
      );
    case "limit_permanent":
      return (
        <div className="form-pair">
          {amount}
          <DateField
            label={i18n.t("requests.decide.until")}
            hint={i18n.t("requests.decide.untilOpen")}
            value={draft.until}
            min={today}
            onChange={(day) => onEdit({ until: day })}
          />
        </div>
      );
    case "terms_change":
      return <TermsChoice {...props} />;
    case "block":
      return until;
    case "unblock":
      return null;
    case "class_override":
      return (
        <div className="form-pair">
          <ClassField
            label={i18n.t("requests.decide.class")}
            value={draft.riskClass}
            onChange={(riskClass) => onEdit({ riskClass })}
          />
          {until}
        </div>
      );
  }
};
