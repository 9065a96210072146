import type { ReactNode } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { ClassTile } from "../../ui/class-tile.tsx";
import { useUnitText } from "./figure-input.tsx";
import type { MatrixColumn, MatrixRow, PolicyField } from "./policy-fields.ts";

export type MatrixField = Extract<PolicyField, { kind: "matrix" }>;

type MatrixTableProps = {
  field: MatrixField;
  caption: string;
  cell: (row: MatrixRow, column: MatrixColumn) => ReactNode;
};

/** One figure for each role and class: roles down, classes across. */
export const MatrixTable = ({ field, caption, cell }: MatrixTableProps) => {
  const unitText = useUnitText();
  return (
    <div className="table-scroll">
      <table className="plain-table policy-matrix">
        <caption className="out-of-sight">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">
              {i18n.t("policy.matrix.role")} ({unitText(field.unit)})
            </th>
            {field.columns.map((column) => (
              <th key={column} scope="col" className="cell-figure">
                <ClassTile riskClass={column} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {field.rows.map((row) => (
            <tr key={row}>
              <th scope="row">{i18n.t(`roles.${row}`)}</th>
              {field.columns.map((column) => (
                <td key={column} className="cell-figure">
                  {cell(row, column)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
