import { useContext, useId } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import type { RequestDetail, RequestSnapshot } from "#shared/contract/requests.ts";
import { formatDate, formatMoment, formatShare } from "../format.ts";
import { failedCheckSentence } from "../order-check-sentence.ts";
import { Currency, Money, useMoneyText } from "../ui/money.tsx";
import { differenceSentences } from "./difference.ts";

/** What the customer would owe if it were granted as asked, and how much of our receivables that is. */
export const Consequence = ({ detail }: { detail: RequestDetail }) => {
  const money = useMoneyText();
  const { now, concentration } = detail;
  if (now === null) return <p className="muted">{i18n.t("requests.detail.classOnly")}</p>;
  const { resultingCents, limitCents, coverCents } = now;
  const isLimit = detail.kind === "limit_temporary" || detail.kind === "limit_permanent";
  const afterCents = resultingCents === null ? null : resultingCents + coverCents;
  const over = !isLimit && afterCents !== null && limitCents !== null && afterCents > limitCents;
  return (
    <div className="consequence">
      {afterCents !== null && (
        <p className={over ? "consequence-main figure-bad" : "consequence-main"}>
          {limitCents === null
            ? i18n.t("requests.detail.afterAlone", [money(afterCents)])
            : i18n.t(isLimit ? "requests.detail.upTo" : "requests.detail.afterOf", [
                money(afterCents),
                money(limitCents),
              ])}
        </p>
      )}
      {coverCents > 0 && resultingCents !== null && (
        <p>{i18n.t("requests.detail.atRisk", [money(coverCents), money(resultingCents)])}</p>
      )}
      {concentration !== null && (
        <p>
          {concentration.groupBasisPoints === null || concentration.groupName === null
            ? i18n.t("requests.detail.concentration", [
                formatShare(concentration.customerBasisPoints, uiLanguage()),
              ])
            : i18n.t("requests.detail.concentrationGroup", [
                formatShare(concentration.customerBasisPoints, uiLanguage()),
                concentration.groupName,
                formatShare(concentration.groupBasisPoints, uiLanguage()),
              ])}
        </p>
      )}
    </div>
  );
};

/** Class and figures side by side, as they were when it was asked and as they are. */
const ThenAndNow = ({ asked, now }: { asked: RequestSnapshot; now: RequestSnapshot }) => {
  const rows = [
    { key: "exposure", asked: asked.exposureCents, now: now.exposureCents },
    { key: "overdue", asked: asked.overdueCents, now: now.overdueCents },
    { key: "limit", asked: asked.limitCents, now: now.limitCents },
    { key: "cover", asked: asked.coverCents, now: now.coverCents },
  ] as const;
  return (
    <table className="then-now">
      <caption className="out-of-sight">{i18n.t("requests.detail.table")}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{i18n.t("requests.detail.whenAsked")}</th>
          <th scope="col">{i18n.t("requests.detail.today")}</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{i18n.t("requests.detail.class")}</th>
          <td>{classText(asked)}</td>
          <td>{classText(now)}</td>
        </tr>
        {rows
          .filter(({ key, asked: before, now: after }) => key !== "cover" || before !== 0 || after !== 0)
          .map((row) => (
            <tr key={row.key}>
              <th scope="row">{i18n.t(`requests.detail.${row.key}`)}</th>
              <td>
                <Money cents={row.asked} column />
              </td>
              <td>
                <Money cents={row.now} column />
              </td>
            </tr>
          ))}
      </tbody>
    </table>
  );
};

const classText = ({ riskClass, scorePoints }: RequestSnapshot): string =>
  [riskClass === "NR" ? "–" : riskClass, ...(scorePoints === null ? [] : [String(scorePoints)])].join(" · ");

/** What stands in the way today, what changed since it was asked, and what else this customer waits for. */
export const Grounds = ({ detail, onOpen }: { detail: RequestDetail; onOpen: (id: string) => void }) => {
  const title = useId();
  const currency = useContext(Currency);
  const money = useMoneyText();
  const language = uiLanguage();
  const { now, whenAsked, others } = detail;
  const differences =
    now === null || whenAsked === null ? null : differenceSentences(whenAsked, now, currency, language);
  return (
    <>
      {now !== null && now.failed.length > 0 && (
        <section className="request-part" aria-labelledby={`${title}-failed`}>
          <h2 id={`${title}-failed`}>{i18n.t("orderChecks.result.failed")}</h2>
          <ul>
            {now.failed.map((check) => (
              <li key={check.code} className={`check-line check-${check.severity}`}>
                <span className="out-of-sight">
                  {i18n.t(`orderChecks.result.severity.${check.severity}`)}{" "}
                </span>
                {failedCheckSentence(check, currency, language)}
              </li>
            ))}
          </ul>
        </section>
      )}
      {now !== null && whenAsked !== null && <ThenAndNow asked={whenAsked} now={now} />}
      {differences !== null && (
        <section className="request-part" aria-labelledby={`${title}-diff`}>
          <h2 id={`${title}-diff`}>{i18n.t("requests.detail.diff")}</h2>
          {differences.length === 0 ? (
            <p className="muted">{i18n.t("requests.detail.diffNone")}</p>
          ) : (
            <ul>
              {differences.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          )}
        </section>
      )}
      {others.requests.length > 0 && (
        <section className="request-part" aria-labelledby={`${title}-others`}>
          <h2 id={`${title}-others`}>{i18n.t("requests.detail.others", others.requests.length)}</h2>
          <ul>
            {others.requests.map(({ id, kind, valueCents, askedAt }) => (
              <li key={id}>
                <button type="button" className="link-button" onClick={() => onOpen(id)}>
                  {[
                    i18n.t(`requests.kinds.${kind}`),
                    ...(valueCents === null ? [] : [money(valueCents)]),
                  ].join(" · ")}
                </button>{" "}
                <span className="muted">{formatMoment(askedAt, language)}</span>
              </li>
            ))}
          </ul>
          {others.allGrantedCents !== null && (
            <p>{i18n.t("requests.detail.allGranted", [money(others.allGrantedCents)])}</p>
          )}
        </section>
      )}
      {now?.ledgerDate && (
        <p className="muted request-foot">
          {i18n.t("requests.detail.books", [formatDate(now.ledgerDate, language)])}
        </p>
      )}
    </>
  );
};
