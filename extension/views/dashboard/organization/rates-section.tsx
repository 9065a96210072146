import { useState } from "react";
import * as z from "zod";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import { RATE_HOLDS_DAYS } from "#shared/amounts/convert.ts";
import { isCurrency } from "#shared/amounts/currency.ts";
import { ExchangeRate, ExchangeRateList } from "#shared/contract/exchange-rates.ts";
import { formatDate } from "../../format.ts";
import { Answered } from "../../ui/answered.tsx";
import { Button } from "../../ui/button.tsx";
import { DateField } from "../../ui/date-field.tsx";
import { FailureNotice } from "../../ui/failure-notice.tsx";
import { Field } from "../../ui/field.tsx";
import { useMe } from "../../ui/session.tsx";
import { dayAfter, dayIn } from "../../ui/today.ts";
import { useRead } from "../../ui/use-read.ts";
import { useWrite } from "../../ui/use-write.ts";
import { rateText, readRate } from "./rate-text.ts";

const PATH = "/v1/exchange-rates";
type Rate = ExchangeRateList["rates"][number];

const RateRow = ({ rate, home, today }: { rate: Rate; home: string; today: string }) => {
  const remove = useWrite(z.unknown());
  const isOld = dayAfter(rate.date, RATE_HOLDS_DAYS) < today;
  return (
    <tr>
      <th scope="row">{rate.currency}</th>
      <td className="figure">
        {i18n.t("dashboard.organization.rates.worth", [
          rate.currency,
          rateText(rate.rateE8, uiLanguage() === "fr" ? "," : "."),
          home,
        ])}
      </td>
      <td>
        {formatDate(rate.date, uiLanguage())}
        {isOld && <span className="muted"> {i18n.t("dashboard.organization.rates.old")}</span>}
      </td>
      <td className="muted">{rate.setBy}</td>
      <td>
        <Button
          look="quiet"
          busy={remove.isPending}
          onClick={() => remove.mutate({ method: "DELETE", path: `${PATH}/${rate.currency}` })}
        >
          {i18n.t("dashboard.organization.rates.remove", [rate.currency])}
        </Button>
        {remove.error && <FailureNotice failure={remove.error} kept={i18n.t("ui.nothingChanged")} />}
      </td>
    </tr>
  );
};

const RateForm = ({ home, today }: { home: string; today: string }) => {
  const [currency, setCurrency] = useState("");
  const [rate, setRate] = useState("");
  const [date, setDate] = useState(today);
  const write = useWrite(ExchangeRate, () => {
    setCurrency("");
    setRate("");
  });
  const code = currency.trim().toUpperCase();
  const rateE8 = readRate(rate);
  const known = isCurrency(code) && code !== home;
  const ready = known && rateE8 !== null && date !== "" && date <= today;
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) write.mutate({ method: "PUT", path: `${PATH}/${code}`, body: { rateE8, date } });
      }}
    >
      <div className="form-pair">
        <Field
          label={i18n.t("dashboard.organization.rates.currency")}
          hint={i18n.t("dashboard.organization.rates.currencyHint")}
          error={
            code.length >= 3 && !known ? i18n.t("dashboard.organization.rates.currencyWrong") : undefined
          }
        >
          {(control) => (
            <input
              {...control}
              value={currency}
              maxLength={3}
              onChange={(event) => setCurrency(event.target.value)}
            />
          )}
        </Field>
        <Field
          label={i18n.t("dashboard.organization.rates.rate", [home])}
          error={
            rate.trim() !== "" && rateE8 === null
              ? i18n.t("dashboard.organization.rates.rateWrong")
              : undefined
          }
        >
          {(control) => (
            <input
              {...control}
              inputMode="decimal"
              value={rate}
              onChange={(event) => setRate(event.target.value)}
            />
          )}
        </Field>
        <DateField
          label={i18n.t("dashboard.organization.rates.date")}
          value={date}
          max={today}
          required
          onChange={setDate}
        />
      </div>
      {write.error && <FailureNotice failure={write.error} kept={i18n.t("ui.nothingChanged")} />}
      <div className="row">
        <Button type="submit" look="main" busy={write.isPending} disabled={!ready}>
          {i18n.t("dashboard.organization.rates.set")}
        </Button>
      </div>
    </form>
  );
};

/** What other currencies are worth: set by hand, dated, and silent after 30 days. */
export const RatesSection = () => {
  const { organization } = useMe();
  const read = useRead(ExchangeRateList, PATH);
  const today = dayIn(organization.timeZone, new Date());
  const home = organization.currency;
  return (
    <section className="box stack" aria-labelledby="rates-title">
      <h2 id="rates-title">{i18n.t("dashboard.organization.rates.title")}</h2>
      <p className="muted">{i18n.t("dashboard.organization.rates.note", [home])}</p>
      <Answered read={read} lines={2}>
        {({ rates }) =>
          rates.length === 0 ? (
            <p>{i18n.t("dashboard.organization.rates.none")}</p>
          ) : (
            <div className="table-scroll">
              <table className="plain-table">
                <thead>
                  <tr>
                    <th scope="col">{i18n.t("dashboard.organization.rates.currency")}</th>
                    <th scope="col">{i18n.t("dashboard.organization.rates.rate", [home])}</th>
                    <th scope="col">{i18n.t("dashboard.organization.rates.date")}</th>
                    <th scope="col">{i18n.t("dashboard.organization.rates.by")}</th>
                    <th scope="col">
                      <span className="out-of-sight">{i18n.t("dashboard.organization.rates.actions")}</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {rates.map((rate) => (
                    <RateRow key={rate.currency} rate={rate} home={home} today={today} />
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Answered>
      <RateForm home={home} today={today} />
    </section>
  );
};
