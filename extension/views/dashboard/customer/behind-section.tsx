import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import type { CustomerDetail } from "#extension/platform/messages.ts";
import { formatPercent } from "../../format.ts";
import { AxisBar } from "./axis-bar.tsx";
import { AXES, axisReasons } from "./axis-reasons.ts";
import { LateChance } from "./late-chance.tsx";
import { PaymentFacts } from "./payment-facts-part.tsx";
import "./behind-section.css";

/** What is behind class and limit: the two axes with their main reasons, how the customer pays, what to expect next. */
export const BehindSection = ({ detail }: { detail: CustomerDetail }) => {
  const { facts, reasons, daysBeyondTerms } = detail;
  const { figures } = detail.badge;
  if (facts === undefined || figures === null) return null;
  const points = { pays: figures.paysPoints, lasts: figures.lastsPoints };
  return (
    <section className="box stack behind" aria-labelledby="behind-title">
      <h2 id="behind-title">{i18n.t("behind.title")}</h2>
      {AXES.map((axis) => (
        <AxisBar key={axis} axis={axis} points={points[axis]} reasons={axisReasons(reasons, axis)} />
      ))}
      <p className="muted">
        {i18n.t("behind.axes.coverage", [formatPercent(figures.coveragePercent, uiLanguage())])}
      </p>
      <PaymentFacts
        ledger={facts.ledger}
        groupExposureCents={facts.groupExposureCents}
        figures={figures}
        daysBeyondTerms={daysBeyondTerms}
      />
      {facts.lateProbability !== undefined && <LateChance chance={facts.lateProbability} />}
    </section>
  );
};
