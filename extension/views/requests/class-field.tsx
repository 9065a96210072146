import { i18n } from "#extension/platform/i18n.ts";
import { Field } from "../ui/field.tsx";
import { RATED_CLASSES } from "./rated-class.ts";

type RatedClass = (typeof RATED_CLASSES)[number];

/** A class that a person may set. */
export const ClassField = ({
  label,
  value,
  onChange,
}: {
  label: string;
  value: RatedClass;
  onChange: (riskClass: RatedClass) => void;
}) => (
  <Field label={label}>
    {(control) => (
      <select
        {...control}
        value={value}
        onChange={(event) => {
          const riskClass = RATED_CLASSES.find((each) => each === event.target.value);
          if (riskClass !== undefined) onChange(riskClass);
        }}
      >
        {RATED_CLASSES.map((each) => (
          <option key={each} value={each}>
            {i18n.t(`classes.${each}`)}
          </option>
        ))}
      </select>
    )}
  </Field>
);
