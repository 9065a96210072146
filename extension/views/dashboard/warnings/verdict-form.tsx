import { useEffect, useRef } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import type { ReportDetail } from "#shared/contract/field-reports.ts";
import { REJECTION_REASONS } from "#shared/field-reports/report-kind.ts";
import { FreeText } from "../../field-reports/free-text.tsx";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { MergeField } from "./merge-field.tsx";
import { isFirstOfTwo, type VerdictDraft, verdictOf } from "./verdict-draft.ts";

type VerdictFormProps = {
  detail: ReportDetail;
  draft: VerdictDraft;
  /** Where the report stands now, when it changed since this form was opened. */
  moved: string | null;
  busy: boolean;
  onEdit: (change: Partial<VerdictDraft>) => void;
  onRead: () => void;
  onSubmit: () => void;
  onCancel: () => void;
};

const lineOf = (detail: ReportDetail, draft: VerdictDraft): string => {
  const drafted = verdictOf(draft, detail.report.version);
  // Of words that must not stand there the field itself speaks.
  if (!drafted.ok) return drafted.problem === "words" ? "" : i18n.t(`triage.problem.${drafted.problem}`);
  const { customerName, reported, author } = detail.report;
  const { verdict } = draft;
  if (verdict === "confirm" && isFirstOfTwo(detail))
    return i18n.t("triage.line.confirmFirst", [customerName]);
  // The ledger is told nothing.
  if (author === null && (verdict === "confirm" || verdict === "reject" || verdict === "contradict"))
    return i18n.t(`triage.line.ledger.${verdict}`, [customerName]);
  return verdict === "confirm"
    ? i18n.t(`triage.line.confirm.${reported.kind}`, [customerName])
    : i18n.t(`triage.line.${verdict}`, [customerName]);
};

/** One verdict being given: what it needs, one line that says what happens, one button that does it. */
export const VerdictForm = (props: VerdictFormProps) => {
  const { detail, draft, moved, busy, onEdit, onRead, onSubmit, onCancel } = props;
  const { verdict, note, reason, into } = draft;
  const form = useRef<HTMLFormElement>(null);
  // Each verdict is a form of its own: the focus goes where it is filled in.
  useEffect(() => {
    const wanted = verdict === "confirm" ? "[data-confirm]" : "select, input, textarea";
    form.current?.querySelector<HTMLElement>(wanted)?.focus();
  }, [verdict]);
  const ready = moved === null && verdictOf(draft, detail.report.version).ok;
  const same = (detail.evidence?.others ?? []).filter(({ id }) => detail.evidence?.same.includes(id));
  const title = i18n.t(`triage.verdicts.${verdict}`);
  return (
    <form
      ref={form}
      className="verdict-form stack"
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready && !busy) onSubmit();
      }}
    >
      {(verdict === "reject" || verdict === "contradict") && (
        <Field label={i18n.t(detail.report.author === null ? "triage.reasonLedger" : "triage.reason")}>
          {(control) => (
            <select {...control} value={reason} onChange={(event) => onEdit({ reason: event.target.value })}>
              <option value="">{i18n.t("triage.reasonNone")}</option>
              {REJECTION_REASONS.map((each) => (
                <option key={each} value={each}>
                  {i18n.t(`triage.reasons.${each}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      {verdict === "merge" && <MergeField same={same} value={into} onChange={(id) => onEdit({ into: id })} />}
      {verdict !== "confirm" && (
        <FreeText
          label={i18n.t(verdict === "ask" ? "triage.question" : "triage.note")}
          value={note}
          required={verdict === "ask"}
          onChange={(text) => onEdit({ note: text })}
        />
      )}
      {moved !== null && (
        <Notice
          kind="warning"
          title={i18n.t("triage.moved")}
          action={<Button onClick={onRead}>{i18n.t("triage.movedRead")}</Button>}
        >
          <p>{i18n.t("triage.standsNow", [moved])}</p>
        </Notice>
      )}
      <p className={ready ? "confirm-line" : "muted"}>{lineOf(detail, draft)}</p>
      <div className="row">
        <Button
          type="submit"
          look={verdict === "reject" || verdict === "contradict" ? "danger" : "main"}
          busy={busy}
          disabled={!ready}
          data-confirm
        >
          {i18n.t(busy ? "triage.sending" : `triage.do.${verdict}`)}
        </Button>
        <Button look="quiet" onClick={onCancel} disabled={busy}>
          {i18n.t("ui.cancel")}
        </Button>
      </div>
    </form>
  );
};
