import { type ReactNode, useEffect, useRef } from "react";
import { Link } from "wouter";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import type { Deadline } from "#shared/contract/clocks.ts";
import { useMoneyText } from "../../ui/money.tsx";
import { Notice } from "../../ui/notice.tsx";
import type { FocusOn } from "../list-beside.tsx";
import { formatCountedDate } from "./day-words.ts";
import { DeadlineDocument } from "./deadline-row.tsx";
import { endedWords, leftWords, whySentences } from "./deadline-words.ts";
import type { Outcome } from "./ending-draft.ts";
import { EndingPart } from "./ending-part.tsx";
import { letterPath, lettersFor } from "./ready-texts/letters-for.ts";

type DeadlinePanelProps = {
  deadline: Deadline;
  today: string;
  mayEnd: boolean;
  keys: boolean;
  focusOn: FocusOn;
  onEnded: (outcome: Outcome) => void;
};

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

const Facts = ({ deadline }: { deadline: Deadline }) => {
  const money = useMoneyText();
  const language = uiLanguage();
  const { kind, startOn, dueOn, shownOn, atStakeCents, lostIfMissed, insurer, court, document } = deadline;
  const day = (isoDate: string) => formatCountedDate(isoDate, language);
  return (
    <dl className="facts">
      {shownOn !== null && <Fact name={i18n.t("deadlines.facts.doneBy")}>{day(shownOn)}</Fact>}
      {dueOn !== null && (
        <Fact name={i18n.t("deadlines.facts.lastDay")}>
          <span className="muted">{day(dueOn)}</span>
        </Fact>
      )}
      <Fact name={i18n.t(`deadlines.facts.since.${kind}`)}>{day(startOn)}</Fact>
      <Fact name={i18n.t("deadlines.facts.atStake")}>
        {atStakeCents === null ? i18n.t("deadlines.facts.unknown") : money(atStakeCents)}
      </Fact>
      <Fact name={i18n.t("deadlines.facts.lost")}>{i18n.t(`deadlines.lost.${lostIfMissed}`)}</Fact>
      {insurer !== null && <Fact name={i18n.t("deadlines.facts.insurer")}>{insurer}</Fact>}
      {court !== null && <Fact name={i18n.t("deadlines.facts.court")}>{court}</Fact>}
      {document !== null && (
        <Fact name={i18n.t("deadlines.facts.document")}>
          <DeadlineDocument deadline={deadline} />
        </Fact>
      )}
    </dl>
  );
};

/** One deadline with everything that is needed to meet it. */
export const DeadlinePanel = ({ deadline, today, mayEnd, keys, focusOn, onEnded }: DeadlinePanelProps) => {
  const language = uiLanguage();
  const title = useRef<HTMLHeadingElement>(null);
  const { id, about, kind, provisional, reason } = deadline;
  useEffect(() => {
    if (focusOn?.id === id) title.current?.focus();
  }, [focusOn, id]);
  const why = whySentences(deadline, language);
  const letters = lettersFor(kind);
  const ended = endedWords(deadline, language);
  const left = leftWords(deadline, today, language);
  const name = i18n.t(`outside.clocks.${kind}`);
  return (
    <article className="report-panel">
      <header className="report-head">
        <p>
          <Link href={`/customers/${about.customerId}`}>{about.name}</Link>
          {about.siren !== null && <span className="muted"> {i18n.t("deadlines.siren", [about.siren])}</span>}
        </p>
        <h2 ref={title} tabIndex={-1} aria-label={`${about.name}, ${name}`}>
          {name}
        </h2>
        {ended === null ? (
          <p className={left.bad ? "figure-bad" : undefined}>
            {left.bad && <span aria-hidden="true">! </span>}
            {left.text}
          </p>
        ) : (
          <>
            <p className="standing">{ended}</p>
            {reason !== "" && <p>{reason}</p>}
          </>
        )}
      </header>
      {ended === null && provisional && (
        <Notice kind="info" title={i18n.t("deadlines.provisionalTitle")}>
          <p>
            {i18n.t(
              kind === "retention_of_title" ? "deadlines.provisionalTerms" : "deadlines.provisionalNext",
            )}
          </p>
        </Notice>
      )}
      <Facts deadline={deadline} />
      {why.length > 0 && (
        <section className="report-part" aria-labelledby={`why-${id}`}>
          <h3 id={`why-${id}`}>{i18n.t("deadlines.why.title")}</h3>
          {why.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </section>
      )}
      <section className="report-part" aria-labelledby={`send-${id}`}>
        <h3 id={`send-${id}`}>{i18n.t("deadlines.send.title")}</h3>
        <p>{i18n.t(`deadlines.send.${kind}`)}</p>
        {letters.length > 0 && (
          <ul className="deadline-letters">
            {letters.map((letter) => (
              <li key={letter}>
                <Link className="button" href={letterPath(about.customerId, letter, id)}>
                  {i18n.t(`readyTexts.names.${letter}`)}
                </Link>
              </li>
            ))}
          </ul>
        )}
      </section>
      {mayEnd && ended === null && <EndingPart deadline={deadline} keys={keys} onEnded={onEnded} />}
    </article>
  );
};
