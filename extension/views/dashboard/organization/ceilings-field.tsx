import { i18n } from "#extension/platform/i18n.ts";
import type { Role } from "#shared/contract/common.ts";
import { PolicyInForce } from "#shared/contract/policy.ts";
import { GRANTED_CLASSES, type GrantedClass } from "#shared/credit/authority/ceiling.ts";
import { parsePolicy } from "#shared/credit/parse-policy.ts";
import { Field } from "../../ui/field.tsx";
import { useRead } from "../../ui/use-read.ts";
import { useCeilingText } from "../policy/value-text.ts";
import { type CeilingDraft, NO_CEILING } from "./ceiling-draft.ts";

type CeilingsFieldProps = {
  role: Role;
  draft: CeilingDraft;
  wrong: readonly GrantedClass[];
  onChange: (draft: CeilingDraft) => void;
};

/** Own ceilings by class; an empty one shows what the matrix of the policy gives the role. */
export const CeilingsField = ({ role, draft, wrong, onChange }: CeilingsFieldProps) => {
  const text = useCeilingText();
  const read = useRead(PolicyInForce, "/v1/policy");
  const parsed = read.data && parsePolicy(read.data.policy);
  const matrix = parsed?.ok ? parsed.value.authority.matrixCents[role] : null;
  return (
    <fieldset className="ceilings">
      <legend>{i18n.t("dashboard.organization.ceilings")}</legend>
      <p className="muted">{i18n.t("dashboard.organization.ceilingsHint", [i18n.t(`roles.${role}`)])}</p>
      <div className="ceilings-fields">
        {GRANTED_CLASSES.map((riskClass) => {
          const name = i18n.t("dashboard.organization.ceilingOf", [riskClass]);
          const isOpen = draft[riskClass].trim() === NO_CEILING;
          const change = (typed: string) => onChange({ ...draft, [riskClass]: typed });
          return (
            <Field
              key={riskClass}
              label={name}
              error={wrong.includes(riskClass) ? i18n.t("ui.amountWrong") : undefined}
            >
              {(control) => (
                <span className="ceilings-field">
                  <input
                    {...control}
                    inputMode="decimal"
                    autoComplete="off"
                    maxLength={20}
                    value={draft[riskClass]}
                    placeholder={matrix ? text(matrix[riskClass], "money") : ""}
                    onChange={(event) => change(event.target.value)}
                  />
                  <button
                    type="button"
                    aria-pressed={isOpen}
                    aria-label={i18n.t("policy.matrix.noCeilingOf", [name])}
                    title={i18n.t("policy.matrix.noCeiling")}
                    onClick={() => change(isOpen ? "" : NO_CEILING)}
                  >
                    {NO_CEILING}
                  </button>
                </span>
              )}
            </Field>
          );
        })}
      </div>
    </fieldset>
  );
};
