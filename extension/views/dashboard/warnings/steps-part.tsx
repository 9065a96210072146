import { useId } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import type { ReportStep } from "#shared/contract/field-reports.ts";
import { formatMoment } from "../../format.ts";
import { isRejectionReason } from "./verdict-draft.ts";

const whoOf = ({ by }: ReportStep): string =>
  by === null ? i18n.t("reports.steps.clock") : by.isMe ? i18n.t("reports.steps.me", [by.name]) : by.name;

/** Who did what, the first step first. */
export const StepsPart = ({ steps }: { steps: readonly ReportStep[] }) => {
  const title = useId();
  return (
    <section className="report-part" aria-labelledby={title}>
      <h3 id={title}>{i18n.t("reports.detail.course")}</h3>
      <ol className="report-steps">
        {steps.map((step) => (
          <li key={step.version}>
            <p>
              <strong>{whoOf(step)}</strong> {i18n.t(`reports.steps.${step.action}`)}{" "}
              <span className="muted">{formatMoment(step.at, uiLanguage())}</span>
            </p>
            {step.reason !== null && isRejectionReason(step.reason) && (
              <p className="muted">{i18n.t(`triage.reasons.${step.reason}`)}</p>
            )}
            {step.note !== null && step.note !== "" && (
              <blockquote className="report-text">{step.note}</blockquote>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
};
