import { useId } from "react";
import "./segments.css";

type SegmentsProps<Value extends string> = {
  label: string;
  value: Value;
  choices: { value: Value; label: string }[];
  onChange: (value: Value) => void;
};

/** One choice among few, all in sight: radio buttons in one line, arrow keys included. */
export const Segments = <Value extends string>({ label, value, choices, onChange }: SegmentsProps<Value>) => {
  const name = useId();
  return (
    <fieldset className="segments">
      <legend className="out-of-sight">{label}</legend>
      {choices.map((choice) => (
        <label key={choice.value}>
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
          />
          <span>{choice.label}</span>
        </label>
      ))}
    </fieldset>
  );
};
