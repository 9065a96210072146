import { useId } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import type { ReportStep } from "#shared/contract/field-reports.ts";
import { formatMoment } from "../format.ts";

const whoOf = ({ by, action }: ReportStep): string =>
  by !== null
    ? by.isMe
      ? i18n.t("reports.steps.me", [by.name])
      : by.name
    : i18n.t(
        action === "raised" || action === "expired" || action === "reminded"
          ? "reports.steps.clock"
          : "reports.steps.somebody",
      );

/** What happened to a report, the first step first. */
export const ReportSteps = ({ steps }: { steps: readonly ReportStep[] }) => {
  const title = useId();
  if (steps.length === 0) return null;
  return (
    <section className="request-part" aria-labelledby={title}>
      <h2 id={title}>{i18n.t("reports.detail.course")}</h2>
      <ol className="steps">
        {steps.map((step) => (
          <li key={step.version} className="step">
            <p>
              <strong>{whoOf(step)}</strong> {i18n.t(`reports.steps.${step.action}`)}
              <span className="muted step-at">{formatMoment(step.at, uiLanguage())}</span>
            </p>
            {step.note !== null && step.note !== "" && (
              <blockquote className="step-note">{step.note}</blockquote>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
};
