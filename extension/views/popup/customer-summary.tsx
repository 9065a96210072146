import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import { openBeside, openDashboard } from "#extension/platform/surfaces.ts";
import type { BadgeFigures, BadgeRow } from "#shared/contract/sync.ts";
import { openRoomCents } from "#shared/credit/open-room.ts";
import { customerNumbers } from "../customer-numbers.ts";
import { ReportActionsLater } from "../field-reports/report-later.tsx";
import { formatDate, formatPoints } from "../format.ts";
import { mainReasons, toTenths } from "../main-reasons.ts";
import { oldestOverdue } from "../oldest-overdue.ts";
import { OutsideLater } from "../outside/outside-later.tsx";
import { shownClass } from "../outside/shown-class.ts";
import { PromisedLine } from "../promised-line.tsx";
import { AskButton } from "../requests/ask-button.tsx";
import { Button } from "../ui/button.tsx";
import { ClassTile } from "../ui/class-tile.tsx";
import { LimitBar } from "../ui/limit-bar.tsx";
import { Money } from "../ui/money.tsx";
import { useReasonText } from "../ui/reason-text.ts";
import { overdueByAge } from "./overdue-by-age.ts";

const Room = ({ row, figures }: { row: BadgeRow; figures: BadgeFigures }) => {
  const open = openRoomCents(row.riskClass, figures.headroomCents);
  if (row.riskClass === "E" && open === 0) return <p>{i18n.t("badge.sentences.noCredit")}</p>;
  if (figures.limit.kind === "unlimited") return <p>{i18n.t("badge.sentences.unlimited")}</p>;
  if (open === null)
    return (
      <p>
        {i18n.t("badge.sentences.noLimit")}{" "}
        {figures.recommendedLimitCents !== null && (
          <span className="muted">
            {i18n.t("card.recommended")} <Money cents={figures.recommendedLimitCents} />
          </span>
        )}
      </p>
    );
  const over = open < 0;
  return (
    <p className="popup-room">
      <span className="muted">{i18n.t(over ? "card.over" : "card.room")}</span>
      <strong>
        <Money cents={Math.abs(open)} bad={over} />
      </strong>
    </p>
  );
};

const Reasons = ({ figures }: { figures: BadgeFigures }) => {
  const textOf = useReasonText();
  const tone = (centipoints: number): string =>
    centipoints < 0 ? "points points-bad" : centipoints > 0 ? "points points-good" : "points";
  return (
    <ul className="popup-reasons" aria-label={i18n.t("popup.customer.reasons")}>
      {mainReasons(figures.reasons).map((reason) => (
        <li key={reason.code}>
          <span className={tone(reason.centipoints)}>
            {reason.centipoints === 0 ? "•" : formatPoints(toTenths(reason.centipoints), uiLanguage())}
          </span>
          <span>{textOf(reason)}</span>
        </li>
      ))}
    </ul>
  );
};

const Overdue = ({ figures }: { figures: BadgeFigures }) => {
  const bands = overdueByAge(figures);
  const oldest = oldestOverdue(figures);
  if (bands.length === 0) return <p className="muted">{i18n.t("badge.sentences.nothingOverdue")}</p>;
  return (
    <table className="popup-ages">
      <caption>
        {i18n.t(figures.overdueAssumed ? "popup.customer.overdueAssumed" : "popup.customer.overdue")}
        {oldest > 0 && <span className="muted"> {i18n.t("card.oldest", oldest)}</span>}
      </caption>
      <tbody>
        {bands.map(({ band, cents }) => (
          <tr key={band}>
            <th scope="row">{i18n.t(`popup.customer.ages.${band}`)}</th>
            <td>
              <Money cents={cents} column />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

type Props = {
  customer: BadgeRow;
  /** Remark above the figures, such as how this customer was found. */
  remark?: string | undefined;
  tabId: number | null;
  /** Found by the member's own pick alone. */
  linkUnconfirmed?: boolean;
};

/** One customer: class, room, bar, reasons, overdue by age, and how honest the figures are. */
export const CustomerSummary = ({ customer, remark, tabId, linkUnconfirmed = false }: Props) => {
  const { figures, outside, prospect } = customer;
  const letter = shownClass(customer);
  const numbers = customerNumbers(customer);
  return (
    <article className="stack" aria-labelledby="popup-customer">
      <div className="popup-head">
        <ClassTile riskClass={letter} size="record" />
        <div>
          <h1 id="popup-customer">{customer.name}</h1>
          <p className="muted">
            {i18n.t(prospect && letter === "NR" ? "outside.prospect" : `classes.${letter}`)}
          </p>
          {numbers !== "" && <p className="muted popup-numbers">{numbers}</p>}
        </div>
      </div>
      {remark !== undefined && <p className="muted">{remark}</p>}
      {figures === null ? (
        <p>{i18n.t("card.noFigures")}</p>
      ) : (
        !prospect && (
          <>
            <Room row={customer} figures={figures} />
            <LimitBar figures={figures} />
          </>
        )
      )}
      {outside && <OutsideLater customer={customer} outside={outside} />}
      <ReportActionsLater customer={customer} linkUnconfirmed={linkUnconfirmed} />
      {figures !== null && !prospect && (
        <>
          <Reasons figures={figures} />
          <Overdue figures={figures} />
          <PromisedLine figures={figures} />
        </>
      )}
      {customer.marks.length > 0 && !prospect && (
        <ul className="popup-marks" aria-label={i18n.t("popup.customer.marks")}>
          {customer.marks.map((mark) => (
            <li key={mark}>{i18n.t(`marks.${mark}`)}</li>
          ))}
        </ul>
      )}
      <p className="muted">
        {customer.ledgerDate === null
          ? i18n.t("card.noLedger")
          : i18n.t("card.ledgerOf", [formatDate(customer.ledgerDate, uiLanguage())])}
      </p>
      <div className="row">
        <Button look="main" onClick={() => void openDashboard(`/customers/${customer.id}`)}>
          {i18n.t("popup.customer.open")}
        </Button>
        <AskButton customerId={customer.id} customerName={customer.name} linkUnconfirmed={linkUnconfirmed} />
        {tabId !== null && (
          <Button onClick={() => void openBeside(tabId)}>{i18n.t("popup.customer.beside")}</Button>
        )}
      </div>
    </article>
  );
};
