import { useCallback, useContext } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import { send } from "#extension/platform/send.ts";
import type { RequestSummary } from "#shared/contract/requests.ts";
import { isOpen } from "#shared/requests/credit-request.ts";
import { formatList, formatMoment } from "../format.ts";
import { useAsked } from "../popup/use-asked.ts";
import { ClassTile } from "../ui/class-tile.tsx";
import { Currency } from "../ui/money.tsx";
import { whenText } from "./deadline-text.ts";
import { grantSentence } from "./grant-sentence.ts";
import { requestSentence } from "./request-sentence.ts";
import { requestStanding } from "./request-standing.ts";

/** The class from the copy; its place is held while it is read. */
const Tile = ({ customerId }: { customerId: string }) => {
  const ask = useCallback(() => send("customer", { id: customerId }), [customerId]);
  const { asked } = useAsked(ask);
  const row = asked.kind === "ready" ? asked.value : null;
  return row === null ? <span className="request-tile" /> : <ClassTile riskClass={row.riskClass} />;
};

const deadline = (request: RequestSummary, now: number, decider: boolean): string => {
  const { dueAt, isLate, state, decidedAt } = request;
  const language = uiLanguage();
  if (!isOpen(state)) return decidedAt === null ? "" : formatMoment(decidedAt, language);
  const when = whenText(dueAt, new Date(now), language);
  const late = isLate || Date.parse(dueAt) < now;
  if (decider) return i18n.t(late ? "requests.due.lateAnswer" : "requests.due.answerBy", [when]);
  return i18n.t(late ? "requests.due.late" : "requests.due.by", [when]);
};

/** One request in a list: whose, what, where it stands, by when. The whole of it opens it. */
export const RequestRow = ({
  request,
  now,
  decider,
  kept,
  onOpen,
}: {
  request: RequestSummary;
  now: number;
  decider: boolean;
  /** Something of this device is still to be sent, or was refused. */
  kept: "waiting" | "refused" | null;
  onOpen: (id: string) => void;
}) => {
  const currency = useContext(Currency);
  const language = uiLanguage();
  const standing = requestStanding(request);
  const { asked, grant, askers, awaiting, assignedTo, endorsedBy, firstApprovedBy } = request;
  const isPlain =
    awaiting === "credit" && assignedTo === null && endorsedBy === null && firstApprovedBy === null;
  const late = isOpen(request.state) && (request.isLate || Date.parse(request.dueAt) < now);
  const amounts = asked.kind === "order_release" ? asked.currency : currency;
  return (
    <li>
      <button type="button" className="request" data-row onClick={() => onOpen(request.id)}>
        <Tile customerId={request.customerId} />
        <span className="request-words">
          <span className="request-top">
            <strong>{request.customerName}</strong>
          </span>
          <span>{requestSentence(request, currency, language)}</span>
          {grant !== null && <span>{grantSentence(grant, { currency: amounts, language })}</span>}
          {!(decider && isPlain) && (
            <span className={`standing standing-${standing.tone}`}>{standing.text}</span>
          )}
          <span className={late ? "request-foot figure-bad" : "request-foot muted"}>
            {[
              deadline(request, now, decider),
              ...(decider
                ? [
                    formatList(
                      askers.map(({ name }) => name),
                      language,
                    ),
                  ]
                : []),
            ]
              .filter((part) => part !== "")
              .join(" · ")}
          </span>
          {kept !== null && (
            <span className={kept === "refused" ? "request-foot figure-bad" : "request-foot"}>
              {i18n.t(`requests.writes.${kept}`)}
            </span>
          )}
        </span>
      </button>
    </li>
  );
};
