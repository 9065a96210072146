import { Field } from "./field.tsx";

type DateFieldProps = {
  label: string;
  hint?: string;
  error?: string | undefined;
  value: string;
  min?: string;
  max?: string;
  required?: boolean;
  onChange: (isoDate: string) => void;
};

/** A day as ISO text, in the browser's own date control; empty for none. */
export const DateField = ({
  label,
  hint,
  error,
  value,
  min,
  max,
  required = false,
  onChange,
}: DateFieldProps) => (
  <Field label={label} {...(hint === undefined ? {} : { hint })} error={error}>
    {(control) => (
      <input
        {...control}
        type="date"
        value={value}
        min={min}
        max={max}
        required={required}
        onChange={(event) => onChange(event.target.value)}
      />
    )}
  </Field>
);
