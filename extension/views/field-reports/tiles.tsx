import { type ReactNode, useId } from "react";

type Choice<Value extends string> = { value: Value; label: string; hint?: string };
type TilesProps<Value extends string> = {
  legend: string;
  value: Value | "";
  choices: readonly Choice<Value>[];
  look?: "pairs" | "three" | "list" | "line";
  error?: string | undefined;
  /** Between the question and its choices. */
  children?: ReactNode;
  onChange: (value: Value) => void;
  /** A pointer chose: who goes through by arrow keys has not chosen yet. */
  onPick?: () => void;
};

/** One choice among some, each a large target: radio buttons, arrow keys included. */
export const Tiles = <Value extends string>({
  legend,
  value,
  choices,
  look = "pairs",
  error,
  children,
  onChange,
  onPick,
}: TilesProps<Value>) => {
  const id = useId();
  return (
    <fieldset className="tiles" aria-describedby={error === undefined ? undefined : `${id}-error`}>
      <legend>{legend}</legend>
      {children}
      <div className={`tiles-${look}`}>
        {choices.map((choice) => (
          <label key={choice.value} className="choice-tile">
            <input
              type="radio"
              name={id}
              value={choice.value}
              checked={choice.value === value}
              onChange={() => onChange(choice.value)}
              onClick={({ detail }) => detail > 0 && onPick?.()}
            />
            <span>
              {choice.label}
              {choice.hint !== undefined && <small>{choice.hint}</small>}
            </span>
          </label>
        ))}
      </div>
      {error !== undefined && (
        <p id={`${id}-error`} className="field-error">
          {error}
        </p>
      )}
    </fieldset>
  );
};
