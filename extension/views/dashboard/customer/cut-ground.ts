import { i18n } from "#extension/platform/i18n.ts";
import type { AssessmentFacts } from "#shared/contract/assessment-facts.ts";
import { BINDING_TERMS } from "#shared/credit/assessment.ts";
import { formatMoney, type Language } from "../../format.ts";
import { reasonSentence } from "../../reason-sentence.ts";

type Cut = NonNullable<AssessmentFacts["limitCut"]>;

/** The ground a cut rests on: a reason with its figures, or the term that binds the limit where no reason says it. */
export const cutGround = (
  { ground, evidence }: Pick<Cut, "ground" | "evidence">,
  currency: string,
  language: Language,
): string => {
  const binding = BINDING_TERMS.find((term) => term === ground);
  if (binding === undefined)
    return reasonSentence(
      { code: ground, axis: "rule", centipoints: 0, params: evidence },
      currency,
      language,
    );
  if (binding === "ceiling" || binding === "opening") return i18n.t(`offer.cut.grounds.${binding}`);
  const cents = evidence[`${binding}Cents`];
  const says = binding === "need" || binding === "capacity" || binding === "insured";
  return says && typeof cents === "number"
    ? i18n.t(`offer.cut.grounds.${binding}`, [formatMoney(cents, currency, language)])
    : i18n.t(`customer.binding.${binding}`);
};
