import { i18n } from "#extension/platform/i18n.ts";
import { Field } from "./field.tsx";

/** Why: three to five hundred characters, kept with the change for good. */
export const ReasonField = ({ value, onChange }: { value: string; onChange: (reason: string) => void }) => (
  <Field label={i18n.t("ui.reason")} hint={i18n.t("ui.reasonHint")}>
    {(control) => (
      <textarea
        {...control}
        value={value}
        maxLength={500}
        required
        onChange={(event) => onChange(event.target.value)}
      />
    )}
  </Field>
);
