import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import type { CustomerDetail } from "#extension/platform/messages.ts";
import type { AssessmentFacts } from "#shared/contract/assessment-facts.ts";
import { formatDate, formatPercent } from "../../format.ts";
import { Notice } from "../../ui/notice.tsx";
import { useToday } from "../../ui/session.tsx";
import { lawText } from "./law-text.ts";
import { LimitCutPart } from "./limit-cut-part.tsx";
import { OpeningOfferPart } from "./opening-offer-part.tsx";
import "./offer-section.css";

const termsText = ({ kind, days, depositPercent }: AssessmentFacts["termsToOffer"]): string =>
  depositPercent >= 100 ? i18n.t("offer.prepaid") : i18n.t(`ui.terms.${kind}`, days);

const TermsToOffer = ({
  terms,
  reviewOn,
}: {
  terms: AssessmentFacts["termsToOffer"];
  reviewOn: string | null;
}) => {
  const today = useToday();
  return (
    <dl className="fact-grid">
      <div>
        <dt>{i18n.t("offer.terms")}</dt>
        <dd>
          {termsText(terms)}
          {terms.depositPercent > 0 && terms.depositPercent < 100 && (
            <span className="fact-note">
              {i18n.t("offer.deposit", [formatPercent(terms.depositPercent, uiLanguage())])}
            </span>
          )}
        </dd>
      </div>
      {reviewOn !== null && (
        <div>
          <dt>{i18n.t("offer.review")}</dt>
          <dd>
            {i18n.t(reviewOn < today ? "offer.reviewLate" : "offer.reviewOn", [
              formatDate(reviewOn, uiLanguage()),
            ])}
          </dd>
        </div>
      )}
      <div className="fact-wide">
        <dt>{i18n.t("offer.law")}</dt>
        <dd className="fact-plain">{lawText(terms.statutory)}</dd>
      </div>
    </dl>
  );
};

/** What may be offered next: terms beside the legal maximum, an opening offer for somebody new, a limit on its way down. */
export const OfferSection = ({ detail, maySetLimits }: { detail: CustomerDetail; maySetLimits: boolean }) => {
  const { facts } = detail;
  if (facts === undefined) return null;
  const { termsToOffer, openingOffer, limitCut } = facts;
  return (
    <section className="box stack" aria-labelledby="offer-title">
      <h2 id="offer-title">{i18n.t("offer.title")}</h2>
      {openingOffer && <OpeningOfferPart offer={openingOffer} />}
      <TermsToOffer terms={termsToOffer} reviewOn={facts.reviewOn} />
      {termsToOffer.ownExceedLaw && (
        <Notice kind="warning" title={i18n.t("offer.beyondLaw")}>
          <p>{i18n.t("offer.beyondLawNext")}</p>
        </Notice>
      )}
      {limitCut && <LimitCutPart cut={limitCut} maySetLimits={maySetLimits} />}
    </section>
  );
};
