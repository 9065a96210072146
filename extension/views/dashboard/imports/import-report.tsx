import { Link } from "wouter";
import type { ReadWarning } from "#extension/import/read-error.ts";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import type { ImportStatus } from "#shared/contract/imports.ts";
import { formatNumber } from "../../format.ts";
import { Money } from "../../ui/money.tsx";
import { SCREEN_PATHS } from "../screen-paths.ts";
import { warningWords } from "./reject-words.ts";
import { RejectedLines } from "./rejected-lines.tsx";
import { reportAmounts, reportCounts } from "./report-counts.ts";

type Reported = { status: ImportStatus; warnings?: ReadWarning[] };

/** Counts, control totals, what was put up with, and every line that was not taken. */
export const ReportFacts = ({ status, warnings = [] }: Reported) => {
  const { totals } = status;
  const amounts = totals === null ? [] : reportAmounts(status.kind, totals);
  return (
    <div className="stack">
      {totals === null ? (
        <p className="muted">{i18n.t("imports.noTotals")}</p>
      ) : (
        <>
          <dl className="totals">
            {reportCounts(status.kind, totals).map(({ name, count }) => (
              <div key={name}>
                <dt>{i18n.t(`imports.${name}`)}</dt>
                <dd>{formatNumber(count, uiLanguage())}</dd>
              </div>
            ))}
          </dl>
          {amounts.length > 0 && (
            <dl className="facts">
              {amounts.map(({ name, cents }) => (
                <div key={name}>
                  <dt>{i18n.t(`imports.${name}`)}</dt>
                  <dd>
                    <Money cents={cents} column />
                  </dd>
                </div>
              ))}
              {status.kind === "fec" && (
                <div>
                  <dt>{i18n.t("imports.balance")}</dt>
                  <dd>
                    {totals.debitCents === totals.creditCents ? (
                      <span className="points-up">✓ {i18n.t("imports.balanced")}</span>
                    ) : (
                      <Money cents={totals.debitCents - totals.creditCents} column bad />
                    )}
                  </dd>
                </div>
              )}
            </dl>
          )}
        </>
      )}
      {warnings.length > 0 && (
        <div>
          <h3>{i18n.t("imports.warningsTitle")}</h3>
          <ul className="warning-list">
            {warnings.map((warning) => (
              <li key={warning.code}>{warningWords(warning)}</li>
            ))}
          </ul>
        </div>
      )}
      {totals !== null && totals.rejected > 0 && (
        <RejectedLines importId={status.id} fileName={status.fileName} />
      )}
    </div>
  );
};

/** The report of the import that has just ended, and where to go from it. */
export const ImportReport = ({ status, warnings = [] }: Reported) => (
  <section className="box stack" aria-labelledby="report-title">
    <div className="row spread">
      <h2 id="report-title">{i18n.t("imports.report", [status.fileName])}</h2>
      {status.state === "committed" && (
        <Link href={SCREEN_PATHS.firstTenMinutes} className="button button-main">
          {i18n.t("imports.goFirst")}
        </Link>
      )}
    </div>
    <ReportFacts status={status} warnings={warnings} />
  </section>
);
