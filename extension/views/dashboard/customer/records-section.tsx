import { type ReactNode, useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import type { CustomerDetail } from "#extension/platform/messages.ts";
import type { CreditEvent } from "#shared/contract/customers.ts";
import { formatDate, formatMoment } from "../../format.ts";
import { documentAddress } from "../../outside/event-words.ts";
import { Button } from "../../ui/button.tsx";
import { Money } from "../../ui/money.tsx";
import { useMe } from "../../ui/session.tsx";
import { isCreditDesk, maySetLimits } from "../may.ts";
import { disputeReason } from "./dispute-reason.ts";
import { EndDialog, type Ended } from "./end-dialog.tsx";
import { limitSpan, newestFirst } from "./limit-span.ts";
import "./records-section.css";

/** Where a record stands on the page, to go to it. */
export const recordElementId = (id: string): string => `record-${id}`;

const Record = ({ id, head, body, foot, over, action }: RecordProps) => (
  <li id={recordElementId(id)} tabIndex={-1} className={over ? "record record-over" : "record"}>
    <div className="record-words">
      <p className="row">{head}</p>
      {body && <p>{body}</p>}
      <p className="muted record-foot">{foot}</p>
    </div>
    {action}
  </li>
);
type RecordProps = {
  id: string;
  head: ReactNode;
  body: string;
  foot: string;
  over: boolean;
  action?: ReactNode;
};

const Records = ({ title, none, children }: { title: string; none: string; children: ReactNode[] }) => (
  <section className="box stack">
    <h2>{title}</h2>
    {children.length === 0 ? <p className="muted">{none}</p> : <ul className="records">{children}</ul>}
  </section>
);

/** Events that the gazette tells are entered by a job of the server. */
const writerOf = ({ author }: CreditEvent): string =>
  author.startsWith("job:") ? i18n.t("customer.events.watch") : author;

const NoticeLink = ({ event }: { event: CreditEvent }) => {
  const address = documentAddress(event.document ?? null);
  return address === null ? null : (
    <a
      href={address}
      target="_blank"
      rel="noreferrer"
      aria-label={i18n.t("outside.documentOf", [i18n.t(`events.kinds.${event.kind}`)])}
    >
      {i18n.t("outside.document")}
    </a>
  );
};

/** What people entered about this customer: events, disputes, limits. Nothing is erased: what ended stays, struck. */
export const RecordsSection = ({ detail }: { detail: CustomerDetail }) => {
  const me = useMe();
  const desk = isCreditDesk(me.role);
  const [ending, setEnding] = useState<Ended | null>(null);
  const customerId = detail.badge.id;
  const end = (may: boolean, ended: Omit<Ended, "customerId">, words: string) =>
    may ? (
      <Button look="quiet" onClick={() => setEnding({ ...ended, customerId })}>
        {words}
      </Button>
    ) : undefined;
  return (
    <>
      <Records title={i18n.t("customer.limits.title")} none={i18n.t("customer.limits.none")}>
        {newestFirst(detail.limits).map((limit) => {
          const span = limitSpan(limit);
          return (
            <Record
              key={limit.id}
              id={limit.id}
              over={!limit.inForce}
              head={
                <>
                  <strong>
                    {limit.unlimited ? (
                      i18n.t("customer.limits.unlimited")
                    ) : (
                      <Money cents={limit.amountCents} />
                    )}
                  </strong>
                  <span>{i18n.t(`customer.limits.kinds.${limit.kind}`)}</span>
                  {limit.inForce && <span className="tag tag-good">{i18n.t("customer.limits.inForce")}</span>}
                </>
              }
              body={limit.reason === "import" ? i18n.t("customer.limits.imported") : limit.reason}
              foot={i18n.t(`customer.limits.span.${span.kind}`, [
                formatDate(limit.from, uiLanguage()),
                span.until === null ? "" : formatDate(span.until, uiLanguage()),
                limit.author,
              ])}
              action={
                limit.inForce
                  ? end(
                      desk || (maySetLimits(me) && limit.kind !== "insured"),
                      { what: "limits", id: limit.id },
                      i18n.t("customer.limits.end"),
                    )
                  : undefined
              }
            />
          );
        })}
      </Records>
      <Records title={i18n.t("customer.events.title")} none={i18n.t("customer.events.none")}>
        {detail.events.map((event) => (
          <Record
            key={event.id}
            id={event.id}
            over={event.revokedAt !== null}
            head={
              <>
                <strong>{i18n.t(`events.kinds.${event.kind}`)}</strong>
                <NoticeLink event={event} />
              </>
            }
            body={event.note}
            foot={
              event.revokedAt === null
                ? i18n.t("customer.events.foot", [formatDate(event.day, uiLanguage()), writerOf(event)])
                : i18n.t("customer.events.revoked", [
                    formatDate(event.day, uiLanguage()),
                    writerOf(event),
                    formatMoment(event.revokedAt, uiLanguage()),
                  ])
            }
            action={
              event.revokedAt === null
                ? end(desk, { what: "events", id: event.id }, i18n.t("customer.events.revoke"))
                : undefined
            }
          />
        ))}
      </Records>
      <Records title={i18n.t("customer.disputes.title")} none={i18n.t("customer.disputes.none")}>
        {detail.disputes.map((dispute) => (
          <Record
            key={dispute.id}
            id={dispute.id}
            over={dispute.closedOn !== null}
            head={
              <>
                <strong>{dispute.reference}</strong>
                <Money cents={dispute.amountCents} />
              </>
            }
            body={disputeReason(dispute.reason)}
            foot={
              dispute.closedOn === null
                ? i18n.t("customer.disputes.foot", [
                    formatDate(dispute.openedOn, uiLanguage()),
                    dispute.author,
                  ])
                : i18n.t("customer.disputes.closed", [
                    formatDate(dispute.openedOn, uiLanguage()),
                    dispute.author,
                    formatDate(dispute.closedOn, uiLanguage()),
                  ])
            }
            action={
              dispute.closedOn === null
                ? end(desk, { what: "disputes", id: dispute.id }, i18n.t("customer.disputes.close"))
                : undefined
            }
          />
        ))}
      </Records>
      {ending && <EndDialog ended={ending} onClose={() => setEnding(null)} />}
    </>
  );
};
