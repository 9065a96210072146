import { memo, useId } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import { DefaultPolicy } from "#shared/credit/default-policy.ts";
import type { Policy } from "#shared/credit/policy.ts";
import { Button } from "../../ui/button.tsx";
import { valueAt } from "./at-path.ts";
import { FieldControl } from "./field-control.tsx";
import { MatrixTable } from "./matrix-table.tsx";
import {
  type CellProblem,
  type Drafted,
  type EditDraft,
  type PolicyDraft,
  saidOf,
  withDefault,
  withoutField,
} from "./policy-draft.ts";
import type { PolicyField } from "./policy-fields.ts";
import { figureText } from "./read-figure.ts";
import { useCeilingText, useFieldText } from "./value-text.ts";

type FieldRowProps = {
  field: PolicyField;
  inForce: Policy;
  draft: PolicyDraft;
  drafted: Drafted;
  readOnly: boolean;
  onEdit: EditDraft;
};

const problemOf = (problems: Drafted["problems"], path: string): CellProblem | null =>
  [...problems].find(([at]) => at === path || at.startsWith(`${path}.`))?.[1] ?? null;

/** Whether a policy says of a field what Vigie ships. */
export const isDefault = (values: unknown, path: string): boolean =>
  JSON.stringify(valueAt(values, path)) === JSON.stringify(valueAt(DefaultPolicy, path));

/** One number: what it is, what it means, how it stands, the default beside it and the way back. */
const Row = ({ field, inForce, draft, drafted, readOnly, onEdit }: FieldRowProps) => {
  const id = useId();
  const textOf = useFieldText();
  const ceilingOf = useCeilingText();
  const { path } = field;
  const name = i18n.t(`policy.fields.${path}.label`);
  const problem = problemOf(drafted.problems, path);
  const changed = drafted.changed.has(path);
  const original = isDefault(drafted.values, path) && problem === null;
  const editable = !readOnly && field.kind !== "fixed";
  return (
    <div
      className={[
        "policy-field",
        ...(changed ? ["policy-field-changed"] : []),
        ...(field.kind === "matrix" ? ["policy-field-wide"] : []),
      ].join(" ")}
      id={`policy-${path}`}
    >
      <div className="policy-words">
        <h3>
          {name}
          {changed && <span className="tag policy-tag">{i18n.t("policy.changed")}</span>}
        </h3>
        <p className="muted" id={`${id}-meaning`}>
          {i18n.t(`policy.fields.${path}.meaning`)}
          {field.kind === "fixed" && ` ${i18n.t(`policy.fixed.${field.why}`)}`}
          {field.kind === "figure" && field.mayBeEmpty && editable && ` ${i18n.t("policy.emptyHint")}.`}
        </p>
      </div>
      <div className="policy-set">
        {editable ? (
          <FieldControl
            field={field}
            name={name}
            inForce={inForce}
            draft={draft}
            problems={drafted.problems}
            describedBy={`${id}-meaning ${id}-state`}
            onEdit={onEdit}
          />
        ) : field.kind === "matrix" ? (
          <MatrixTable
            field={field}
            caption={name}
            cell={(row, column) => ceilingOf(valueAt(inForce, `${path}.${row}.${column}`), field.unit)}
          />
        ) : (
          <p className="figure policy-value">{textOf(field, valueAt(inForce, path))}</p>
        )}
        <div id={`${id}-state`} className="policy-state">
          {problem && (
            <p className="field-error" role="alert">
              {i18n.t(`policy.problems.${problem}`)}
            </p>
          )}
          {changed && <p>{i18n.t("policy.now", [textOf(field, valueAt(inForce, path))])}</p>}
          <p className={original ? "muted" : "policy-not-default"}>
            {i18n.t("policy.default", [textOf(field, valueAt(DefaultPolicy, path))])}
          </p>
        </div>
        {editable && (changed || !original) && (
          <div className="row policy-back">
            {changed && (
              <Button
                look="quiet"
                aria-label={i18n.t("policy.undoOf", [name])}
                onClick={() => onEdit((now) => withoutField(now, field))}
              >
                {i18n.t("policy.undo")}
              </Button>
            )}
            {!original && (
              <Button
                look="quiet"
                aria-label={i18n.t("policy.takeDefaultOf", [name])}
                onClick={() =>
                  onEdit((now) =>
                    withDefault(now, field, (value, unit) => figureText(value, unit, uiLanguage())),
                  )
                }
              >
                {i18n.t("policy.takeDefault")}
              </Button>
            )}
          </div>
        )}
      </div>
    </div>
  );
};

const problemsOf = (problems: Drafted["problems"], path: string): string =>
  JSON.stringify([...problems].filter(([at]) => at === path || at.startsWith(`${path}.`)));

/** A row is drawn again only when something of its own field changed: there are a hundred, and somebody is typing. */
export const FieldRow = memo(
  Row,
  (one, other) =>
    one.field === other.field &&
    one.inForce === other.inForce &&
    one.readOnly === other.readOnly &&
    one.onEdit === other.onEdit &&
    saidOf(one.draft, one.field) === saidOf(other.draft, other.field) &&
    problemsOf(one.drafted.problems, one.field.path) === problemsOf(other.drafted.problems, other.field.path),
);
