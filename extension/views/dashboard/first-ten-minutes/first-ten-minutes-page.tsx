import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import { FirstTenMinutes } from "#shared/contract/imports.ts";
import { formatDate, formatNumber } from "../../format.ts";
import { Answered } from "../../ui/answered.tsx";
import { Empty } from "../../ui/empty.tsx";
import { Money } from "../../ui/money.tsx";
import { useRead } from "../../ui/use-read.ts";
import { PageHead } from "../page-head.tsx";
import { BadIdentifiers } from "./bad-identifiers.tsx";
import { ConfirmTerms } from "./confirm-terms.tsx";
import { LimitsExceeded } from "./limits-exceeded.tsx";
import { Riskiest } from "./riskiest.tsx";
import "./first-ten-minutes.css";

const Totals = ({ totals }: { totals: FirstTenMinutes["totals"] }) => (
  <dl className="totals box">
    <div>
      <dt>{i18n.t("dashboard.first.customers")}</dt>
      <dd>{formatNumber(totals.customers, uiLanguage())}</dd>
    </div>
    <div>
      <dt>{i18n.t("dashboard.first.exposure")}</dt>
      <dd>
        <Money cents={totals.exposureCents} />
      </dd>
    </div>
    <div>
      <dt>{i18n.t("dashboard.first.overdue")}</dt>
      <dd>
        <Money
          cents={totals.overdueCents}
          bad={totals.overdueCents > 0}
          about={totals.overdueAssumed === true}
        />
      </dd>
    </div>
    <div>
      <dt>{i18n.t("dashboard.first.withoutLimit")}</dt>
      <dd>{formatNumber(totals.withoutLimit, uiLanguage())}</dd>
    </div>
    <div>
      <dt>{i18n.t("dashboard.first.ledgerDate")}</dt>
      <dd>{totals.ledgerDate === null ? "—" : formatDate(totals.ledgerDate, uiLanguage())}</dd>
    </div>
  </dl>
);

/** What to look at after an import, the largest money first; each line leads to the customer and its invoices. */
export const FirstTenMinutesPage = () => {
  const read = useRead(FirstTenMinutes, "/v1/first-ten-minutes");
  return (
    <div className="page">
      <PageHead title={i18n.t("dashboard.nav.firstTenMinutes")} about={i18n.t("dashboard.first.about")} />
      <Answered read={read} lines={6}>
        {(report) =>
          report.totals.customers === 0 ? (
            <Empty title={i18n.t("dashboard.first.empty")}>
              <a href="#/imports">{i18n.t("dashboard.first.emptyNext")}</a>
            </Empty>
          ) : (
            <>
              <Totals totals={report.totals} />
              <div className="first-grid">
                <Riskiest customers={report.riskiest} />
                <LimitsExceeded customers={report.limitsExceeded} />
                <ConfirmTerms customers={report.confirmTerms} />
                <BadIdentifiers customers={report.badIdentifiers} />
              </div>
            </>
          )
        }
      </Answered>
    </div>
  );
};
