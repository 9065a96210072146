import { useContext, useId, useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import type { OrderWay } from "#shared/contract/order-checks.ts";
import type { Terms } from "#shared/credit/terms.ts";
import { formatDate, formatMoney } from "../format.ts";
import { useAskFor } from "../requests/ask-context.ts";
import { AmountField } from "../ui/amount-field.tsx";
import { Button } from "../ui/button.tsx";
import { FailureNotice } from "../ui/failure-notice.tsx";
import { Field } from "../ui/field.tsx";
import { Currency, useMoneyText } from "../ui/money.tsx";
import { CheckResult } from "./check-result.tsx";
import type { SeenOrder } from "./draft-of-document.ts";
import { type OrderDraft, orderOfDraft } from "./order-draft.ts";
import { otherTerms, placeOfTerms } from "./order-terms.ts";
import { TakeOrder } from "./take-order.tsx";
import { type CheckedReply, useOrderCheck } from "./use-order-check.ts";
import { usePageRecord } from "./use-page-record.ts";
import { VerdictChip } from "./verdict-chip.tsx";
import "./order-check.css";

const termsText = ({ kind, days }: Pick<Terms, "kind" | "days">): string => i18n.t(`ui.terms.${kind}`, days);

type AnswerProps = { last: CheckedReply; assumed: boolean; busy: boolean };

/** Asks credit for the very order that was checked, by the way that was pressed. */
const useAskFrom = ({ asked }: CheckedReply) => {
  const askFor = useAskFor();
  if (askFor === null) return null;
  const { customerId, amountCents, currency, depositCents, terms, documentNumber, kind, linkUnconfirmed } =
    asked;
  return (way: OrderWay | null): void =>
    askFor({
      customerId,
      way,
      ...(linkUnconfirmed === true && { linkUnconfirmed }),
      order: {
        amountCents,
        currency,
        terms: terms ?? null,
        depositCents: depositCents ?? 0,
        documentNumber: documentNumber ?? "",
        ...(kind !== undefined && { documentKind: kind }),
      },
    });
};

const Answer = ({ last, assumed, busy }: AnswerProps) => {
  const { asked, reply } = last;
  const onAsk = useAskFrom(last);
  const money = useMoneyText();
  const deposit = asked.depositCents ?? 0;
  const written = (cents: number): string => formatMoney(cents, asked.currency, uiLanguage());
  const order = written(asked.amountCents);
  const terms = asked.terms
    ? termsText(asked.terms)
    : i18n.t(assumed ? "orderChecks.result.assumedTerms" : "orderChecks.result.agreedTerms");
  return (
    <div className="check-answer" aria-busy={busy || undefined}>
      <div role="status" className="check-verdict">
        <p className="muted">
          {deposit > 0
            ? i18n.t("orderChecks.result.ofDeposit", [order, terms, written(deposit)])
            : i18n.t("orderChecks.result.of", [order, terms])}
          {reply.conversion &&
            ` ${i18n.t("orderChecks.chip.converted", [
              order,
              money(reply.conversion.amountCents),
              formatDate(reply.conversion.date, uiLanguage()),
            ])}`}
        </p>
        <VerdictChip reply={reply} />
      </div>
      <CheckResult reply={reply} onAsk={onAsk} />
      {!busy && <TakeOrder key={JSON.stringify(asked)} {...last} />}
    </div>
  );
};

const NOTHING: OrderDraft = { amount: "", terms: "", deposit: "", first: "" };

/**
 * An order that is only thought of, checked as if it were entered: nothing is recorded. `seen`: what the page beside shows, to
 * begin with.
 */
export const OrderCheckSection = ({
  customerId,
  terms,
  linkUnconfirmed = false,
  seen = null,
}: {
  customerId: string;
  terms: Terms;
  linkUnconfirmed?: boolean;
  seen?: SeenOrder | null;
}) => {
  const title = useId();
  const home = useContext(Currency);
  const currency = seen?.currency ?? home;
  const others = otherTerms(terms, seen?.terms);
  const [draft, setDraft] = useState<OrderDraft>(
    seen === null ? NOTHING : { ...seen.draft, terms: placeOfTerms(others, seen.terms) },
  );
  const { check, busy, failure, last } = useOrderCheck();
  const record = usePageRecord(seen !== null);
  const drafted = orderOfDraft(draft, customerId, currency, others);
  const order = drafted && {
    ...drafted,
    ...(seen !== null && { documentNumber: seen.documentNumber, kind: seen.kind }),
    ...(linkUnconfirmed && { linkUnconfirmed }),
    ...(record && { document: record }),
  };
  const edit = (change: Partial<OrderDraft>) => setDraft({ ...draft, ...change });
  return (
    <section className="box stack" aria-labelledby={title}>
      <h2 id={title}>{i18n.t("orderChecks.form.title")}</h2>
      <form
        className="check-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (order !== null && !busy) check(order);
        }}
      >
        <Currency.Provider value={currency}>
          <AmountField
            label={i18n.t("orderChecks.form.amount")}
            value={draft.amount}
            onChange={(amount) => edit({ amount })}
          />
          <AmountField
            label={i18n.t("orderChecks.form.deposit")}
            value={draft.deposit}
            onChange={(deposit) => edit({ deposit })}
          />
          <AmountField
            label={i18n.t("orderChecks.form.first")}
            value={draft.first}
            onChange={(first) => edit({ first })}
          />
        </Currency.Provider>
        <div className="check-terms">
          <Field label={i18n.t("orderChecks.form.terms")}>
            {(control) => (
              <select
                {...control}
                value={draft.terms}
                onChange={(event) => edit({ terms: event.target.value })}
              >
                <option value="">
                  {i18n.t(terms.assumed ? "orderChecks.form.assumed" : "orderChecks.form.asAgreed", [
                    termsText(terms),
                  ])}
                </option>
                {others.map((each, place) => (
                  <option key={`${each.kind}${each.days}`} value={place}>
                    {termsText(each)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Button type="submit" busy={busy} disabled={order === null}>
            {i18n.t(busy ? "orderChecks.form.checking" : "orderChecks.form.check")}
          </Button>
        </div>
      </form>
      {failure && (
        <FailureNotice
          failure={failure}
          kept={i18n.t("orderChecks.form.kept")}
          {...(order !== null && { onRetry: () => check(order) })}
        />
      )}
      {last && <Answer assumed={terms.assumed} last={last} busy={busy} />}
    </section>
  );
};
