import { useCallback, useContext, useEffect, useRef, useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import type { RequestBoard, WriteState } from "#extension/platform/messages.ts";
import { send } from "#extension/platform/send.ts";
import { openDashboard } from "#extension/platform/surfaces.ts";
import type { RequestDetail, RequestSummary } from "#shared/contract/requests.ts";
import { isOpen } from "#shared/requests/credit-request.ts";
import { formatDate, formatList, formatMoment } from "../format.ts";
import { USUAL_TERMS } from "../order-check/order-terms.ts";
import { orderWaySentence } from "../order-check-sentence.ts";
import { useAsked } from "../popup/use-asked.ts";
import { Button } from "../ui/button.tsx";
import { ClassTile } from "../ui/class-tile.tsx";
import { FailureNotice } from "../ui/failure-notice.tsx";
import { Currency } from "../ui/money.tsx";
import { Notice } from "../ui/notice.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { AskerPanel } from "./asker-panel.tsx";
import { Consequence, Grounds } from "./consequence.tsx";
import { Conversation } from "./conversation.tsx";
import { whenText } from "./deadline-text.ts";
import { DecidePanel } from "./decide-panel.tsx";
import { draftOfGrant, type GrantDraft, grantDraftOf } from "./grant-draft.ts";
import { grantSentence } from "./grant-sentence.ts";
import { keptWrites } from "./kept-writes.ts";
import { askedFacts, requestSentence } from "./request-sentence.ts";
import { requestStanding } from "./request-standing.ts";
import { useRequest } from "./use-request.ts";
import { useShortcuts } from "./use-shortcuts.ts";
import { useWrite, type Wish } from "./use-write.ts";
import { WriteNotice } from "./write-notice.tsx";

type ScreenProps = {
  id: string;
  board: RequestBoard;
  today: string;
  now: number;
  onBack: () => void;
  onOpen: (id: string) => void;
  /** The server took a step: the list says so. */
  onDone: (said: string) => void;
};

const Tile = ({ request, now }: { request: RequestSummary; now: RequestDetail["now"] }) => {
  const ask = useCallback(() => send("customer", { id: request.customerId }), [request.customerId]);
  const { asked } = useAsked(ask);
  const riskClass = now?.riskClass ?? (asked.kind === "ready" ? asked.value?.riskClass : undefined);
  return riskClass === undefined ? (
    <span className="request-tile request-tile-record" />
  ) : (
    <ClassTile riskClass={riskClass} size="record" />
  );
};

const Head = ({
  request,
  detail,
  now,
}: {
  request: RequestSummary;
  detail: RequestDetail | null;
  now: number;
}) => {
  const currency = useContext(Currency);
  const language = uiLanguage();
  const standing = requestStanding(request);
  const { asked, askers, dueAt, state, isLate, decidedAt, refusal, grant, reason } = request;
  const amounts = asked.kind === "order_release" ? asked.currency : currency;
  const late = isLate || Date.parse(dueAt) < now;
  const decider = !askers.some(({ isMe }) => isMe);
  const when = isOpen(state)
    ? i18n.t(
        decider
          ? late
            ? "requests.due.lateAnswer"
            : "requests.due.answerBy"
          : late
            ? "requests.due.late"
            : "requests.due.by",
        [whenText(dueAt, new Date(now), language)],
      )
    : decidedAt === null
      ? null
      : formatMoment(decidedAt, language);
  const url = asked.kind === "order_release" ? (asked.document?.url ?? null) : null;
  return (
    <header className="stack request-head">
      <div className="request-who">
        <Tile request={request} now={detail?.now ?? null} />
        <div>
          <h1 tabIndex={-1} className="request-title">
            {request.customerName}
          </h1>
          <p>{requestSentence(request, currency, language)}</p>
          {askedFacts(asked, language).map((fact) => (
            <p key={fact}>{fact}</p>
          ))}
        </div>
      </div>
      <p>
        <span className={`standing standing-${standing.tone}`}>{standing.text}</span>
        {when !== null && <span className={isOpen(state) && late ? "figure-bad" : "muted"}> · {when}</span>}
      </p>
      {grant !== null && <p>{grantSentence(grant, { currency: amounts, language })}</p>}
      {refusal !== null && (
        <p>
          {i18n.t(`requests.refusals.${refusal.reason}`)}
          {refusal.note !== "" && ` · ${refusal.note}`}
        </p>
      )}
      {state === "expired" && <p>{i18n.t("requests.due.expiredNext")}</p>}
      <p className="muted">
        {i18n.t("requests.facts.by", [
          formatList(
            askers.map(({ name, isMe }) => (isMe ? i18n.t("requests.steps.me", [name]) : name)),
            language,
          ),
          i18n.t(`requests.reasons.${reason}`),
        ])}
        {request.wantedBy !== null &&
          ` · ${i18n.t("requests.facts.wantedBy", [formatDate(request.wantedBy, language)])}`}
      </p>
      {detail !== null && detail.note !== "" && <blockquote className="step-note">{detail.note}</blockquote>}
      {detail?.way && (
        <p>{i18n.t("requests.facts.way", [orderWaySentence(detail.way, currency, language)])}</p>
      )}
      {detail?.linkUnconfirmed && <p>{i18n.t("requests.facts.unconfirmed")}</p>}
      {url !== null && (
        <p>
          <a href={url} target="_blank" rel="noreferrer noopener">
            {i18n.t("requests.facts.openPage")}
          </a>
        </p>
      )}
    </header>
  );
};

/** One request: what is asked, what it means today, what this member can do, and what was said. */
export const RequestScreen = ({ id, board, today, now, onBack, onOpen, onDone }: ScreenProps) => {
  const { detail, failure, again } = useRequest(id);
  const [taken, setTaken] = useState<GrantDraft | null>(null);
  const [round, setRound] = useState(0);
  const screen = useRef<HTMLElement>(null);
  const done = (state: WriteState, wish: Wish): void => {
    if (state.kind === "sent")
      onDone(i18n.t(`requests.decide.doneStep.${wish.step === "ask" ? "additions" : wish.step}`));
    else {
      again();
      setRound((before) => before + 1);
    }
  };
  const { state, write } = useWrite(done);
  const summary = detail ?? board.requests.find((each) => each.id === id) ?? null;
  const shown = summary !== null;
  useShortcuts({ Escape: onBack });
  useEffect(() => {
    if (shown) screen.current?.querySelector<HTMLElement>("h1")?.focus();
  }, [shown]);
  const kept = keptWrites(board, id);
  const waiting = kept.some((each) => each.state.kind === "waiting");
  const back = (
    <div className="row spread surface-nav">
      <Button look="quiet" onClick={onBack}>
        {i18n.t("requests.detail.back")}
      </Button>
      {summary !== null && (
        <span className="row">
          {!isOpen(summary.state) && (
            <Button look="quiet" onClick={() => void openDashboard(`/decisions/${id}`)}>
              {i18n.t("requests.detail.sheet")}
            </Button>
          )}
          <Button look="quiet" onClick={() => void openDashboard(`/customers/${summary.customerId}`)}>
            {i18n.t("requests.detail.openCustomer")}
          </Button>
        </span>
      )}
    </div>
  );
  if (summary === null)
    return (
      <section className="stack">
        {back}
        {failure === null ? (
          <Skeleton lines={6} />
        ) : failure.code === "not_found" ? (
          <Notice kind="info" title={i18n.t("requests.detail.gone")} />
        ) : (
          <FailureNotice failure={failure} onRetry={again} />
        )}
      </section>
    );
  const take = (each: (typeof kept)[number]) => {
    const { write: wrote } = each;
    return wrote.step === "decision" && wrote.body.outcome === "grant" && detail !== null
      ? () => {
          if (wrote.step !== "decision" || wrote.body.outcome !== "grant") return;
          setTaken(draftOfGrant(wrote.body.grant, grantDraftOf(detail, today), USUAL_TERMS));
          setRound((before) => before + 1);
          void send("dropWrite", { id: wrote.id });
        }
      : undefined;
  };
  const open = isOpen(summary.state);
  return (
    <section className="stack" ref={screen} aria-label={summary.customerName}>
      {back}
      <Head request={summary} detail={detail} now={now} />
      {kept.map((each) => (
        <WriteNotice key={each.write.id} kept={each} onTake={take(each)} />
      ))}
      {failure !== null && (
        <FailureNotice
          failure={failure}
          kept={i18n.t(open && !detail ? "requests.decide.needsFresh" : "requests.detail.notLoaded")}
          onRetry={again}
        />
      )}
      {detail === null && failure === null && <Skeleton lines={4} />}
      {detail !== null && (
        <>
          {open && <Consequence detail={detail} />}
          {open && detail.endorsedBy !== null && (
            <p>{i18n.t("requests.detail.endorsed", [detail.endorsedBy])}</p>
          )}
          {open && detail.lookAgain.length > 0 && (
            <Notice kind="warning" title={i18n.t("requests.detail.lookAgain")}>
              {detail.lookAgain.map((reason) => (
                <p key={reason}>{i18n.t(`requests.lookAgain.${reason}`)}</p>
              ))}
            </Notice>
          )}
          {!waiting && (
            <>
              {open && (
                <DecidePanel
                  key={`decide-${round}`}
                  detail={detail}
                  today={today}
                  sending={state}
                  taken={taken}
                  write={(wish) => void write(wish)}
                />
              )}
              <AskerPanel
                key={`asker-${round}`}
                detail={detail}
                sending={state}
                write={(wish) => void write(wish)}
              />
            </>
          )}
          {open && <Grounds detail={detail} onOpen={onOpen} />}
          <Conversation detail={detail} />
        </>
      )}
    </section>
  );
};
