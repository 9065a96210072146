import { useContext, useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import type { AssessmentFacts } from "#shared/contract/assessment-facts.ts";
import { formatDate, formatDays } from "../../format.ts";
import { Button } from "../../ui/button.tsx";
import { Currency, Money, useMoneyText } from "../../ui/money.tsx";
import { useMe, useToday } from "../../ui/session.tsx";
import { dayAfter } from "../../ui/today.ts";
import { cutGround } from "./cut-ground.ts";
import { noticeLetter } from "./notice-letter.ts";

type Cut = NonNullable<AssessmentFacts["limitCut"]>;

const Letter = ({ text }: { text: string }) => {
  const [copied, setCopied] = useState<"copied" | "notCopied" | null>(null);
  const copy = async () => {
    const done = await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
    setCopied(done ? "copied" : "notCopied");
  };
  return (
    <details>
      <summary>{i18n.t("offer.cut.notice")}</summary>
      <div className="notice-letter">
        <p>{text}</p>
        <div className="row">
          <Button onClick={() => void copy()}>{i18n.t("offer.cut.copy")}</Button>
          <span role="status" className="muted">
            {copied && i18n.t(`offer.cut.${copied}`)}
          </span>
        </div>
      </div>
    </details>
  );
};

/** Small limits are rounded to the same amount: a step that brings it no lower is none. */
const lowering = ({ steps, fromCents }: Cut): Cut["steps"] =>
  steps.filter(({ amountCents }, place) => amountCents < (steps[place - 1]?.amountCents ?? fromCents));

/** How a limit above the recommended one comes down: ground, dated steps, and for who decides the notice to send. */
export const LimitCutPart = ({ cut, maySetLimits }: { cut: Cut; maySetLimits: boolean }) => {
  const money = useMoneyText();
  const currency = useContext(Currency);
  const language = uiLanguage();
  const today = useToday();
  const { name } = useMe().organization;
  const steps = lowering(cut).map(({ afterDays, amountCents }) => ({
    afterDays,
    amountCents,
    day: formatDate(dayAfter(today, afterDays), language),
  }));
  const [from, to] = [money(cut.fromCents), money(cut.toCents)];
  return (
    <section className="offer-part" aria-labelledby="cut-title">
      <h3 id="cut-title">{i18n.t("offer.cut.title")}</h3>
      <p>{i18n.t("offer.cut.span", [from, to])}</p>
      <p className="muted">{i18n.t(cut.graduated ? "offer.cut.graduated" : "offer.cut.atOnce")}</p>
      <dl className="fact-grid">
        <div className="fact-wide">
          <dt>{i18n.t("offer.cut.ground")}</dt>
          <dd className="fact-plain">{cutGround(cut, currency, language)}</dd>
        </div>
      </dl>
      {cut.graduated && (
        <>
          <table className="plain-table">
            <caption className="out-of-sight">{i18n.t("offer.cut.steps")}</caption>
            <thead>
              <tr>
                <th scope="col">{i18n.t("offer.cut.after")}</th>
                <th scope="col">{i18n.t("offer.cut.ifToday")}</th>
                <th scope="col">{i18n.t("offer.cut.limit")}</th>
              </tr>
            </thead>
            <tbody>
              {steps.map(({ afterDays, amountCents, day }) => (
                <tr key={afterDays}>
                  <td>{afterDays === 0 ? i18n.t("offer.cut.sameDay") : formatDays(afterDays, language)}</td>
                  <td>{day}</td>
                  <td>
                    <Money cents={amountCents} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {maySetLimits && (
            <Letter
              text={noticeLetter(
                from,
                to,
                steps.map(({ day, amountCents }) => ({ day, limit: money(amountCents) })),
                name,
              )}
            />
          )}
        </>
      )}
    </section>
  );
};
