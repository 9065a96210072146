import { useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import { MARKS, RISK_CLASSES } from "#shared/credit/assessment.ts";
import { type BlockRule, CHECKPOINTS, RULE_EFFECTS, RULE_KINDS } from "#shared/credit/order/block-rule.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { Field } from "../../ui/field.tsx";
import { Segments } from "../../ui/segments.tsx";
import { FormFoot } from "../limits/form-foot.tsx";
import { CustomerField } from "./customer-field.tsx";
import { useUnitText } from "./figure-input.tsx";
import { figureText } from "./read-figure.ts";
import { draftOfRule, FIGURES_OF_KIND, newRule, type RuleDraft, ruleOf, UNIT_OF } from "./rule-draft.ts";

const SCOPES = ["all", "group", "customer"] as const;

type ChecksProps<Value extends string> = {
  legend: string;
  choices: readonly Value[];
  chosen: readonly Value[];
  words: (value: Value) => string;
  onChange: (chosen: Value[]) => void;
};

const Checks = <Value extends string>({ legend, choices, chosen, words, onChange }: ChecksProps<Value>) => (
  <fieldset className="policy-checks">
    <legend>{legend}</legend>
    {choices.map((choice) => (
      <label key={choice} className="row">
        <input
          type="checkbox"
          checked={chosen.includes(choice)}
          onChange={(event) =>
            onChange(
              choices.filter((each) => (each === choice ? event.target.checked : chosen.includes(each))),
            )
          }
        />
        {words(choice)}
      </label>
    ))}
  </fieldset>
);

type RuleDialogProps = { rule: BlockRule | null; onKeep: (rule: BlockRule) => void; onClose: () => void };

/** One block rule: whom it concerns, what it looks at, what failing means, where it is checked. */
export const RuleDialog = ({ rule, onKeep, onClose }: RuleDialogProps) => {
  const unitText = useUnitText();
  const [draft, setDraft] = useState<RuleDraft>(() =>
    rule === null
      ? newRule(crypto.randomUUID())
      : draftOfRule(rule, (value, unit) => figureText(value, unit, uiLanguage())),
  );
  const put = (part: Partial<RuleDraft>): void => setDraft((now) => ({ ...now, ...part }));
  const said = ruleOf(draft);
  return (
    <Dialog title={i18n.t(rule === null ? "policy.rule.add" : "policy.rule.changeTitle")} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (said !== null) onKeep(said);
        }}
      >
        <Segments
          label={i18n.t("policy.rule.scope")}
          value={draft.scope}
          choices={SCOPES.map((value) => ({ value, label: i18n.t(`policy.rule.scopes.${value}`) }))}
          onChange={(scope) =>
            put(scope === "all" && draft.effect === "exclude_all" ? { scope, effect: "ask" } : { scope })
          }
        />
        {draft.scope === "group" && (
          <Field label={i18n.t("policy.rule.group")} hint={i18n.t("policy.rule.groupHint")}>
            {(control) => (
              <input
                {...control}
                value={draft.group}
                maxLength={200}
                onChange={(event) => put({ group: event.target.value })}
              />
            )}
          </Field>
        )}
        {draft.scope === "customer" && (
          <CustomerField value={draft.customerId} onChange={(customerId) => put({ customerId })} />
        )}
        <div className="form-pair">
          <Field label={i18n.t("policy.rule.kind")} hint={i18n.t(`policy.rule.hints.${draft.kind}`)}>
            {(control) => (
              <select
                {...control}
                value={draft.kind}
                onChange={(event) =>
                  put({ kind: RULE_KINDS.find((kind) => kind === event.target.value) ?? draft.kind })
                }
              >
                {RULE_KINDS.map((kind) => (
                  <option key={kind} value={kind}>
                    {i18n.t(`policy.rule.kinds.${kind}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          {FIGURES_OF_KIND[draft.kind].map((figure) => (
            <Field
              key={figure}
              label={i18n.t(`policy.rule.figures.${figure}`)}
              {...(figure === "days" ? {} : { hint: unitText(UNIT_OF[figure]) })}
            >
              {(control) => (
                <input
                  {...control}
                  inputMode="decimal"
                  autoComplete="off"
                  value={draft[figure]}
                  maxLength={20}
                  onChange={(event) => put({ [figure]: event.target.value })}
                />
              )}
            </Field>
          ))}
        </div>
        {draft.kind === "account_status" && (
          <>
            <Checks
              legend={i18n.t("policy.rule.classes")}
              choices={RISK_CLASSES}
              chosen={draft.classes}
              words={(riskClass) => i18n.t(`classes.${riskClass}`)}
              onChange={(classes) => put({ classes })}
            />
            <Checks
              legend={i18n.t("policy.rule.marks")}
              choices={MARKS}
              chosen={draft.marks}
              words={(mark) => i18n.t(`marks.${mark}`)}
              onChange={(marks) => put({ marks })}
            />
          </>
        )}
        <Field label={i18n.t("policy.rule.effect")} hint={i18n.t(`policy.rule.effectHints.${draft.effect}`)}>
          {(control) => (
            <select
              {...control}
              value={draft.effect}
              onChange={(event) =>
                put({ effect: RULE_EFFECTS.find((effect) => effect === event.target.value) ?? draft.effect })
              }
            >
              {RULE_EFFECTS.filter((effect) => effect !== "exclude_all" || draft.scope !== "all").map(
                (effect) => (
                  <option key={effect} value={effect}>
                    {i18n.t(`policy.rule.effects.${effect}`)}
                  </option>
                ),
              )}
            </select>
          )}
        </Field>
        <Checks
          legend={i18n.t("policy.rule.where")}
          choices={CHECKPOINTS}
          chosen={draft.checkpoints}
          words={(checkpoint) => i18n.t(`policy.rule.checkpoints.${checkpoint}`)}
          onChange={(checkpoints) => put({ checkpoints })}
        />
        <Field label={i18n.t("policy.rule.grace")} hint={i18n.t("policy.rule.graceHint")}>
          {(control) => (
            <input
              {...control}
              inputMode="numeric"
              autoComplete="off"
              value={draft.graceDays}
              maxLength={5}
              onChange={(event) => put({ graceDays: event.target.value })}
            />
          )}
        </Field>
        <FormFoot
          confirm={i18n.t("policy.rule.keep")}
          ready={said !== null}
          busy={false}
          failure={null}
          onCancel={onClose}
        />
      </form>
    </Dialog>
  );
};
