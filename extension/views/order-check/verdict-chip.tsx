import { i18n } from "#extension/platform/i18n.ts";
import type { OrderCheckReply } from "#shared/contract/order-checks.ts";
import { useMoneyText } from "../ui/money.tsx";
import { verdictFigure } from "./verdict-figure.ts";

/** Repeats the colour for those who see none. */
export const VERDICT_SIGNS = {
  within_limit: "✓",
  within_tolerance: "✓",
  ask: "?",
  blocked: "✕",
  unknown: "–",
} as const satisfies Record<OrderCheckReply["verdict"], string>;

/** A sign, the words of the policy, one figure. */
export const VerdictChip = ({ reply }: { reply: OrderCheckReply }) => {
  const money = useMoneyText();
  const figure = verdictFigure(reply);
  return (
    <p className={`verdict verdict-${reply.verdict}`}>
      <span className="verdict-sign" aria-hidden="true">
        {VERDICT_SIGNS[reply.verdict]}
      </span>
      <strong>{i18n.t(`orderChecks.verdicts.${reply.verdict}`)}</strong>
      {figure && (
        <span className="figure">{i18n.t(`orderChecks.result.${figure.kind}`, [money(figure.cents)])}</span>
      )}
    </p>
  );
};
