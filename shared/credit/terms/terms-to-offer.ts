import type { RiskClass } from "../assessment.ts";
import type { Policy } from "../policy.ts";
import type { Terms } from "../terms.ts";
import { longestDays } from "./longest-days.ts";
import { exceedsLaw, STATUTORY_TERMS, type StatutoryTerms, type TermsCase } from "./statutory-terms.ts";

/** What to offer next: 0 days with 100 % before delivery is payment with the order. */
export type TermsToOffer = {
  kind: Terms["kind"];
  days: number;
  depositPercent: number;
  /** What the law allows at most, and whether the customer's own terms are longer. */
  statutory: StatutoryTerms & { case: TermsCase };
  ownExceedLaw: boolean;
};

/**
 * Terms to offer by class (domain.md 6.5): the customer's own while class and law allow them, else as long as both do; from
 * class C on with a deposit, from D on against payment before delivery. Not rated: those of an opening.
 */
export function termsToOffer(
  riskClass: RiskClass,
  own: Terms,
  termsCase: TermsCase,
  policy: Policy,
): TermsToOffer {
  const statutory = STATUTORY_TERMS[termsCase];
  const ownExceedLaw = exceedsLaw(own, statutory);
  const said = { statutory: { ...statutory, case: termsCase }, ownExceedLaw };
  const offered = riskClass === "E" ? "D" : riskClass;
  const most = offered === "NR" ? policy.order.openingTermsDays : policy.terms.mostDays[offered];
  const depositPercent = offered === "NR" ? 0 : policy.terms.depositPercent[offered];
  if (depositPercent >= 100) return { kind: "net", days: 0, depositPercent: 100, ...said };
  const daysToTheEnd = longestDays(own, policy);
  if (daysToTheEnd <= most && !ownExceedLaw)
    return { kind: own.kind, days: own.days, depositPercent, ...said };
  const days = Math.min(most, daysToTheEnd, statutory.netDays ?? most);
  return { kind: "net", days, depositPercent, ...said };
}
