import { useContext } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import { type Counterfactual, CounterfactualList, type Standing } from "#shared/contract/explanations.ts";
import { wholePoints } from "#shared/credit/whole-points.ts";
import { formatDays, formatMoney, formatNumber } from "../format.ts";
import { Answered } from "../ui/answered.tsx";
import { ClassTile } from "../ui/class-tile.tsx";
import { Currency } from "../ui/money.tsx";
import { useRead } from "../ui/use-read.ts";
import { useReveal } from "./reveal.ts";
import { documentsOf, whatIfSentence } from "./what-if-sentence.ts";
import "./customer-history.css";

const MOST_DOCUMENTS = 3;

/** Score, limit and room on both sides, those that differ. */
const effectsOf = (now: Standing, after: Standing, money: (cents: number) => string): string[] => {
  const points = (centipoints: number | null) => {
    const whole = wholePoints(centipoints);
    return whole === null ? "—" : formatNumber(whole, uiLanguage());
  };
  const amount = (cents: number | null) => (cents === null ? "—" : money(cents));
  const effects: string[] = [];
  if (points(now.scoreCentipoints) !== points(after.scoreCentipoints))
    effects.push(
      i18n.t("explain.effects.score", [points(now.scoreCentipoints), points(after.scoreCentipoints)]),
    );
  if (now.recommendedLimitCents !== after.recommendedLimitCents)
    effects.push(
      i18n.t("explain.effects.recommended", [
        amount(now.recommendedLimitCents),
        amount(after.recommendedLimitCents),
      ]),
    );
  if (now.headroomCents !== after.headroomCents)
    effects.push(
      i18n.t("explain.effects.headroom", [amount(now.headroomCents), amount(after.headroomCents)]),
    );
  return effects;
};

const WhatIf = ({ counterfactual, now }: { counterfactual: Counterfactual; now: Standing }) => {
  const currency = useContext(Currency);
  const reveal = useReveal();
  const { after } = counterfactual;
  const documents = documentsOf(counterfactual);
  const effects = effectsOf(now, after, (cents) => formatMoney(cents, currency, uiLanguage()));
  return (
    <li className="what-if">
      <ClassTile riskClass={after.riskClass} />
      <div>
        <p>{whatIfSentence(counterfactual, now, currency, uiLanguage())}</p>
        {effects.length > 0 && (
          <ul className="effects muted">
            {effects.map((effect) => (
              <li key={effect}>{effect}</li>
            ))}
          </ul>
        )}
        {reveal !== null && documents.length > 0 && (
          <ul className="causes">
            {documents.slice(0, MOST_DOCUMENTS).map((document) => (
              <li key={document.itemId}>
                <button
                  type="button"
                  className="link-button"
                  onClick={() => reveal({ kind: "item", id: document.itemId })}
                >
                  {document.daysLate > 0
                    ? i18n.t("explain.late", [
                        document.reference,
                        formatDays(document.daysLate, uiLanguage()),
                      ])
                    : i18n.t("explain.notDue", [document.reference])}
                </button>
              </li>
            ))}
            {documents.length > MOST_DOCUMENTS && (
              <li className="muted">{i18n.t("explain.moreDocuments", documents.length - MOST_DOCUMENTS)}</li>
            )}
          </ul>
        )}
      </div>
    </li>
  );
};

/** What would change the class, the score or the room: proved by the same rules on the same facts. */
export const OutlookSection = ({ customerId }: { customerId: string }) => {
  const read = useRead(CounterfactualList, `/v1/customers/${customerId}/counterfactuals`);
  return (
    <section className="box stack" aria-labelledby="outlook-title">
      <h2 id="outlook-title">{i18n.t("explain.outlook.title")}</h2>
      <Answered read={read} lines={3}>
        {({ now, counterfactuals }) =>
          counterfactuals.length === 0 ? (
            <p className="muted">{i18n.t("explain.outlook.none")}</p>
          ) : (
            <ul className="what-ifs">
              {counterfactuals.map((counterfactual) => (
                <WhatIf
                  key={JSON.stringify(counterfactual.change)}
                  counterfactual={counterfactual}
                  now={now}
                />
              ))}
            </ul>
          )
        }
      </Answered>
    </section>
  );
};
