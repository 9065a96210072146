import type { CsvField } from "#extension/import/csv-fields.ts";
import { CSV_KINDS, FIELDS_OF_KIND, missingFields } from "#extension/import/csv-fields.ts";
import { CSV_SEPARATORS, DATE_ORDERS, type Mapping } from "#extension/import/mapping.ts";
import type { LedgerPreview } from "#extension/import/open-ledger.ts";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import { formatDate } from "../../format.ts";
import { Field } from "../../ui/field.tsx";
import { Money } from "../../ui/money.tsx";
import { Notice } from "../../ui/notice.tsx";
import { assignColumn, fieldOf } from "./assign-column.ts";
import { kindWords } from "./kind-words.ts";
import { readCell } from "./read-cell.ts";
import "./mapping-editor.css";

type MappingEditorProps = { preview: LedgerPreview; mapping: Mapping; onChange: (mapping: Mapping) => void };

const SEPARATOR_NAMES = { ";": "semicolon", ",": "comma", "\t": "tab", "|": "bar" } as const;
const DECIMALS = [",", "."] as const;

const pick = <Value extends string>(values: readonly Value[], typed: string, fallback: Value): Value =>
  values.find((value) => value === typed) ?? fallback;

const Reading = ({ cell, field, mapping }: { cell: string; field: CsvField | null; mapping: Mapping }) => {
  const reading = readCell(cell, field, mapping);
  if (reading.kind === "date")
    return <span className="read-as">{formatDate(reading.isoDate, uiLanguage())}</span>;
  if (reading.kind === "amount")
    return (
      <span className="read-as">
        <Money cents={reading.cents} column />
      </span>
    );
  if (reading.kind === "unreadable")
    return <span className="read-as figure-bad">✕ {i18n.t("imports.unreadable")}</span>;
  return null;
};

/** How a CSV is read: guessed, shown on its own rows, every part of it changeable. */
export const MappingEditor = ({ preview, mapping, onChange }: MappingEditorProps) => {
  const missing = missingFields(mapping.kind, mapping.columns);
  const settle = (doubt: Mapping["doubts"][number]): Mapping["doubts"] =>
    mapping.doubts.filter((other) => other !== doubt);
  return (
    <div className="stack">
      <div className="mapping-choices">
        <Field label={i18n.t("imports.kind")}>
          {(control) => (
            <select
              {...control}
              value={mapping.kind}
              onChange={({ target }) =>
                onChange({ ...mapping, kind: pick(CSV_KINDS, target.value, mapping.kind) })
              }
            >
              {CSV_KINDS.map((kind) => (
                <option key={kind} value={kind}>
                  {kindWords(kind)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={i18n.t("imports.separator")}>
          {(control) => (
            <select
              {...control}
              value={mapping.separator}
              onChange={({ target }) =>
                onChange({ ...mapping, separator: pick(CSV_SEPARATORS, target.value, mapping.separator) })
              }
            >
              {CSV_SEPARATORS.map((separator) => (
                <option key={separator} value={separator}>
                  {i18n.t(`imports.separators.${SEPARATOR_NAMES[separator]}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={i18n.t("imports.dateOrder")}>
          {(control) => (
            <select
              {...control}
              value={mapping.dateOrder}
              onChange={({ target }) =>
                onChange({
                  ...mapping,
                  dateOrder: pick(DATE_ORDERS, target.value, mapping.dateOrder),
                  doubts: settle("date_order"),
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
        <Field label={i18n.t("imports.decimal")}>
          {(control) => (
            <select
              {...control}
              value={mapping.decimal}
              onChange={({ target }) =>
                onChange({
                  ...mapping,
                  decimal: pick(DECIMALS, target.value, mapping.decimal),
                  doubts: settle("decimal"),
                })
              }
            >
              <option value=",">{i18n.t("imports.decimals.comma")}</option>
              <option value=".">{i18n.t("imports.decimals.point")}</option>
            </select>
          )}
        </Field>
        <label className="row mapping-header">
          <input
            type="checkbox"
            checked={mapping.header}
            onChange={({ target }) => onChange({ ...mapping, header: target.checked })}
          />
          {i18n.t("imports.header")}
        </label>
      </div>
      {mapping.doubts.map((doubt) => (
        <Notice key={doubt} kind="warning" title={i18n.t(`imports.doubts.${doubt}`)} />
      ))}
      {missing.length > 0 && (
        <Notice
          kind="bad"
          title={i18n.t("imports.missing", [
            missing.map((field) => i18n.t(`imports.fields.${field}`)).join(", "),
          ])}
        />
      )}
      <section
        className="mapping-scroll"
        aria-label={i18n.t("imports.preview")}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
        tabIndex={0}
      >
        <table>
          <thead>
            <tr>
              {preview.columns.map((column) => (
                <th key={column} scope="col">
                  <span className="mapping-name" title={column}>
                    {column}
                  </span>
                  <select
                    aria-label={i18n.t("imports.meaningOf", [column])}
                    value={fieldOf(mapping, column) ?? ""}
                    className={fieldOf(mapping, column) === null ? "mapping-unread" : "mapping-read"}
                    onChange={({ target }) =>
                      onChange(
                        assignColumn(
                          mapping,
                          column,
                          FIELDS_OF_KIND[mapping.kind].find((field) => field === target.value) ?? null,
                        ),
                      )
                    }
                  >
                    <option value="">{i18n.t("imports.notRead")}</option>
                    {FIELDS_OF_KIND[mapping.kind].map((field) => (
                      <option key={field} value={field}>
                        {i18n.t(`imports.fields.${field}`)}
                      </option>
                    ))}
                  </select>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.rows.slice(0, 6).map((cells) => (
              <tr key={cells.join("\u0000")}>
                {preview.columns.map((column, place) => {
                  const cell = cells[place] ?? "";
                  return (
                    <td key={column} className={fieldOf(mapping, column) === null ? "muted" : undefined}>
                      <span className="mapping-cell">{cell}</span>
                      <Reading cell={cell} field={fieldOf(mapping, column)} mapping={mapping} />
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
};
