import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import type { CustomerDetail } from "#extension/platform/messages.ts";
import type { BadgeFigures } from "#shared/contract/sync.ts";
import { formatDate } from "../../format.ts";
import { shownClass } from "../../outside/shown-class.ts";
import { paymentTrend } from "../../payment-trend.ts";
import { ClassTile } from "../../ui/class-tile.tsx";
import { TermsText } from "../../ui/terms-text.tsx";
import "./customer-head.css";

const trendOf = ({ trend }: BadgeFigures) => paymentTrend(trend.recentPoints, trend.yearPoints);

/** Who this is: tile, name, numbers, and the honest marks about what the figures rest on. */
export const CustomerHead = ({ detail }: { detail: CustomerDetail }) => {
  const { badge } = detail;
  const letter = shownClass(badge);
  const trend = badge.figures === null ? null : trendOf(badge.figures);
  const numbers = [
    badge.siren === null ? null : i18n.t("customer.siren", [badge.siren]),
    badge.accountNumbers.length > 0 ? badge.accountNumbers.join(", ") : null,
    detail.repCode === null ? null : i18n.t("customer.rep", [detail.repCode]),
  ].filter((text) => text !== null);
  return (
    <header className="customer-head">
      <ClassTile riskClass={letter} size="record" />
      <div className="customer-name">
        <h1>{badge.name}</h1>
        <p className="muted">{numbers.join(" · ")}</p>
        <p className="customer-facts">
          <span>{i18n.t(badge.prospect && letter === "NR" ? "outside.prospect" : `classes.${letter}`)}</span>
          {trend && <span className="muted">{i18n.t(`customer.trend.${trend}`)}</span>}
          {detail.daysBeyondTerms !== null && (
            <span className="muted">{i18n.t("customer.daysBeyondTerms", detail.daysBeyondTerms)}</span>
          )}
          <span className="muted">
            <TermsText terms={detail.terms} />
          </span>
        </p>
        <p className="muted data-age">
          {badge.ledgerDate === null
            ? i18n.t("customer.noLedger")
            : i18n.t("customer.ledgerOf", [formatDate(badge.ledgerDate, uiLanguage())])}
        </p>
        {badge.marks.length > 0 && (
          <ul className="marks">
            {badge.marks.map((mark) => (
              <li key={mark}>{i18n.t(`marks.${mark}`)}</li>
            ))}
          </ul>
        )}
      </div>
    </header>
  );
};
