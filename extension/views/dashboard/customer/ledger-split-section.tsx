import { useId } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import type { CustomerDetail } from "#extension/platform/messages.ts";
import { openDashboard } from "#extension/platform/surfaces.ts";
import { LedgerSplit } from "#shared/contract/clocks.ts";
import { formatDate, formatNumber } from "../../format.ts";
import { Answered } from "../../ui/answered.tsx";
import { Button } from "../../ui/button.tsx";
import { Money, useMoneyText } from "../../ui/money.tsx";
import { Notice } from "../../ui/notice.tsx";
import { useMe } from "../../ui/session.tsx";
import { useRead } from "../../ui/use-read.ts";
import { forbiddenOf } from "../clocks/ready-texts/forbidden-of.ts";
import { procedureOf } from "../clocks/ready-texts/letter-facts.ts";
import { letterPath } from "../clocks/ready-texts/letters-for.ts";
import { isCreditDesk } from "../may.ts";
import "./ledger-split-section.css";

/** Whether a judgment that stands opened proceedings about this customer. */
export const isInProcedure = (events: CustomerDetail["events"]): boolean =>
  events.some(({ day }) => procedureOf(events, day) !== null);

type Side = LedgerSplit["before"];

const Lines = ({ lines, label }: { lines: Side["lines"]; label: string }) => {
  const language = uiLanguage();
  return (
    <details>
      <summary>{i18n.t("ledgerSplit.lines", lines.length, [formatNumber(lines.length, language)])}</summary>
      <div className="table-scroll">
        <table className="plain-table">
          <caption className="out-of-sight">{label}</caption>
          <thead>
            <tr>
              <th scope="col">{i18n.t("ledgerSplit.document")}</th>
              <th scope="col">{i18n.t("ledgerSplit.date")}</th>
              <th scope="col">{i18n.t("ledgerSplit.dueDate")}</th>
              <th scope="col" className="cell-figure">
                {i18n.t("ledgerSplit.open")}
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ reference, documentDate, dueDate, openCents, toFallDue }) => (
              <tr key={[reference, documentDate, dueDate, openCents].join(" ")}>
                <td>{reference}</td>
                <td>{formatDate(documentDate, language)}</td>
                <td>
                  {dueDate === null ? "—" : formatDate(dueDate, language)}
                  {toFallDue && <span className="muted"> {i18n.t("ledgerSplit.toFallDue")}</span>}
                </td>
                <td className="cell-figure">
                  <Money cents={openCents} column />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
};

const SidePart = ({ which, side }: { which: "before" | "after"; side: Side }) => {
  const id = useId();
  const label = i18n.t(`ledgerSplit.${which}`);
  return (
    <section className="stack" aria-labelledby={id}>
      <h3 id={id}>{label}</h3>
      <p className="lead">
        <strong>
          <Money cents={side.openCents} />
        </strong>
      </p>
      <p className="muted">
        {i18n.t(which === "before" ? "ledgerSplit.beforeAbout" : "ledgerSplit.afterAbout")}
      </p>
      {side.lines.length === 0 ? (
        <p className="muted">{i18n.t("ledgerSplit.none")}</p>
      ) : (
        <Lines lines={side.lines} label={label} />
      )}
    </section>
  );
};

type Payment = LedgerSplit["forbidden"][number];

const Payments = ({ payments }: { payments: readonly Payment[] }) => {
  const money = useMoneyText();
  return (
    <ul>
      {payments.map(({ reference, date, amountCents, settles }) => {
        const figures = [money(amountCents), formatDate(date, uiLanguage()), reference] as const;
        return (
          <li key={[reference, date, amountCents, settles].join(" ")}>
            {settles === null
              ? i18n.t("ledgerSplit.paymentUnnamed", [...figures])
              : i18n.t("ledgerSplit.payment", [...figures, settles])}
          </li>
        );
      })}
    </ul>
  );
};

const APART = ["unappliedCents", "toInvoiceCents", "depositsCents", "factoredCents"] as const;

const Apart = ({ apart }: { apart: NonNullable<LedgerSplit["apart"]> }) => {
  const sums = APART.filter((sum) => apart[sum] !== 0);
  if (sums.length === 0) return null;
  return (
    <div>
      <p className="muted">{i18n.t("ledgerSplit.apart")}</p>
      <dl className="facts">
        {sums.map((sum) => (
          <div key={sum}>
            <dt>{i18n.t(`ledgerSplit.apartOf.${sum}`)}</dt>
            <dd>
              <Money cents={apart[sum]} />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
};

const Split = ({ split, customerId }: { split: LedgerSplit; customerId: string }) => {
  const desk = isCreditDesk(useMe().role);
  const language = uiLanguage();
  const { judgmentOn, publishedOn, court, before, after, apart } = split;
  const judged = formatDate(judgmentOn, language);
  const forbidden = forbiddenOf(split);
  const of = (verdict: "to_check" | "set_off") => split.forbidden.filter((each) => each.verdict === verdict);
  const [toCheck, setOff] = [of("to_check"), of("set_off")];
  return (
    <>
      <p>
        {court === null
          ? i18n.t("ledgerSplit.judgment", [judged])
          : i18n.t("ledgerSplit.judgmentAt", [judged, court])}{" "}
        {publishedOn === null
          ? i18n.t("ledgerSplit.notPublished")
          : i18n.t("ledgerSplit.published", [formatDate(publishedOn, language)])}
      </p>
      <p>
        <strong>{i18n.t("ledgerSplit.rule")}</strong>
      </p>
      {forbidden.length > 0 && (
        <Notice
          kind="warning"
          title={i18n.t("ledgerSplit.forbidden", forbidden.length, [
            formatNumber(forbidden.length, language),
          ])}
        >
          <Payments payments={forbidden} />
          <p>{i18n.t("ledgerSplit.forbiddenWhy")}</p>
        </Notice>
      )}
      {toCheck.length > 0 && (
        <Notice kind="info" title={i18n.t("ledgerSplit.toCheck")}>
          <Payments payments={toCheck} />
        </Notice>
      )}
      {setOff.length > 0 && (
        <Notice kind="info" title={i18n.t("ledgerSplit.setOff")}>
          <Payments payments={setOff} />
        </Notice>
      )}
      <div className="split-sides">
        <SidePart which="before" side={before} />
        <SidePart which="after" side={after} />
      </div>
      {apart && <Apart apart={apart} />}
      {desk && (
        <div className="row">
          {(["claim", "delivery"] as const).map((letter) => (
            <Button key={letter} onClick={() => void openDashboard(letterPath(customerId, letter))}>
              {i18n.t(`readyTexts.names.${letter}`)}
            </Button>
          ))}
        </div>
      )}
    </>
  );
};

/** In proceedings: what is owed from before the judgment and since, and payments that the law forbids. */
export const LedgerSplitSection = ({ detail }: { detail: CustomerDetail }) => {
  const id = useId();
  const read = useRead(LedgerSplit, `/v1/customers/${encodeURIComponent(detail.badge.id)}/ledger-split`);
  // No judgment that stands any more, or no figures for this member.
  if (read.error?.code === "not_found" || read.error?.code === "not_allowed") return null;
  return (
    <section className="box stack" aria-labelledby={id}>
      <h2 id={id}>{i18n.t("ledgerSplit.title")}</h2>
      <Answered read={read} lines={5}>
        {(split) => <Split split={split} customerId={detail.badge.id} />}
      </Answered>
    </section>
  );
};
