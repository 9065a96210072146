import { useContext, useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import type { BlockRule } from "#shared/credit/order/block-rule.ts";
import { MOST_RULES } from "#shared/credit/order/parse-block-rules.ts";
import { Button } from "../../ui/button.tsx";
import { Currency } from "../../ui/money.tsx";
import { RuleDialog } from "./rule-dialog.tsx";
import { ruleSentence } from "./rule-sentence.ts";
import { asRules, RuleText } from "./rule-text.tsx";

type RuleListProps = { rules: readonly unknown[]; onChange: (rules: BlockRule[]) => void };

/** Block rules as sentences; each opens in its own form. */
export const RuleList = ({ rules: given, onChange }: RuleListProps) => {
  const currency = useContext(Currency);
  const [open, setOpen] = useState<BlockRule | "new" | null>(null);
  const rules = asRules([...given]);
  const keep = (rule: BlockRule): void => {
    onChange(
      rules.some(({ id }) => id === rule.id)
        ? rules.map((known) => (known.id === rule.id ? rule : known))
        : [...rules, rule],
    );
    setOpen(null);
  };
  return (
    <div className="stack policy-rules">
      {rules.length > 0 && (
        <ul>
          {rules.map((rule) => (
            <li key={rule.id}>
              <p>
                <RuleText rule={rule} />
              </p>
              <span className="row">
                <Button look="quiet" onClick={() => setOpen(rule)}>
                  {i18n.t("policy.rule.change")}
                </Button>
                <Button
                  look="quiet"
                  aria-label={i18n.t("policy.rule.removeOf", [ruleSentence(rule, currency)])}
                  onClick={() => onChange(rules.filter(({ id }) => id !== rule.id))}
                >
                  {i18n.t("policy.rule.remove")}
                </Button>
              </span>
            </li>
          ))}
        </ul>
      )}
      <Button disabled={rules.length >= MOST_RULES} onClick={() => setOpen("new")}>
        {i18n.t("policy.rule.add")}
      </Button>
      {open !== null && (
        <RuleDialog rule={open === "new" ? null : open} onKeep={keep} onClose={() => setOpen(null)} />
      )}
    </div>
  );
};
