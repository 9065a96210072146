import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import type { BadgeRow } from "#shared/contract/sync.ts";
import { clockSentence, coveredSentence, gapsSentence } from "../../outside/dated-lines.ts";
import { EventList } from "../../outside/event-list.tsx";
import { FirmGrid } from "../../outside/firm-grid.tsx";
import "../../outside/outside.css";

/** What others say of the customer: the register, the gazette, and what becomes due because of it. */
export const OutsideSection = ({ badge }: { badge: BadgeRow }) => {
  const { outside } = badge;
  if (outside === undefined) return null;
  const said = [clockSentence, coveredSentence];
  const lines = (badge.riskClass === "E" ? said : [...said, gapsSentence])
    .map((sentence) => sentence(outside, uiLanguage()))
    .filter((line) => line !== null);
  return (
    <section className="box stack" aria-labelledby="outside-title">
      <h2 id="outside-title">{i18n.t("outside.title")}</h2>
      <EventList events={outside.events} gazetteOn={outside.gazetteOn} />
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <FirmGrid firm={outside.firm} firmOn={outside.firmOn} />
    </section>
  );
};
