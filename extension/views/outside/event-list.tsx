import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import type { OutsideEvent, OutsideShown } from "#shared/contract/outside.ts";
import { formatDate } from "../format.ts";
import { documentAddress, isThreat } from "./event-words.ts";

const bothDays = ({ kind, on, publishedOn }: OutsideEvent): string => {
  const [words, day] = [i18n.t(`outside.kinds.${kind}`), formatDate(on, uiLanguage())];
  return publishedOn === null || publishedOn === on
    ? i18n.t("outside.eventOn", [words, day])
    : i18n.t("outside.eventPublished", [words, day, formatDate(publishedOn, uiLanguage())]);
};

/** What was published of a firm, the youngest first, each with the notice it rests on. */
export const EventList = ({ events, gazetteOn }: Pick<OutsideShown, "events" | "gazetteOn">) =>
  events.length === 0 ? (
    <p className="muted">{i18n.t(gazetteOn ? "outside.noEvents" : "outside.notRead")}</p>
  ) : (
    <ul className="outside-events" aria-label={i18n.t("outside.events")}>
      {events.map((event) => {
        const words = bothDays(event);
        const address = documentAddress(event.document);
        return (
          <li key={`${event.kind} ${event.on} ${event.document}`}>
            <span aria-hidden="true" className={isThreat(event.kind) ? "outside-threat" : "muted"}>
              {isThreat(event.kind) ? "▼" : "•"}
            </span>
            <span>
              {words}
              {address !== null && (
                <>
                  {" "}
                  <a
                    href={address}
                    target="_blank"
                    rel="noreferrer"
                    aria-label={i18n.t("outside.documentOf", [words])}
                  >
                    {i18n.t("outside.document")}
                  </a>
                </>
              )}
            </span>
          </li>
        );
      })}
    </ul>
  );
