import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import type { CustomerDetail } from "#extension/platform/messages.ts";
import { formatDate } from "../../format.ts";
import { LimitBar } from "../../ui/limit-bar.tsx";
import { Money, useMoneyText } from "../../ui/money.tsx";
import { Notice } from "../../ui/notice.tsx";
import { roomOf } from "./room.ts";

/** Room under the limit in one sentence, the bar, and the recommended limit with the term that binds it. */
export const LimitSection = ({ detail }: { detail: CustomerDetail }) => {
  const money = useMoneyText();
  const { figures } = detail.badge;
  if (figures === null) return null;
  const room = roomOf(detail.badge.riskClass, figures);
  return (
    <section className="box stack" aria-labelledby="limit-title">
      <h2 id="limit-title">{i18n.t("customer.limit.title")}</h2>
      <p className="lead">
        {room.cents === null
          ? i18n.t(`customer.limit.room.${room.kind}`)
          : i18n.t(`customer.limit.room.${room.kind}`, [money(room.cents)])}
      </p>
      <LimitBar figures={figures} />
      {figures.limit.expired && (
        <Notice
          kind="warning"
          title={
            figures.limit.until === null
              ? i18n.t("customer.limit.expired")
              : i18n.t("customer.limit.expiredOn", [formatDate(figures.limit.until, uiLanguage())])
          }
        />
      )}
      <dl className="facts">
        <div>
          <dt>{i18n.t("customer.limit.recommended")}</dt>
          <dd>
            <Money cents={figures.recommendedLimitCents} />{" "}
            <span className="muted">{i18n.t(`customer.binding.${figures.binding}`)}</span>
          </dd>
        </div>
        {figures.limit.until !== null && !figures.limit.expired && (
          <div>
            <dt>{i18n.t("customer.limit.until")}</dt>
            <dd>{formatDate(figures.limit.until, uiLanguage())}</dd>
          </div>
        )}
        {figures.disputedCents > 0 && (
          <div>
            <dt>{i18n.t("customer.limit.disputed")}</dt>
            <dd>
              <Money cents={figures.disputedCents} />
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
};
