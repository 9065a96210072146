import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import type { Deadline } from "#shared/contract/clocks.ts";
import { CustomerTile } from "../../field-reports/report-row.tsx";
import { formatDate } from "../../format.ts";
import { documentAddress } from "../../outside/event-words.ts";
import { useMoneyText } from "../../ui/money.tsx";
import { doneByWords, endedWords, leftWords } from "./deadline-words.ts";

/** One deadline in the list: of whom, what, what is lost without it, by when. */
export const DeadlineRow = ({ deadline, today }: { deadline: Deadline; today: string }) => {
  const money = useMoneyText();
  const language = uiLanguage();
  const { about, kind, dueOn, shownOn, atStakeCents, lostIfMissed, provisional, insurer, court } = deadline;
  const ended = endedWords(deadline, language);
  const left = leftWords(deadline, today, language);
  const lost = i18n.t(`deadlines.lost.${lostIfMissed}`);
  return (
    <>
      <CustomerTile customerId={about.customerId} />
      <span className="report-row-words">
        <strong>{about.name}</strong>
        <span>
          {i18n.t(`outside.clocks.${kind}`)}
          {provisional && (
            <>
              {" "}
              <span className="tag">{i18n.t("deadlines.provisional")}</span>
            </>
          )}
        </span>
        {ended === null ? (
          <>
            <span className="deadline-day">{doneByWords(deadline, language)}</span>
            <span className="report-row-foot">
              <span className={left.bad ? "figure-bad" : undefined}>
                {left.bad && <span aria-hidden="true">! </span>}
                {left.text}
              </span>
              {dueOn !== null && dueOn !== shownOn && (
                <span className="muted">{i18n.t("deadlines.legalDay", [formatDate(dueOn, language)])}</span>
              )}
            </span>
          </>
        ) : (
          <span className="muted">{ended}</span>
        )}
        <span className="report-row-foot">
          <span>
            {atStakeCents === null
              ? i18n.t("deadlines.lostUnknown", [lost])
              : i18n.t("deadlines.lostOf", [lost, money(atStakeCents)])}
          </span>
          {(insurer ?? court) !== null && <span className="muted">{insurer ?? court}</span>}
        </span>
      </span>
    </>
  );
};

/** Way to the source document of a deadline; nothing where there is none that may be opened. */
export const DeadlineDocument = ({ deadline }: { deadline: Deadline }) => {
  const address = documentAddress(deadline.document);
  if (address === null) return null;
  return (
    <a
      href={address}
      target="_blank"
      rel="noopener noreferrer"
      aria-label={i18n.t("outside.documentOf", [deadline.about.name])}
    >
      {i18n.t("outside.document")}
    </a>
  );
};
