import { useId, useRef } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import {
  FORBIDDEN_SUBJECTS,
  type ForbiddenWord,
  forbiddenWords,
} from "#shared/field-reports/free-text-check.ts";
import { MOST_TEXT } from "#shared/field-reports/report-kind.ts";

/** The text cut at the words that may not stand in it. */
export const markedParts = (
  text: string,
  found: readonly ForbiddenWord[],
): { text: string; marked: boolean; at: number }[] => {
  const parts: { text: string; marked: boolean; at: number }[] = [];
  let done = 0;
  for (const { at, word } of found) {
    if (at < done) continue;
    if (at > done) parts.push({ text: text.slice(done, at), marked: false, at: done });
    parts.push({ text: word, marked: true, at });
    done = at + word.length;
  }
  if (done < text.length) parts.push({ text: text.slice(done), marked: false, at: done });
  return parts;
};

/** A short text with its checklist: what may not stand in it is marked where it stands, explained, and one press away. */
export const FreeText = ({
  label,
  value,
  required = false,
  onChange,
}: {
  label: string;
  value: string;
  required?: boolean;
  onChange: (text: string) => void;
}) => {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const found = forbiddenWords(value);
  const subjects = new Set(found.map(({ subject }) => subject));
  const goTo = ({ at, word }: ForbiddenWord): void => {
    field.current?.focus();
    field.current?.setSelectionRange(at, at + word.length);
  };
  return (
    <div className="field free-text" data-for="text">
      <label htmlFor={id}>{label}</label>
      <div className="marked-text">
        <p aria-hidden="true">
          {markedParts(value, found).map(({ text, marked, at }) =>
            marked ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>,
          )}{" "}
        </p>
        <textarea
          ref={field}
          id={id}
          rows={3}
          maxLength={MOST_TEXT}
          required={required}
          value={value}
          aria-describedby={`${id}-hint ${id}-found`}
          aria-invalid={found.length > 0 || undefined}
          onChange={(event) => onChange(event.target.value)}
        />
      </div>
      <p id={`${id}-hint`} className="muted spread row">
        <span>{i18n.t("reports.form.textHint")}</span>
        <span className="figure">{i18n.t("reports.form.left", [value.length, MOST_TEXT])}</span>
      </p>
      <ul className="text-checks" aria-label={i18n.t("reports.form.checks")}>
        {FORBIDDEN_SUBJECTS.map((subject) => {
          const bad = subjects.has(subject);
          return (
            <li key={subject} className={bad ? "text-check-bad" : undefined}>
              <span aria-hidden="true">{bad ? "✕" : "✓"}</span> {i18n.t(`reports.subjects.${subject}`)}
              <span className="out-of-sight">
                {" "}
                {i18n.t(bad ? "reports.form.checkedBad" : "reports.form.checkedWell")}
              </span>
            </li>
          );
        })}
      </ul>
      <div id={`${id}-found`} role="status" className="text-found">
        {found.map((each) => (
          <p key={each.at}>
            <button
              type="button"
              className="link-button"
              aria-label={i18n.t("reports.form.goTo", [each.word])}
              onClick={() => goTo(each)}
            >
              {i18n.t("reports.form.forbidden", [each.word, i18n.t(`reports.subjectWhy.${each.subject}`)])}
            </button>
          </p>
        ))}
        {found.length > 0 && <p className="field-error">{i18n.t("reports.form.stopped")}</p>}
      </div>
    </div>
  );
};
