import { i18n } from "#extension/platform/i18n.ts";
import { Button } from "../../ui/button.tsx";
import { FigureInput } from "./figure-input.tsx";
import type { PolicyField } from "./policy-fields.ts";

type Row = readonly [from: string, to: string];
type TableInputProps = {
  field: Extract<PolicyField, { kind: "table" }>;
  name: string;
  rows: readonly Row[];
  wrong: (row: number) => boolean;
  describedBy: string;
  onChange: (rows: [string, string][]) => void;
};

const MOST_ROWS = 40;

/** Rows of two figures: from here on, that much. */
export const TableInput = ({ field, name, rows, wrong, describedBy, onChange }: TableInputProps) => {
  const put = (at: number, row: Row | null): void =>
    onChange(
      rows.flatMap((known, index) => (index === at ? (row === null ? [] : [[...row]]) : [[...known]])),
    );
  return (
    <div className="policy-table">
      {rows.map((row, index) => {
        const rowName = i18n.t("policy.row", [name, index + 1]);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place, its figures change while they are typed
          <div className="row policy-table-row" key={index}>
            <FigureInput
              name={rowName}
              value={row[0]}
              unit={field.from}
              invalid={wrong(index)}
              describedBy={describedBy}
              onChange={(typed) => put(index, [typed, row[1]])}
            />
            <span className="muted" aria-hidden="true">
              →
            </span>
            <FigureInput
              name={rowName}
              value={row[1]}
              unit={field.to}
              invalid={wrong(index)}
              describedBy={describedBy}
              onChange={(typed) => put(index, [row[0], typed])}
            />
            <Button
              look="quiet"
              disabled={rows.length === 1}
              aria-label={i18n.t("policy.removeRow", [index + 1])}
              onClick={() => put(index, null)}
            >
              ✕
            </Button>
          </div>
        );
      })}
      <Button
        disabled={rows.length >= MOST_ROWS}
        onClick={() => onChange([...rows.map((row): [string, string] => [...row]), ["", ""]])}
      >
        {i18n.t("policy.addRow")}
      </Button>
    </div>
  );
};
