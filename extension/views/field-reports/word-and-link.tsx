import { i18n } from "#extension/platform/i18n.ts";
import { Field } from "../ui/field.tsx";
import { FreeText } from "./free-text.tsx";
import { linkOf, type ReportDraft } from "./report-draft.ts";

/** What a report may carry besides its facts; closed until it is wanted. */
export const WordAndLink = ({
  draft,
  onEdit,
}: {
  draft: Pick<ReportDraft, "text" | "link">;
  onEdit: (change: Partial<ReportDraft>) => void;
}) => (
  <details className="word-and-link" open={draft.text !== "" || draft.link !== "" || undefined}>
    <summary>{i18n.t("reports.form.more")}</summary>
    <div className="stack">
      <FreeText
        label={i18n.t("reports.form.text")}
        value={draft.text}
        onChange={(text) => onEdit({ text })}
      />
      <div data-for="link">
        <Field
          label={i18n.t("reports.form.link")}
          hint={i18n.t("reports.form.linkHint")}
          error={linkOf(draft.link) === undefined ? i18n.t("reports.form.linkWrong") : undefined}
        >
          {(control) => (
            <input
              {...control}
              type="text"
              inputMode="url"
              autoComplete="off"
              maxLength={500}
              value={draft.link}
              onChange={(event) => onEdit({ link: event.target.value })}
            />
          )}
        </Field>
      </div>
    </div>
  </details>
);
