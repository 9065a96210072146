import { useCallback, useContext, useEffect, useRef, useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import type { WriteState } from "#extension/platform/messages.ts";
import { send } from "#extension/platform/send.ts";
import type { Me } from "#shared/contract/me.ts";
import { REQUEST_REASONS } from "#shared/requests/request-kind.ts";
import { isCreditDesk } from "../dashboard/may.ts";
import { USUAL_TERMS } from "../order-check/order-terms.ts";
import { orderWaySentence } from "../order-check-sentence.ts";
import { useAsked } from "../popup/use-asked.ts";
import { AmountField } from "../ui/amount-field.tsx";
import { Button } from "../ui/button.tsx";
import { ClassTile } from "../ui/class-tile.tsx";
import { DateField } from "../ui/date-field.tsx";
import { Field } from "../ui/field.tsx";
import { Currency } from "../ui/money.tsx";
import { Notice } from "../ui/notice.tsx";
import { type AskDraft, type AskFrom, askDraftOf, kindsToAsk, requestOfDraft } from "./ask-draft.ts";
import { ClassField } from "./class-field.tsx";
import { whenText } from "./deadline-text.ts";
import { askedSentence } from "./request-sentence.ts";
import { useShortcuts } from "./use-shortcuts.ts";
import { useWrite } from "./use-write.ts";
import { RefusalWords } from "./write-notice.tsx";

type FieldsProps = { draft: AskDraft; today: string; onEdit: (change: Partial<AskDraft>) => void };

const Terms = ({ draft, onEdit, optional }: FieldsProps & { optional: boolean }) => (
  <Field label={i18n.t("requests.ask.terms")}>
    {(control) => (
      <select {...control} value={draft.terms} onChange={(event) => onEdit({ terms: event.target.value })}>
        <option value="">
          {i18n.t(optional ? "requests.ask.termsAgreed" : "requests.ask.problem.terms")}
        </option>
        {USUAL_TERMS.map(({ kind, days }, place) => (
          <option key={`${kind}${days}`} value={place}>
            {i18n.t(`ui.terms.${kind}`, days)}
          </option>
        ))}
      </select>
    )}
  </Field>
);

/** The fields that each kind has. */
const KindFields = (props: FieldsProps) => {
  const { draft, today, onEdit } = props;
  const amount = (label: string) => (
    <AmountField label={label} value={draft.amount} onChange={(typed) => onEdit({ amount: typed })} />
  );
  const until = (
    <DateField
      label={i18n.t("requests.ask.until")}
      value={draft.until}
      min={today}
      onChange={(day) => onEdit({ until: day })}
    />
  );
  switch (draft.kind) {
    case "order_release":
      return (
        <div className="form-pair">
          {amount(i18n.t("requests.ask.amount"))}
          <Field label={i18n.t("requests.ask.number")} hint={i18n.t("requests.ask.numberHint")}>
            {(control) => (
              <input
                {...control}
                autoComplete="off"
                maxLength={100}
                value={draft.number}
                onChange={(event) => onEdit({ number: event.target.value })}
              />
            )}
          </Field>
          <AmountField
            label={i18n.t("requests.ask.deposit")}
            value={draft.deposit}
            onChange={(deposit) => onEdit({ deposit })}
          />
          <AmountField
            label={i18n.t("requests.ask.callOff")}
            value={draft.callOff}
            onChange={(callOff) => onEdit({ callOff })}
          />
          <div className="form-wide">
            <Terms {...props} optional />
          </div>
        </div>
      );
    case "limit_temporary":
      return (
        <div className="form-pair">
          {amount(i18n.t("requests.ask.limit"))}
          <DateField
            label={i18n.t("requests.ask.from")}
            value={draft.from}
            onChange={(from) => onEdit({ from })}
          />
          {until}
        </div>
      );
    case "limit_permanent":
      return amount(i18n.t("requests.ask.limit"));
    case "terms_change":
      return <Terms {...props} optional={false} />;
    case "block":
      return until;
    case "unblock":
      return null;
    case "class_override":
      return (
        <div className="form-pair">
          <ClassField
            label={i18n.t("requests.ask.class")}
            value={draft.riskClass}
            onChange={(riskClass) => onEdit({ riskClass })}
          />
          {until}
        </div>
      );
  }
};

/** What became of it: by when credit answers; kept until the server does; or why not. */
const Outcome = ({
  state,
  now,
  onFollow,
  onClose,
}: {
  state: Exclude<WriteState, { kind: "refused" }>;
  now: number;
  onFollow: (id: string) => void;
  onClose: () => void;
}) => {
  if (state.kind === "waiting")
    return (
      <div className="stack" role="status">
        <Notice kind="warning" title={i18n.t("requests.ask.kept")}>
          <p>{i18n.t("requests.ask.keptNext")}</p>
        </Notice>
        <div className="row">
          <Button look="main" onClick={onClose}>
            {i18n.t("ui.close")}
          </Button>
        </div>
      </div>
    );
  const { request, joined } = state;
  const by = whenText(request.dueAt, new Date(now), uiLanguage());
  const [first] = request.askers.filter(({ isMe }) => !isMe);
  const words = !joined
    ? i18n.t("requests.ask.sent", [by])
    : first === undefined
      ? i18n.t("requests.ask.joinedMine", [by])
      : i18n.t("requests.ask.joined", [first.name, by]);
  return (
    <div className="stack">
      <Notice kind="good" title={words} />
      <div className="row">
        <Button look="main" onClick={() => onFollow(request.id)}>
          {i18n.t("requests.ask.follow")}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {i18n.t("ui.close")}
        </Button>
      </div>
    </div>
  );
};

type AskFormProps = {
  from: AskFrom;
  me: Me;
  today: string;
  now: number;
  onClose: () => void;
  onFollow: (id: string) => void;
};

/** One screen, filled in already: what is asked, why, by when; the answer says by when credit answers. */
export const AskForm = ({ from, me, today, now, onClose, onFollow }: AskFormProps) => {
  const organization = useContext(Currency);
  const [draft, setDraft] = useState(() => askDraftOf(from, USUAL_TERMS, today));
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const { state, write } = useWrite();
  const ask = useCallback(() => send("customer", { id: from.customerId }), [from.customerId]);
  const { asked: row } = useAsked(ask);
  const customer = row.kind === "ready" ? row.value : null;
  const customerName = from.customerName ?? customer?.name ?? "";
  const edit = (change: Partial<AskDraft>) => setDraft((before) => ({ ...before, ...change }));
  const drafted = requestOfDraft(draft, from, USUAL_TERMS, today, organization);
  const isOrder = draft.kind === "order_release";
  const currency = isOrder ? (from.order?.currency ?? organization) : organization;
  const busy = state.kind === "sending";
  useShortcuts({ Escape: busy ? undefined : onClose });
  useEffect(() => {
    const first = [
      ...(form.current?.querySelectorAll<HTMLInputElement | HTMLSelectElement>("input, select") ?? []),
    ].find(({ value, name }) => value === "" && name === "needed");
    first?.focus();
  }, []);
  const isDone = state.kind === "sent" || state.kind === "waiting";
  const head = (
    <>
      {!isDone && (
        <div className="row spread surface-nav">
          <Button look="quiet" onClick={onClose}>
            {i18n.t("ui.cancel")}
          </Button>
        </div>
      )}
      <div className="request-who">
        {customer === null ? (
          <span className="request-tile request-tile-record" />
        ) : (
          <ClassTile riskClass={customer.riskClass} size="record" />
        )}
        <div>
          <h1>{customerName}</h1>
          <p className="muted">{i18n.t("requests.ask.title")}</p>
        </div>
      </div>
    </>
  );
  if (state.kind === "sent" || state.kind === "waiting")
    return (
      <section className="stack" aria-label={i18n.t("requests.ask.title")}>
        {head}
        {drafted.ok && <p>{askedSentence(drafted.request.asked, organization, uiLanguage())}</p>}
        <Outcome state={state} now={now} onFollow={onFollow} onClose={onClose} />
      </section>
    );
  return (
    <form
      ref={form}
      className="stack ask-form"
      aria-label={i18n.t("requests.ask.title")}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (drafted.ok && !busy)
          void write({ step: "ask", customerId: from.customerId, customerName, body: drafted.request });
      }}
    >
      {head}
      {from.way && (
        <p className="ask-way">
          {i18n.t("requests.ask.wayTitle", [orderWaySentence(from.way, organization, uiLanguage())])}
        </p>
      )}
      <Field label={i18n.t("requests.ask.kind")}>
        {(control) => (
          <select
            {...control}
            value={draft.kind}
            onChange={(event) => {
              const kind = kindsToAsk(isCreditDesk(me.role)).find((each) => each === event.target.value);
              if (kind !== undefined) edit({ kind });
            }}
          >
            {kindsToAsk(isCreditDesk(me.role)).map((kind) => (
              <option key={kind} value={kind}>
                {i18n.t(`requests.kinds.${kind}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Currency value={currency}>
        <KindFields draft={draft} today={today} onEdit={edit} />
      </Currency>
      {isOrder && (
        <p className="muted form-hint">
          {from.order?.document
            ? i18n.t("requests.ask.document", [new URL(from.order.document.origin).host])
            : i18n.t("requests.ask.noDocument")}
          {currency !== organization && ` ${i18n.t("requests.ask.currency", [currency])}`}
        </p>
      )}
      <div className="form-pair">
        <Field
          label={i18n.t("requests.ask.reason")}
          error={
            tried && !drafted.ok && drafted.problem === "reason"
              ? i18n.t("requests.ask.problem.reason")
              : undefined
          }
        >
          {(control) => (
            <select
              {...control}
              name="needed"
              value={draft.reason}
              onChange={(event) => {
                const reason = REQUEST_REASONS.find((each) => each === event.target.value);
                edit({ reason: reason ?? "" });
              }}
            >
              <option value="">{i18n.t("requests.ask.reasonNone")}</option>
              {REQUEST_REASONS.map((reason) => (
                <option key={reason} value={reason}>
                  {i18n.t(`requests.reasons.${reason}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <DateField
          label={i18n.t("requests.ask.wantedBy")}
          value={draft.wantedBy}
          min={today}
          onChange={(wantedBy) => edit({ wantedBy })}
        />
      </div>
      <Field
        label={i18n.t(draft.reason === "other" ? "requests.ask.noteNeeded" : "requests.ask.note")}
        hint={i18n.t("requests.ask.noteHint")}
      >
        {(control) => (
          <textarea
            {...control}
            rows={2}
            maxLength={1000}
            value={draft.note}
            onChange={(event) => edit({ note: event.target.value })}
          />
        )}
      </Field>
      {state.kind === "refused" && (
        <Notice kind="bad" title={i18n.t("requests.ask.refused")}>
          <RefusalWords failure={state.failure} />
          <p>{i18n.t("requests.ask.again")}</p>
        </Notice>
      )}
      <p className="muted">
        {tried && !drafted.ok
          ? i18n.t(`requests.ask.problem.${drafted.problem}`)
          : i18n.t("requests.ask.next")}
      </p>
      <div className="row">
        <Button type="submit" look="main" busy={busy}>
          {i18n.t(busy ? "requests.ask.sending" : "requests.ask.send")}
        </Button>
      </div>
    </form>
  );
};
