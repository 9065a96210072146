import { useContext, useId } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import type { RequestDetail, RequestStep } from "#shared/contract/requests.ts";
import type { OrderCheckCode } from "#shared/credit/order/order-check.ts";
import { formatList, formatMoment } from "../format.ts";
import { Currency } from "../ui/money.tsx";
import { grantSentence } from "./grant-sentence.ts";
import { isRefusalReason } from "./reason-codes.ts";

const Step = ({ step, currency }: { step: RequestStep; currency: string }) => {
  const language = uiLanguage();
  const { by, action, at, note, grant, reason, inPlaceOf, codes } = step;
  const who =
    by === null ? i18n.t("requests.steps.clock") : by.isMe ? i18n.t("requests.steps.me", [by.name]) : by.name;
  return (
    <li className="step">
      <p>
        <strong>{who}</strong> {i18n.t(`requests.steps.${action}`)}
        {inPlaceOf !== null && <> {i18n.t("requests.steps.inPlaceOf", [inPlaceOf])}</>}
        <span className="muted step-at">{formatMoment(at, language)}</span>
      </p>
      {grant !== null && <p>{grantSentence(grant, { currency, language })}</p>}
      {isRefusalReason(reason) && <p>{i18n.t(`requests.refusals.${reason}`)}</p>}
      {codes.length > 0 && (
        <p>
          {i18n.t("requests.detail.codes", [
            formatList(
              codes.map((code) => i18n.t(`orderChecks.plain.${code as OrderCheckCode}`)),
              language,
            ),
          ])}
        </p>
      )}
      {note !== "" && <blockquote className="step-note">{note}</blockquote>}
    </li>
  );
};

/** Every step and word, the first one first. */
export const Conversation = ({ detail }: { detail: RequestDetail }) => {
  const title = useId();
  const organization = useContext(Currency);
  const currency = detail.asked.kind === "order_release" ? detail.asked.currency : organization;
  if (detail.steps.length === 0) return null;
  return (
    <section className="request-part" aria-labelledby={title}>
      <h2 id={title}>{i18n.t("requests.steps.title")}</h2>
      <ol className="steps">
        {detail.steps.map((step) => (
          <Step key={step.version} step={step} currency={currency} />
        ))}
      </ol>
    </section>
  );
};
