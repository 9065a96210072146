import { type ReactNode, useId } from "react";
import "./field.css";

type FieldProps = {
  label: string;
  hint?: string;
  error?: string | undefined;
  /** The control, given the attributes that tie it to its label and its remarks. */
  children: (attributes: {
    id: string;
    "aria-describedby": string | undefined;
    "aria-invalid": boolean | undefined;
  }) => ReactNode;
};

/** A control with its label above, its hint or what is wrong with it below. */
export const Field = ({ label, hint, error, children }: FieldProps) => {
  const id = useId();
  const remark = error ?? hint;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        "aria-describedby": remark ? `${id}-remark` : undefined,
        "aria-invalid": error ? true : undefined,
      })}
      {remark && (
        <p id={`${id}-remark`} className={error ? "field-error" : "muted"}>
          {remark}
        </p>
      )}
    </div>
  );
};
