import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import type { Policy } from "#shared/credit/policy.ts";
import { Segments } from "../../ui/segments.tsx";
import { valueAt } from "./at-path.ts";
import { FigureInput, useUnitText } from "./figure-input.tsx";
import { MatrixInput } from "./matrix-input.tsx";
import { type Drafted, type EditDraft, NO_CEILING, type PolicyDraft } from "./policy-draft.ts";
import type { PolicyField } from "./policy-fields.ts";
import type { Unit } from "./policy-units.ts";
import { figureText } from "./read-figure.ts";
import { RuleList } from "./rule-list.tsx";
import { TableInput } from "./table-input.tsx";

export type FieldControlProps = {
  field: PolicyField;
  name: string;
  inForce: Policy;
  draft: PolicyDraft;
  problems: Drafted["problems"];
  describedBy: string;
  onEdit: EditDraft;
};

const textAt = (policy: Policy, path: string, unit: Unit): string => {
  const value = valueAt(policy, path);
  return typeof value === "number" ? figureText(value, unit, uiLanguage()) : "";
};

const YES_NO = ["yes", "no"] as const;

/** The control of one field, by its kind. What was typed stands; what was not touched stands as in force. */
export const FieldControl = (props: FieldControlProps) => {
  const { field, name, inForce, draft, problems, describedBy, onEdit } = props;
  const unitText = useUnitText();
  const { path } = field;
  const figure = (cell: string, unit: Unit, cellName: string, showUnit: boolean) => (
    <FigureInput
      name={cellName}
      unit={unit}
      showUnit={showUnit}
      value={draft.figures[cell] ?? textAt(inForce, cell, unit)}
      invalid={problems.has(cell)}
      describedBy={describedBy}
      onChange={(typed) => put(cell, typed)}
    />
  );
  const put = (cell: string, typed: string): void =>
    onEdit((now) => ({ ...now, figures: { ...now.figures, [cell]: typed } }));
  const choose = (chosen: string[]): void =>
    onEdit((now) => ({ ...now, choices: { ...now.choices, [path]: chosen } }));
  const value = valueAt(inForce, path);
  switch (field.kind) {
    case "figure":
      return figure(path, field.unit, name, true);
    case "figures":
      return (
        <span className="policy-figures">
          {field.members.map(({ at, name: member }) => (
            <span key={at}>
              <span className="muted" aria-hidden="true">
                {i18n.t(`policy.members.${member}`)}
              </span>
              {figure(
                `${path}.${at}`,
                field.unit,
                i18n.t("policy.cell", [name, i18n.t(`policy.members.${member}`)]),
                false,
              )}
            </span>
          ))}
          <span className="muted policy-figures-unit" aria-hidden="true">
            {unitText(field.unit)}
          </span>
        </span>
      );
    case "matrix":
      return (
        <MatrixInput
          field={field}
          name={name}
          valueAt={(cell) =>
            draft.figures[cell] ??
            (valueAt(inForce, cell) === null ? NO_CEILING : textAt(inForce, cell, field.unit))
          }
          invalid={(cell) => problems.has(cell)}
          describedBy={describedBy}
          onChange={put}
        />
      );
    case "table": {
      const standing = Array.isArray(value) ? (value as [number, number][]) : [];
      const rows =
        draft.tables[path] ??
        standing.map(([from, to]): [string, string] => [
          figureText(from, field.from, uiLanguage()),
          figureText(to, field.to, uiLanguage()),
        ]);
      return (
        <TableInput
          field={field}
          name={name}
          rows={rows}
          wrong={(row) => problems.has(`${path}.${row}`)}
          describedBy={describedBy}
          onChange={(changed) => onEdit((now) => ({ ...now, tables: { ...now.tables, [path]: changed } }))}
        />
      );
    }
    case "flag":
      return (
        <Segments
          label={name}
          value={(draft.flags[path] ?? value === true) ? "yes" : "no"}
          choices={YES_NO.map((choice) => ({ value: choice, label: i18n.t(`ui.${choice}`) }))}
          onChange={(choice) =>
            onEdit((now) => ({ ...now, flags: { ...now.flags, [path]: choice === "yes" } }))
          }
        />
      );
    case "choice": {
      const chosen = draft.choices[path]?.[0] ?? value;
      return (
        <Segments
          label={name}
          value={field.choices.find((choice) => choice === chosen) ?? field.choices[0] ?? "cap"}
          choices={field.choices.map((choice) => ({
            value: choice,
            label: i18n.t(`policy.choices.${choice}`),
          }))}
          onChange={(choice) => choose([choice])}
        />
      );
    }
    case "classes": {
      const chosen = draft.choices[path] ?? (Array.isArray(value) ? (value as string[]) : []);
      return (
        <span className="row">
          {field.choices.map((choice) => (
            <label key={choice} className="row policy-class">
              <input
                type="checkbox"
                aria-label={i18n.t("policy.cell", [name, choice])}
                aria-describedby={describedBy}
                checked={chosen.includes(choice)}
                onChange={(event) =>
                  choose(
                    event.target.checked ? [...chosen, choice] : chosen.filter((each) => each !== choice),
                  )
                }
              />
              {choice}
            </label>
          ))}
        </span>
      );
    }
    case "rules":
      return (
        <RuleList
          rules={draft.rules ?? (Array.isArray(value) ? value : [])}
          onChange={(rules) => onEdit((now) => ({ ...now, rules }))}
        />
      );
    case "fixed":
      return <span className="figure">{textAt(inForce, path, "times")}</span>;
  }
};
