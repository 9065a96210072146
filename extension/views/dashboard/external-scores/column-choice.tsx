import { DATE_ORDERS } from "#extension/import/mapping.ts";
import {
  missingColumns,
  OUTSIDE_FIELDS,
  type OutsideField,
  type OutsideList,
} from "#extension/import/outside-columns.ts";
import { i18n } from "#extension/platform/i18n.ts";
import { DateField } from "../../ui/date-field.tsx";
import { Field } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import type { ChosenFile } from "./use-table-file.ts";
import "../imports/mapping-editor.css";

const DECIMALS = { ",": "comma", ".": "point" } as const;
const ROWS_SHOWN = 6;

const fieldOf = ({ columns }: ChosenFile, name: string): OutsideField | null => {
  for (const [field, column] of Object.entries(columns)) if (column === name) return field as OutsideField;
  return null;
};

/** Each field is read from one column, each column is read as one field. */
const assign = (file: ChosenFile, name: string, field: OutsideField | null): ChosenFile => ({
  ...file,
  columns: {
    ...Object.fromEntries(
      Object.entries(file.columns).filter(([other, column]) => column !== name && other !== field),
    ),
    ...(field !== null && { [field]: name }),
  },
});

/** How a list is read, shown on its own rows: the meaning of each column, how dates and amounts are written. */
export const ColumnChoice = ({
  list,
  file,
  today,
  onChange,
}: {
  list: OutsideList;
  file: ChosenFile;
  today: string;
  onChange: (file: ChosenFile) => void;
}) => {
  const fields = OUTSIDE_FIELDS[list] as readonly OutsideField[];
  const { table } = file;
  return (
    <div className="stack">
      <div className="mapping-choices">
        <Field label={i18n.t("imports.dateOrder")}>
          {(control) => (
            <select
              {...control}
              value={file.dateOrder}
              onChange={({ target }) =>
                onChange({
                  ...file,
                  dateOrder: DATE_ORDERS.find((order) => order === target.value) ?? file.dateOrder,
                })
              }
            >
              {DATE_ORDERS.map((order) => (
                <option key={order} value={order}>
                  {i18n.t(`imports.dateOrders.${order}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        {list === "cover" && (
          <Field label={i18n.t("imports.decimal")}>
            {(control) => (
              <select
                {...control}
                value={file.decimal}
                onChange={({ target }) => onChange({ ...file, decimal: target.value === "." ? "." : "," })}
              >
                {([",", "."] as const).map((decimal) => (
                  <option key={decimal} value={decimal}>
                    {i18n.t(`imports.decimals.${DECIMALS[decimal]}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
        <DateField
          label={i18n.t("externalScores.dayOfFile")}
          hint={i18n.t("externalScores.dayOfFileHint")}
          value={file.day}
          max={today}
          onChange={(day) => onChange({ ...file, day })}
        />
      </div>
      {missingColumns(list, file.columns).map((field) => (
        <Notice
          key={field}
          kind="bad"
          title={i18n.t(
            `externalScores.missing.${field === "value" || field === "amount" ? field : "siren"}`,
          )}
        />
      ))}
      <section
        className="mapping-scroll"
        aria-label={i18n.t("imports.preview")}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
        tabIndex={0}
      >
        <table>
          <thead>
            <tr>
              {table.columns.map((name) => (
                <th key={name} scope="col">
                  <span className="mapping-name" title={name}>
                    {name}
                  </span>
                  <select
                    aria-label={i18n.t("imports.meaningOf", [name])}
                    value={fieldOf(file, name) ?? ""}
                    className={fieldOf(file, name) === null ? "mapping-unread" : "mapping-read"}
                    onChange={({ target }) =>
                      onChange(assign(file, name, fields.find((field) => field === target.value) ?? null))
                    }
                  >
                    <option value="">{i18n.t("imports.notRead")}</option>
                    {fields.map((field) => (
                      <option key={field} value={field}>
                        {i18n.t(`externalScores.fields.${field}`)}
                      </option>
                    ))}
                  </select>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.slice(0, ROWS_SHOWN).map(({ line, cells }) => (
              <tr key={line}>
                {table.columns.map((name, place) => (
                  <td key={name} className={fieldOf(file, name) === null ? "muted" : undefined}>
                    <span className="mapping-cell">{cells[place] ?? ""}</span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
};
