import { useContext } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import type { OrderCheckReply, OrderWay } from "#shared/contract/order-checks.ts";
import { roomLines } from "../dashboard/customer/dated-room.ts";
import { formatDate, formatDays } from "../format.ts";
import { failedCheckSentence, orderWaySentence } from "../order-check-sentence.ts";
import { Button } from "../ui/button.tsx";
import { Currency, useMoneyText } from "../ui/money.tsx";
import { releaseSentence } from "./release-sentence.ts";

const Failed = ({ failed }: Pick<OrderCheckReply, "failed">) => {
  const currency = useContext(Currency);
  return (
    <section className="check-part" aria-labelledby="check-failed">
      <h4 id="check-failed">{i18n.t("orderChecks.result.failed")}</h4>
      <ul>
        {failed.map((each) => (
          <li key={each.code} className={`check-line check-${each.severity}`}>
            <span className="out-of-sight">{i18n.t(`orderChecks.result.severity.${each.severity}`)} </span>
            {failedCheckSentence(each, currency, uiLanguage())}
          </li>
        ))}
      </ul>
    </section>
  );
};

type AskFor = ((way: OrderWay | null) => void) | null;

const Ways = ({ ways, onAsk }: { ways: NonNullable<OrderCheckReply["ways"]>; onAsk: AskFor }) => {
  const currency = useContext(Currency);
  return (
    <section className="check-part" aria-labelledby="check-ways">
      <h4 id="check-ways">{i18n.t("orderChecks.result.ways")}</h4>
      {ways.ways.length === 0 ? (
        <p className="muted">{i18n.t("orderChecks.result.noWays")}</p>
      ) : (
        <ol className="check-ways">
          {ways.ways.map((way) => (
            <li key={way.kind} id={`check-way-${way.kind}`}>
              <span>{orderWaySentence(way, currency, uiLanguage())}</span>
              {onAsk && (
                <Button aria-describedby={`check-way-${way.kind}`} onClick={() => onAsk(way)}>
                  {i18n.t("requests.ask.button")}
                </Button>
              )}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
};

/** Room of today and the first day on which there is more, in one sentence each. */
const Room = ({ ways }: { ways: NonNullable<OrderCheckReply["ways"]> }) => {
  const money = useMoneyText();
  const language = uiLanguage();
  const { datedRoom, fitsFrom } = ways;
  if (datedRoom === null) return null;
  const [next] = roomLines(datedRoom).filter(({ roomCents }) => roomCents > datedRoom.roomCents);
  return (
    <section className="check-part" aria-labelledby="check-room">
      <h4 id="check-room">{i18n.t("orderChecks.result.room")}</h4>
      <ul>
        <li>{i18n.t("orderChecks.result.roomToday", [money(datedRoom.roomCents)])}</li>
        {next && (
          <li>
            {next.others === 0
              ? i18n.t("customer.datedRoom.step", [
                  money(next.roomCents),
                  formatDate(next.date, language),
                  next.reference,
                ])
              : i18n.t("customer.datedRoom.steps", next.others, [
                  String(next.others),
                  money(next.roomCents),
                  formatDate(next.date, language),
                  next.reference,
                ])}
          </li>
        )}
        {fitsFrom !== null && (
          <li>{i18n.t("orderChecks.result.fitsFrom", [formatDate(fitsFrom, language)])}</li>
        )}
      </ul>
    </section>
  );
};

const ageText = ({ ledgerDate, ledgerWorkingDays }: OrderCheckReply): string =>
  ledgerDate === null || ledgerWorkingDays === null
    ? i18n.t("orderChecks.result.noBooks")
    : i18n.t("orderChecks.result.books", ledgerWorkingDays, [
        String(ledgerWorkingDays),
        formatDate(ledgerDate, uiLanguage()),
      ]);

/** Everything behind a verdict: all that failed, what would make it pass, when there is room, how old the data are. */
export const CheckResult = ({ reply, onAsk = null }: { reply: OrderCheckReply; onAsk?: AskFor }) => {
  const money = useMoneyText();
  const { figures, failed, ways, condition, exempt, openingOffer } = reply;
  const passes = reply.verdict === "within_limit" || reply.verdict === "within_tolerance";
  return (
    <div className="check-details">
      {exempt && <p>{i18n.t(`orderChecks.result.exempt.${exempt}`)}</p>}
      {exempt === null && reply.verdict !== "blocked" && figures !== null && figures.afterCents !== null && (
        <p>
          {figures.limitCents === null
            ? i18n.t("orderChecks.result.after", [money(figures.afterCents)])
            : i18n.t("orderChecks.result.afterOf", [money(figures.afterCents), money(figures.limitCents)])}
        </p>
      )}
      {reply.release && <p>{releaseSentence(reply.release, money)}</p>}
      {condition && <p>{i18n.t(`orderChecks.result.condition.${condition}`)}</p>}
      {openingOffer && (
        <p>
          {i18n.t("orderChecks.result.openingOffer", [
            money(openingOffer.amountCents),
            formatDays(openingOffer.termsDays, uiLanguage()),
          ])}
        </p>
      )}
      {failed.length > 0 && <Failed failed={failed} />}
      {onAsk && !passes && (
        <div className="row">
          <Button look="main" onClick={() => onAsk(null)}>
            {i18n.t("requests.ask.buttonVerdict")}
          </Button>
        </div>
      )}
      {ways && !passes && <Ways ways={ways} onAsk={onAsk} />}
      {ways && !passes && <Room ways={ways} />}
      <p className="muted check-age">
        {ageText(reply)}
        {reply.marks.includes("without_open_orders") && ` ${i18n.t("marks.without_open_orders")}`}
      </p>
    </div>
  );
};
