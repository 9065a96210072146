import { i18n } from "#extension/platform/i18n.ts";
import type { AssessmentFacts } from "#shared/contract/assessment-facts.ts";
import { BINDING_TERMS } from "#shared/credit/assessment.ts";
import type { Language } from "../../format.ts";
import { reasonSentence } from "../../reason-sentence.ts";

type Cut = NonNullable<AssessmentFacts["limitCut"]>;

/** The ground a cut rests on: a reason with its figures, or the term that binds the limit where no reason says it. */
export const cutGround = (
  { ground, evidence }: Pick<Cut, "ground" | "evidence">,
  currency: string,
  language: Language,
): string => {
  const binding = BINDING_TERMS.find((term) => term === ground);
  return binding === undefined
    ? reasonSentence({ code: ground, axis: "rule", centipoints: 0, params: evidence }, currency, language)
    : i18n.t(`customer.binding.${binding}`);
};
