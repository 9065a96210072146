import { useContext } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import type { BlockRule, RuleScope } from "#shared/credit/order/block-rule.ts";
import { wrongBlockRules } from "#shared/credit/order/parse-block-rules.ts";
import { Currency } from "../../ui/money.tsx";
import { ruleSentence } from "./rule-sentence.ts";
import { useCustomerName } from "./use-customer-name.ts";

/** Block rules of a policy or a draft; none where they are not what they should be. */
export const asRules = (value: unknown): readonly BlockRule[] =>
  wrongBlockRules(value, "rules") === null ? (value as readonly BlockRule[]) : [];

const Whom = ({ scope }: { scope: RuleScope }) => {
  const name = useCustomerName(scope.kind === "customer" ? scope.customerId : "");
  if (scope.kind === "all") return <>{i18n.t("policy.rule.scopes.all")}</>;
  return <>{scope.kind === "group" ? i18n.t("policy.rule.ofGroup", [scope.group]) : name}</>;
};

/** Whom a rule concerns and what it says, in one line. */
export const RuleText = ({ rule }: { rule: BlockRule }) => (
  <>
    <strong>
      <Whom scope={rule.scope} />
    </strong>{" "}
    {ruleSentence(rule, useContext(Currency))}
  </>
);
