import { useContext } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import type { OutsideShown } from "#shared/contract/outside.ts";
import type { BadgeRow } from "#shared/contract/sync.ts";
import { formatDate } from "../format.ts";
import { Currency } from "../ui/money.tsx";
import { clockSentence, coveredSentence, gapsSentence } from "./dated-lines.ts";
import { EventList } from "./event-list.tsx";
import { factsSentence, firmFacts, missingSentence } from "./firm-facts.ts";
import { offerSentence } from "./offer-sentence.ts";
import "./outside.css";

type Props = { customer: BadgeRow; outside: OutsideShown };

/** Of a prospect: the facts and what may be offered to begin with; of anybody: what was published and what is due. */
export const OutsidePart = ({ customer, outside }: Props) => {
  const currency = useContext(Currency);
  const language = uiLanguage();
  const { offer, events, firmOn, gazetteOn } = outside;
  // Nothing is opened for whoever is under proceedings.
  const opens = customer.riskClass !== "E";
  const lines = [
    clockSentence(outside, language),
    coveredSentence(outside, language),
    customer.prospect && opens ? missingSentence(outside, language) : null,
    opens ? gapsSentence(outside, language) : null,
  ].filter((line) => line !== null);
  return (
    <section className="stack outside" aria-label={i18n.t("outside.title")}>
      {customer.prospect && (
        <>
          <p>{factsSentence(firmFacts(customer, outside, language))}</p>
          {offer && <p>{offerSentence(offer, currency, language)}</p>}
        </>
      )}
      {events.length > 0 && <EventList events={events} gazetteOn={gazetteOn} />}
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {firmOn !== null && (
        <p className="muted outside-source">{i18n.t("outside.source", [formatDate(firmOn, language)])}</p>
      )}
    </section>
  );
};
