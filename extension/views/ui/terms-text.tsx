import { i18n } from "#extension/platform/i18n.ts";
import type { Terms } from "#shared/credit/terms.ts";

/** Payment terms in words; "≈" and a word when nobody confirmed them. */
export const TermsText = ({ terms }: { terms: Terms }) => (
  <span>
    {i18n.t(`ui.terms.${terms.kind}`, terms.days)}
    {terms.assumed && <span className="muted"> {i18n.t("ui.terms.assumed")}</span>}
  </span>
);
