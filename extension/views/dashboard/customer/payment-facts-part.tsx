import type { ReactNode } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import type { CustomerDetail } from "#extension/platform/messages.ts";
import type { AssessmentFacts } from "#shared/contract/assessment-facts.ts";
import type { BadgeFigures } from "#shared/contract/sync.ts";
import { formatDate, formatDays, formatMonthName, formatNumber, formatShare } from "../../format.ts";
import { paymentTrend } from "../../payment-trend.ts";
import { Money, useMoneyText } from "../../ui/money.tsx";
import { knownPromises, showsSeason, showsShare } from "./payment-facts.ts";

const Fact = ({ name, note, children }: { name: string; note?: string; children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>
      {children}
      {note !== undefined && <span className="muted fact-note">{note}</span>}
    </dd>
  </div>
);

const indexText = ({ recentPoints, yearPoints }: BadgeFigures["trend"]): string => {
  const recent = recentPoints === null ? null : formatNumber(recentPoints, uiLanguage());
  const year = yearPoints === null ? null : formatNumber(yearPoints, uiLanguage());
  if (recent !== null && year !== null) return i18n.t("behind.payments.indexBoth", [recent, year]);
  if (year !== null) return i18n.t("behind.payments.indexYear", [year]);
  return recent === null
    ? i18n.t("behind.payments.noIndex")
    : i18n.t("behind.payments.indexRecent", [recent]);
};

const Promises = ({ ledger }: { ledger: AssessmentFacts["ledger"] }) => {
  const money = useMoneyText();
  const promises = knownPromises(ledger.promises);
  const { nextPromise } = ledger;
  const next =
    nextPromise === null
      ? undefined
      : i18n.t("behind.payments.nextPromise", [
          money(nextPromise.missingCents),
          formatDate(nextPromise.promisedOn, uiLanguage()),
        ]);
  return (
    <Fact name={i18n.t("behind.payments.promises")} note={next}>
      {promises.length === 0
        ? i18n.t("behind.payments.noPromise")
        : promises
            .map(({ state, count }) =>
              i18n.t(`behind.payments.promised.${state}`, [formatNumber(count, uiLanguage())]),
            )
            .join(", ")}
    </Fact>
  );
};

type PaymentFactsProps = {
  ledger: AssessmentFacts["ledger"];
  groupExposureCents: number | null;
  figures: BadgeFigures;
  daysBeyondTerms: CustomerDetail["daysBeyondTerms"];
};

/** How the customer pays, fact by fact, as the ledger says it. */
export const PaymentFacts = ({ ledger, groupExposureCents, figures, daysBeyondTerms }: PaymentFactsProps) => {
  const money = useMoneyText();
  const language = uiLanguage();
  const number = (value: number): string => formatNumber(value, language);
  const trend = paymentTrend(figures.trend.recentPoints, figures.trend.yearPoints);
  const { worstOpenItem, ownShareBasisPoints } = ledger;
  const isNew = ledger.paidInvoices === 0 && ledger.overdueInvoices === 0;
  return (
    <section className="behind-part" aria-labelledby="payments-title">
      <h3 id="payments-title">{i18n.t("behind.payments.title")}</h3>
      {isNew && <p className="muted">{i18n.t("behind.payments.none")}</p>}
      <dl className="fact-grid">
        {!isNew && (
          <>
            <Fact
              name={i18n.t("behind.payments.index")}
              note={trend === null ? i18n.t("behind.payments.indexNote") : i18n.t(`customer.trend.${trend}`)}
            >
              {indexText(figures.trend)}
            </Fact>
            <Fact
              name={i18n.t("behind.payments.late")}
              note={i18n.t("behind.payments.lateNote", [
                number(ledger.paidInvoices),
                number(ledger.overdueInvoices),
              ])}
            >
              {i18n.t("behind.payments.lateShare", [formatShare(ledger.lateShareBasisPoints, language)])}
            </Fact>
            {daysBeyondTerms !== null && (
              <Fact name={i18n.t("behind.payments.days")} note={i18n.t("behind.payments.daysNote")}>
                {formatDays(daysBeyondTerms, language)}
              </Fact>
            )}
            <Fact
              name={i18n.t("behind.payments.worst")}
              note={
                worstOpenItem === null
                  ? undefined
                  : i18n.t("behind.payments.worstNote", [formatDays(worstOpenItem.days, language)])
              }
            >
              {worstOpenItem === null
                ? i18n.t("behind.payments.noWorst")
                : i18n.t("behind.payments.worstItem", [
                    worstOpenItem.reference,
                    money(worstOpenItem.openCents),
                  ])}
            </Fact>
          </>
        )}
        {ownShareBasisPoints !== null && (
          <Fact name={i18n.t("behind.payments.share")}>
            {showsShare(ownShareBasisPoints)
              ? formatShare(ownShareBasisPoints, language)
              : i18n.t("behind.payments.shareUnder", [formatShare(10, language)])}
          </Fact>
        )}
        <Fact name={i18n.t("behind.payments.disputes")}>
          {ledger.disputedItems === 0
            ? i18n.t("behind.payments.noRecord")
            : i18n.t("behind.payments.disputed", ledger.disputedItems, [
                number(ledger.disputedItems),
                money(figures.disputedCents),
              ])}
        </Fact>
        <Promises ledger={ledger} />
        {ledger.returnedPayments > 0 && (
          <Fact name={i18n.t("behind.payments.returned")}>{number(ledger.returnedPayments)}</Fact>
        )}
        {ledger.partialPayments > 0 && (
          <Fact name={i18n.t("behind.payments.partial")}>{number(ledger.partialPayments)}</Fact>
        )}
        {ledger.refunds > 0 && (
          <Fact name={i18n.t("behind.payments.refunds")}>
            {i18n.t("behind.payments.refunded", [number(ledger.refunds), money(ledger.refundedCents)])}
          </Fact>
        )}
        {showsSeason(ledger) && (
          <Fact name={i18n.t("behind.payments.season")}>
            {i18n.t("behind.payments.seasonOf", [
              formatMonthName(ledger.busiestMonth, language),
              formatShare(ledger.busiestMonthBasisPoints, language),
            ])}
          </Fact>
        )}
        {ledger.historyFrom !== null && (
          <Fact name={i18n.t("behind.payments.since")}>
            {i18n.t("behind.payments.sinceDay", [formatDate(ledger.historyFrom, language)])}
          </Fact>
        )}
        {groupExposureCents !== null && (
          <Fact name={i18n.t("behind.payments.group")}>
            <Money cents={groupExposureCents} />
          </Fact>
        )}
      </dl>
    </section>
  );
};
