import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import type { WarningCode } from "#shared/credit/warnings/warning-signals.ts";
import { KNOWN_BY } from "#shared/field-reports/report-kind.ts";
import { formatDate, formatNearDate } from "../format.ts";
import { DateField } from "../ui/date-field.tsx";
import { CodePicker } from "./code-picker.tsx";
import { expiryOf, type ReportDraft, type ReportProblem, seenOnOf } from "./report-draft.ts";
import { lastDay } from "./report-standing.ts";
import { Tiles } from "./tiles.tsx";
import { whensOn } from "./when-seen.ts";

export type ReportFieldsProps = {
  draft: ReportDraft;
  today: string;
  /** What is wrong, once the member tried to send. */
  problem: ReportProblem | null;
  onEdit: (change: Partial<ReportDraft>) => void;
};

export const problemText = (problem: ReportProblem | null, of: ReportProblem): string | undefined =>
  problem === of ? i18n.t(`reports.form.problem.${of}`) : undefined;

/** A warning: what, how it is known, when; and until when it can count. */
export const WarningFields = ({
  draft,
  today,
  problem,
  onEdit,
  common,
}: ReportFieldsProps & { common: readonly WarningCode[] }) => {
  const expiry = expiryOf(draft, today);
  return (
    <>
      <CodePicker
        common={common}
        value={draft.code}
        error={problemText(problem, "code")}
        onChange={(code) => onEdit({ code })}
      />
      <div data-for="knownBy">
        <Tiles
          legend={i18n.t("reports.form.how")}
          look="three"
          value={draft.knownBy}
          choices={KNOWN_BY.map((value) => ({
            value,
            label: i18n.t(`reports.knownBy.${value}`),
            hint: i18n.t(`reports.knownByHint.${value}`),
          }))}
          error={problemText(problem, "knownBy")}
          onChange={(knownBy) => onEdit({ knownBy })}
        />
      </div>
      <div data-for="seenOn" className="stack when">
        <Tiles
          legend={i18n.t("reports.form.when")}
          look="line"
          value={draft.when}
          choices={whensOn(today).map((value) => ({ value, label: i18n.t(`reports.form.whens.${value}`) }))}
          onChange={(when) => onEdit({ when })}
        />
        {draft.when === "week" && (
          <p className="muted form-hint">
            {i18n.t("reports.form.onDay", [formatNearDate(seenOnOf(draft, today), uiLanguage())])}
          </p>
        )}
        {draft.when === "date" && (
          <DateField
            label={i18n.t("reports.form.day")}
            value={draft.date}
            max={today}
            error={
              draft.date > today ? i18n.t("reports.form.problem.seenOn") : problemText(problem, "seenOn")
            }
            onChange={(date) => onEdit({ date })}
          />
        )}
      </div>
      <p className="muted form-hint">
        {expiry === null
          ? i18n.t("reports.form.untilNone")
          : i18n.t("reports.form.until", [formatDate(lastDay(expiry), uiLanguage())])}
      </p>
    </>
  );
};
