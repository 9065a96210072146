import { i18n } from "#extension/platform/i18n.ts";
import { VERDICT_SIGNS } from "../../order-check/verdict-chip.tsx";
import type { ShadowVerdict } from "./shadow-matrix.ts";
import "../../order-check/order-check.css";

/** The verdict in its words, small enough for a table. */
export const VerdictTag = ({ verdict }: { verdict: ShadowVerdict }) => (
  <span className={`verdict verdict-tag verdict-${verdict}`}>
    <span aria-hidden="true">{VERDICT_SIGNS[verdict]}</span>
    {i18n.t(`orderChecks.verdicts.${verdict}`)}
  </span>
);
