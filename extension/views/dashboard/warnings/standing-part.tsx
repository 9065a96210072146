import { useId } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import type { ReportDetail } from "#shared/contract/field-reports.ts";
import { formatDate } from "../../format.ts";
import { ClassTile } from "../../ui/class-tile.tsx";
import { Money } from "../../ui/money.tsx";
import { agingRows } from "../customer/aging-rows.ts";
import "../customer/aging-section.css";

/** Where the customer stands while it is judged: class, exposure against the limit, what is overdue and how old. */
export const StandingPart = ({ evidence }: { evidence: NonNullable<ReportDetail["evidence"]> }) => {
  const title = useId();
  const { riskClass, scorePoints, exposureCents, limitCents, overdueCents, aging, ledgerDate } = evidence;
  const ages = agingRows(aging).filter(({ age, cents }) => age !== "notDue" && cents !== 0);
  const { oldestOverdueDays } = evidence;
  return (
    <section className="report-part" aria-labelledby={title}>
      <h3 id={title}>{i18n.t("triage.customer.title")}</h3>
      <p className="row">
        <ClassTile riskClass={riskClass} />
        <span>
          {scorePoints === null
            ? i18n.t("triage.customer.noScore")
            : i18n.t("triage.customer.score", [scorePoints])}
        </span>
      </p>
      <dl className="figures figures-right">
        <div>
          <dt>{i18n.t("triage.customer.exposure")}</dt>
          <dd>
            <Money cents={exposureCents} />
          </dd>
        </div>
        <div>
          <dt>{i18n.t("triage.customer.limit")}</dt>
          <dd>
            {limitCents === null ? (
              <span className="muted">{i18n.t("triage.customer.noLimit")}</span>
            ) : (
              <Money cents={limitCents} />
            )}
          </dd>
        </div>
        <div>
          <dt>{i18n.t("triage.customer.overdue")}</dt>
          <dd>
            <Money cents={overdueCents} bad={overdueCents > 0} />
          </dd>
        </div>
        {ages.map(({ age, cents, permille }) => (
          <div key={age} className="figures-age">
            <dt>{i18n.t(`customer.aging.${age}`)}</dt>
            <dd>
              <span className="aging-cell" aria-hidden="true">
                <span className={`aging-bar aging-${age}`} style={{ width: `${permille / 10}%` }} />
              </span>
              <Money cents={cents} />
            </dd>
          </div>
        ))}
      </dl>
      {oldestOverdueDays !== null && oldestOverdueDays > 0 && (
        <p className="muted">{i18n.t("card.oldest", oldestOverdueDays)}</p>
      )}
      <p className="muted">
        {ledgerDate === null
          ? i18n.t("triage.customer.noLedger")
          : i18n.t("triage.customer.ledger", [formatDate(ledgerDate, uiLanguage())])}
      </p>
    </section>
  );
};
