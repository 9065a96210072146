import { useContext } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import type { AssessmentFacts } from "#shared/contract/assessment-facts.ts";
import { formatDays, formatList, formatMoney, formatNumber, formatShare } from "../../format.ts";
import { Currency } from "../../ui/money.tsx";

type Offer = NonNullable<AssessmentFacts["openingOffer"]>;

/** What is known of somebody of whom no ledger knows anything, in a few words each. */
const knownFacts = ({ facts }: Offer): string[] => {
  const { createdOn, legalForm, employees, procedure, equityBasisPoints, solidityPoints } = facts;
  const language = uiLanguage();
  return [
    createdOn === null ? null : i18n.t("offer.opening.created", [createdOn.slice(0, 4)]),
    legalForm === null ? null : i18n.t(`legalForms.${legalForm}`),
    employees === null ? null : i18n.t("offer.opening.employees", [formatNumber(employees, language)]),
    i18n.t(procedure ? "offer.opening.procedure" : "offer.opening.noProcedure"),
    equityBasisPoints === null
      ? null
      : i18n.t("offer.opening.equity", [formatShare(equityBasisPoints, language)]),
    solidityPoints === null
      ? null
      : i18n.t("offer.opening.solidity", [formatNumber(solidityPoints, language)]),
  ].filter((fact) => fact !== null);
};

/** The offer to start with, the facts it rests on, and those that would be needed for more. */
export const OpeningOfferPart = ({ offer }: { offer: Offer }) => {
  const currency = useContext(Currency);
  const { amountCents, termsDays, missing } = offer;
  const language = uiLanguage();
  return (
    <>
      <p className="lead">
        {amountCents === null
          ? i18n.t("offer.opening.ask")
          : i18n.t("offer.opening.offer", [
              formatMoney(amountCents, currency, language),
              formatDays(termsDays, language),
            ])}
      </p>
      <dl className="fact-grid">
        <div className="fact-wide">
          <dt>{i18n.t(amountCents === null ? "offer.opening.known" : "offer.opening.rests")}</dt>
          <dd className="fact-plain">{knownFacts(offer).join(" · ")}</dd>
        </div>
        {missing.length > 0 && (
          <div className="fact-wide">
            <dt>{i18n.t("offer.opening.missing")}</dt>
            <dd className="fact-plain">
              {formatList(
                missing.map((fact) => i18n.t(`offer.opening.missings.${fact}`)),
                language,
              )}
            </dd>
          </div>
        )}
      </dl>
    </>
  );
};
