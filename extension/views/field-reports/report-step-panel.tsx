import { useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import type { ReportSummary } from "#shared/contract/field-reports.ts";
import { forbiddenWords } from "#shared/field-reports/free-text-check.ts";
import { useShortcuts } from "../requests/use-shortcuts.ts";
import { Button } from "../ui/button.tsx";
import { FreeText } from "./free-text.tsx";
import type { ReportWish, SendingReport } from "./use-write-report.ts";

const STEPS = ["answers", "corroboration", "withdrawal"] as const;
type Step = (typeof STEPS)[number];

/** What a rep does with a report: answer what credit asks, say "I saw it too", withdraw an own one while nobody judged it. */
export const ReportStepPanel = ({
  report,
  sending,
  write,
}: {
  report: ReportSummary;
  sending: SendingReport;
  write: (wish: ReportWish) => void;
}) => {
  const { rights, customerId, customerName, id: reportId, version, awaiting } = report;
  const may: Record<Step, boolean> = {
    answers: rights.answer && awaiting === "author",
    corroboration: rights.corroborate,
    withdrawal: rights.withdraw,
  };
  const steps = STEPS.filter((step) => may[step]);
  const [chosen, setChosen] = useState<Step | null>(may.answers ? "answers" : null);
  const [note, setNote] = useState("");
  const busy = sending.kind === "sending";
  useShortcuts({ Escape: chosen === null || busy ? undefined : () => setChosen(null) });
  if (steps.length === 0) return null;
  const labels = {
    answers: i18n.t("reports.detail.answer"),
    corroboration: i18n.t("reports.detail.corroborate"),
    withdrawal: i18n.t("reports.detail.withdraw"),
  };
  if (chosen === null)
    return (
      <div className="row">
        {steps.map((step) => (
          <Button
            key={step}
            look={step === "withdrawal" ? "quiet" : step === "answers" ? "main" : "plain"}
            onClick={() => setChosen(step)}
          >
            {labels[step]}
          </Button>
        ))}
      </div>
    );
  const confirms = {
    answers: i18n.t("reports.detail.sendAnswer"),
    corroboration: i18n.t("reports.detail.sendCorroborate"),
    withdrawal: i18n.t("reports.detail.withdrawYes"),
  };
  const words = note.trim();
  const isWritten = chosen !== "answers" || words !== "";
  return (
    <form
      className="decide-form stack"
      aria-label={labels[chosen]}
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy && isWritten && forbiddenWords(words).length === 0)
          write({ step: chosen, customerId, customerName, reportId, body: { version, note: words } });
      }}
    >
      {chosen === "withdrawal" ? (
        <p>{i18n.t("reports.detail.withdrawConfirm")}</p>
      ) : (
        <FreeText
          label={i18n.t(
            chosen === "answers" ? "reports.detail.answerText" : "reports.detail.corroborateNote",
          )}
          value={note}
          required={chosen === "answers"}
          onChange={setNote}
        />
      )}
      {chosen === "corroboration" && <p className="muted">{i18n.t("reports.detail.corroborateNext")}</p>}
      <div className="row">
        <Button
          type="submit"
          look={chosen === "withdrawal" ? "danger" : "main"}
          busy={busy}
          disabled={!isWritten || forbiddenWords(words).length > 0}
        >
          {busy ? i18n.t("reports.detail.sending") : confirms[chosen]}
        </Button>
        <Button look="quiet" onClick={() => setChosen(null)}>
          {i18n.t("reports.detail.cancel")}
        </Button>
      </div>
    </form>
  );
};
