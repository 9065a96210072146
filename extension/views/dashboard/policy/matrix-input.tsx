import { useRef } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { FigureInput } from "./figure-input.tsx";
import { type MatrixField, MatrixTable } from "./matrix-table.tsx";
import { NO_CEILING } from "./policy-draft.ts";
import type { MatrixColumn, MatrixRow } from "./policy-fields.ts";
import type { Unit } from "./policy-units.ts";

type CellProps = {
  name: string;
  unit: Unit;
  value: string;
  invalid: boolean;
  describedBy: string;
  onChange: (typed: string) => void;
};

const Cell = ({ name, unit, value, invalid, describedBy, onChange }: CellProps) => {
  const cell = useRef<HTMLSpanElement>(null);
  const isOpen = value.trim() === NO_CEILING;
  return (
    <span className="policy-ceiling" ref={cell}>
      <FigureInput
        name={name}
        unit={unit}
        showUnit={false}
        value={value}
        invalid={invalid}
        describedBy={describedBy}
        onChange={onChange}
      />
      <button
        type="button"
        aria-pressed={isOpen}
        aria-label={i18n.t("policy.matrix.noCeilingOf", [name])}
        title={i18n.t("policy.matrix.noCeiling")}
        onClick={() => {
          onChange(isOpen ? "" : NO_CEILING);
          // An amount is wanted now: it can be typed at once.
          if (isOpen) cell.current?.querySelector("input")?.focus();
        }}
      >
        {NO_CEILING}
      </button>
    </span>
  );
};

type MatrixInputProps = {
  field: MatrixField;
  name: string;
  valueAt: (cell: string) => string;
  invalid: (cell: string) => boolean;
  describedBy: string;
  onChange: (cell: string, typed: string) => void;
};

/** Amounts by role and class; each may be no ceiling at all. */
export const MatrixInput = ({ field, name, valueAt, invalid, describedBy, onChange }: MatrixInputProps) => {
  const cellOf = (row: MatrixRow, column: MatrixColumn) => {
    const path = `${field.path}.${row}.${column}`;
    return (
      <Cell
        name={i18n.t("policy.matrix.classOf", [i18n.t(`roles.${row}`), column])}
        unit={field.unit}
        value={valueAt(path)}
        invalid={invalid(path)}
        describedBy={describedBy}
        onChange={(typed) => onChange(path, typed)}
      />
    );
  };
  return <MatrixTable field={field} caption={name} cell={cellOf} />;
};
