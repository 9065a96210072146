import { useContext, useState } from "react";
import { i18n } from "#i18n";
import type { BlockRule, RuleScope } from "#shared/credit/order/block-rule.ts";
import { MOST_RULES, wrongBlockRules } from "#shared/credit/order/parse-block-rules.ts";
import { Button } from "../../ui/button.tsx";
import { Currency } from "../../ui/money.tsx";
import { RuleDialog } from "./rule-dialog.tsx";
import { ruleSentence } from "./rule-sentence.ts";
import { useCustomerName } from "./use-customer-name.ts";

const Whom = ({ scope }: { scope: RuleScope }) => {
  const name = useCustomerName(scope.kind === "customer" ? scope.customerId : "");
  if (scope.kind === "all") return <>{i18n.t("policy.rule.scopes.all")}</>;
  return <>{scope.kind === "group" ? i18n.t("policy.rule.ofGroup", [scope.group]) : name}</>;
};

type RuleListProps = { rules: readonly unknown[]; onChange: (rules: BlockRule[]) => void };

/** Block rules as sentences; each opens in its own form. */
export const RuleList = ({ rules: given, onChange }: RuleListProps) => {
  const currency = useContext(Currency);
  const [open, setOpen] = useState<BlockRule | "new" | null>(null);
  const rules = wrongBlockRules([...given], "rules") === null ? (given as readonly BlockRule[]) : [];
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
                <strong>
                  <Whom scope={rule.scope} />
                </strong>{" "}
                {ruleSentence(rule, currency)}
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
