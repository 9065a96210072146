import { useCallback, useContext, useEffect, useRef, useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import { send } from "#extension/platform/send.ts";
import { useAsked } from "../popup/use-asked.ts";
import { useShortcuts } from "../requests/use-shortcuts.ts";
import { Button } from "../ui/button.tsx";
import { ClassTile } from "../ui/class-tile.tsx";
import { Currency } from "../ui/money.tsx";
import { Notice } from "../ui/notice.tsx";
import { DisputeFields } from "./dispute-fields.tsx";
import { PromiseFields } from "./promise-fields.tsx";
import { RefusalWords } from "./refusal-words.tsx";
import { ReportDone } from "./report-done.tsx";
import { draftOfReport, type ReportDraft, type ReportFrom, reportOfDraft } from "./report-draft.ts";
import { reportSubject } from "./report-subject.ts";
import { useReportBoard } from "./use-report-board.ts";
import { useWriteReport } from "./use-write-report.ts";
import { WarningFields } from "./warning-fields.tsx";
import { WordAndLink } from "./word-and-link.tsx";

type ReportFormProps = {
  from: ReportFrom;
  today: string;
  now: number;
  onClose: () => void;
  onFollow: (id: string) => void;
};

/** What a member reports of a customer, on one screen; afterwards what happens next. */
export const ReportForm = ({ from, today, now, onClose, onFollow }: ReportFormProps) => {
  const { customerId, kind, again } = from;
  const currency = useContext(Currency);
  const [draft, setDraft] = useState(() => draftOfReport(from, today));
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const { state, write } = useWriteReport();
  const ask = useCallback(() => send("customer", { id: customerId }), [customerId]);
  const { asked: row } = useAsked(ask);
  const board = useReportBoard();
  const customer = row.kind === "ready" ? row.value : null;
  const customerName = customer?.name ?? from.customerName;
  const edit = (change: Partial<ReportDraft>) => setDraft((before) => ({ ...before, ...change }));
  const aboutPerson = customer?.marks.includes("natural_person") === true;
  const drafted = reportOfDraft(aboutPerson ? { ...draft, text: "", link: "" } : draft, from, today);
  const problem = drafted.ok ? null : drafted.problem;
  const busy = state.kind === "sending";
  const isDone = state.kind === "sent" || state.kind === "waiting";
  useShortcuts({ Escape: busy ? undefined : onClose });
  useEffect(() => {
    form.current?.querySelector<HTMLElement>("input, select")?.focus();
  }, []);
  useEffect(() => {
    if (isDone) heading.current?.focus();
  }, [isDone]);
  const head = (
    <div className="request-who">
      {customer === null ? (
        <span className="request-tile request-tile-record" />
      ) : (
        <ClassTile riskClass={customer.riskClass} size="record" />
      )}
      <div>
        <h1 ref={heading} tabIndex={-1} className="request-title">
          {customerName}
        </h1>
        <p className="muted">{i18n.t(`reports.form.title.${kind}`)}</p>
      </div>
    </div>
  );
  if (state.kind === "sent" || state.kind === "waiting")
    return (
      <section className="stack" aria-label={i18n.t(`reports.form.title.${kind}`)}>
        {head}
        {drafted.ok && <p>{reportSubject(drafted.report.reported, currency, uiLanguage())}</p>}
        <ReportDone state={state} now={now} onFollow={onFollow} onClose={onClose} />
      </section>
    );
  const shown = tried ? problem : null;
  const fields = { draft, today, problem: shown, onEdit: edit };
  return (
    <form
      ref={form}
      noValidate
      className="stack report-form"
      aria-label={i18n.t(`reports.form.title.${kind}`)}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (drafted.ok && !busy)
          void write({ step: "report", customerId, customerName, body: drafted.report }, again?.writeId);
        else
          form.current
            ?.querySelector<HTMLElement>(`[data-for="${problem}"] :is(input, select, textarea)`)
            ?.focus();
      }}
    >
      {head}
      {kind === "warning" && (
        <WarningFields {...fields} common={board.kind === "ready" ? board.value.common : []} />
      )}
      {kind === "dispute" && <DisputeFields {...fields} customerId={customerId} />}
      {kind === "promise" && (
        <PromiseFields
          {...fields}
          customerId={customerId}
          overdueCents={customer?.figures?.overdueCents ?? null}
        />
      )}
      {aboutPerson ? (
        <p className="muted form-hint">{i18n.t("reports.form.person")}</p>
      ) : (
        <WordAndLink draft={draft} onEdit={edit} />
      )}
      {state.kind === "refused" && (
        <Notice kind="bad" title={i18n.t("reports.writes.refused")}>
          <RefusalWords failure={state.failure} />
        </Notice>
      )}
      <div className="report-send">
        <p className={shown === null ? "muted" : "field-error"} role={shown === null ? undefined : "alert"}>
          {shown === null ? i18n.t(`reports.form.next.${kind}`) : i18n.t(`reports.form.problem.${shown}`)}
        </p>
        <div className="row">
          <Button type="submit" look="main" busy={busy}>
            {i18n.t(busy ? "reports.form.sending" : `reports.form.send.${kind}`)}
          </Button>
          <Button look="quiet" disabled={busy} onClick={onClose}>
            {i18n.t("ui.cancel")}
          </Button>
        </div>
      </div>
    </form>
  );
};
