import type { AssessmentFacts } from "#shared/contract/assessment-facts.ts";
import type { Assessment } from "#shared/credit/assessment.ts";
import { formatIsoDate, isoDateOrNull } from "#shared/credit/calendar.ts";
import { wholePoints } from "#shared/credit/whole-points.ts";

/** What an assessment says beside class and limit; undefined for one of engine 1, which did not say it. */
export function assessmentFacts(assessed: Assessment): AssessmentFacts | undefined {
  const { ledger, termsToOffer, reviewOn = null, limitCut = null, openingOffer = null } = assessed;
  if (ledger === undefined || termsToOffer === undefined) return undefined;
  const { nextPromise } = ledger;
  const { lateProbability } = assessed;
  return {
    ledger: {
      ...ledger,
      historyFrom: isoDateOrNull(ledger.historyFrom),
      nextPromise: nextPromise && { ...nextPromise, promisedOn: formatIsoDate(nextPromise.promisedOn) },
    },
    termsToOffer,
    reviewOn: isoDateOrNull(reviewOn),
    limitCut,
    openingOffer: openingOffer && offerReply(openingOffer),
    groupExposureCents: assessed.groupExposureCents ?? null,
    ...(lateProbability === undefined ? {} : { lateProbability }),
  };
}

type Offer = NonNullable<Assessment["openingOffer"]>;

function offerReply({ facts, ...offer }: Offer): AssessmentFacts["openingOffer"] {
  const { createdDay, solidityCentipoints, ...others } = facts;
  return {
    ...offer,
    facts: {
      ...others,
      createdOn: isoDateOrNull(createdDay),
      solidityPoints: wholePoints(solidityCentipoints),
    },
  };
}
