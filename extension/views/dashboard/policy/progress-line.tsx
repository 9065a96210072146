import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import { formatNumber } from "../../format.ts";

/** How far a run over all customers has come; it holds its place before the first figure is known. */
export const ProgressLine = ({ label, done, total }: { label: string; done: number; total: number }) => (
  <div className="stack policy-progress">
    <progress aria-label={label} {...(total > 0 ? { value: done, max: total } : {})} />
    <p className="muted figure">
      {total > 0
        ? i18n.t("policy.effect.progress", [
            formatNumber(done, uiLanguage()),
            formatNumber(total, uiLanguage()),
          ])
        : i18n.t("policy.effect.preparing")}
    </p>
  </div>
);
