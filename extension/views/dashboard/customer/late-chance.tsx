import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import type { AssessmentFacts } from "#shared/contract/assessment-facts.ts";
import { formatNumber, formatPercent } from "../../format.ts";

/** Whole percent. A chance is never said to be none or sure: under one, over ninety-nine. */
const chanceText = (basisPoints: number): string => {
  if (basisPoints < 100) return i18n.t("behind.next.under", [formatPercent(1, uiLanguage())]);
  if (basisPoints > 9_900) return i18n.t("behind.next.over", [formatPercent(99, uiLanguage())]);
  return formatPercent(basisPoints / 100, uiLanguage());
};

/** How many of the next invoices come very late, and from how many paid ones that is known. */
export const LateChance = ({
  chance,
}: {
  chance: NonNullable<AssessmentFacts["lateProbability"]> | null;
}) => (
  <section className="behind-part" aria-labelledby="next-title">
    <h3 id="next-title">{i18n.t("behind.next.title")}</h3>
    {chance === null ? (
      <p className="muted">{i18n.t("behind.next.unknown")}</p>
    ) : (
      <p>
        {i18n.t("behind.next.late", chance.sampleSize, [
          formatNumber(chance.sampleSize, uiLanguage()),
          chanceText(chance.basisPoints),
          String(chance.days),
        ])}
      </p>
    )}
  </section>
);
