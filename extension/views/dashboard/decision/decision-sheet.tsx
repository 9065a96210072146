import { useEffect, useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import type { RequestDetail, RequestSnapshot, RequestStep } from "#shared/contract/requests.ts";
import type { Language } from "../../format.ts";
import { useRequest } from "../../requests/use-request.ts";
import { Button } from "../../ui/button.tsx";
import { FailureNotice } from "../../ui/failure-notice.tsx";
import { Segments } from "../../ui/segments.tsx";
import { useMe } from "../../ui/session.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { loadSheetWords, type SheetWords } from "./sheet-language.ts";
import { factLines, momentText, type SheetLine, subjectText } from "./sheet-lines.ts";
import "./decision-sheet.css";

const DECISIONS: readonly RequestStep["action"][] = ["approved", "approved_with_conditions", "refused"];

const Lines = ({ lines }: { lines: SheetLine[] }) => (
  <dl className="sheet-lines">
    {lines.map(({ name, text }) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd>{text}</dd>
      </div>
    ))}
  </dl>
);

type Place = { words: SheetWords; organization: string; currency: string; timeZone: string };

const Facts = ({ title, facts, place }: { title: string; facts: RequestSnapshot; place: Place }) => (
  <section className="sheet-facts">
    <h2>{title}</h2>
    <p>{momentText(facts.at, place.timeZone, place.words)}</p>
    <Lines lines={factLines(facts, place.currency, place.words)} />
  </section>
);

const Step = ({ step, place: { words, timeZone } }: { step: RequestStep; place: Place }) => {
  const { word } = words;
  const who =
    step.by === null ? word("decisionSheet.clock") : `${step.by.name}, ${word(`roles.${step.by.role}`)}`;
  const place = step.inPlaceOf === null ? "" : ` (${word("requests.steps.inPlaceOf", [step.inPlaceOf])})`;
  return (
    <li>
      <p>
        <strong>{who}</strong>
        {place} {word(`requests.steps.${step.action}`)}
      </p>
      <p className="sheet-small">{momentText(step.at, timeZone, words)}</p>
      {step.note !== "" && <p>{step.note}</p>}
      {step.seenHash !== null && (
        <p className="sheet-small sheet-hash">{`${word("decisionSheet.seen")} ${step.seenHash}`}</p>
      )}
      {step.audit !== null && (
        <p className="sheet-small sheet-hash">
          {word("decisionSheet.entry", [String(step.audit.sequence), step.audit.hash])}
        </p>
      )}
    </li>
  );
};

const Decided = ({ request, place }: { request: RequestDetail; place: Place }) => {
  const { words, currency, timeZone } = place;
  const { word } = words;
  const step = request.steps.findLast(({ action }) => DECISIONS.includes(action));
  if (step === undefined) return <p>{word("decisionSheet.notYet")}</p>;
  const inCurrency = request.asked.kind === "order_release" ? request.asked.currency : currency;
  const { grant, refusal } = request;
  return (
    <>
      <p>
        <strong>{`${step.by?.name ?? word("decisionSheet.clock")} ${word(`requests.steps.${step.action}`)}`}</strong>
      </p>
      <p>{momentText(step.at, timeZone, words)}</p>
      {grant !== null && <p>{subjectText(grant, inCurrency, words)}</p>}
      {refusal !== null && <p>{`${word(`requests.refusals.${refusal.reason}`)} ${refusal.note}`}</p>}
    </>
  );
};

const Sheet = ({ request, place }: { request: RequestDetail; place: Place }) => {
  const { word, language } = place.words;
  return (
    <article className="sheet" lang={language}>
      <p className="sheet-small">{place.organization}</p>
      <h1>{word("decisionSheet.title")}</h1>
      <Lines
        lines={[
          { name: word("decisionSheet.customer"), text: request.customerName },
          { name: word("decisionSheet.request"), text: request.id },
          {
            name: word("decisionSheet.asked"),
            text: subjectText(request.asked, place.currency, place.words),
          },
          { name: word("decisionSheet.reason"), text: word(`requests.reasons.${request.reason}`) },
          ...(request.note === "" ? [] : [{ name: word("decisionSheet.note"), text: request.note }]),
        ]}
      />
      <section>
        <h2>{word("decisionSheet.decision")}</h2>
        <Decided request={request} place={place} />
      </section>
      {request.whenAsked && (
        <Facts
          title={`${word("decisionSheet.facts")} · ${word("decisionSheet.whenAsked")}`}
          facts={request.whenAsked}
          place={place}
        />
      )}
      {request.whenDecided && (
        <Facts
          title={`${word("decisionSheet.facts")} · ${word("decisionSheet.whenDecided")}`}
          facts={request.whenDecided}
          place={place}
        />
      )}
      <section>
        <h2>{word("decisionSheet.course")}</h2>
        <ol className="sheet-steps">
          {request.steps.map((step) => (
            <Step key={step.version} step={step} place={place} />
          ))}
        </ol>
        <p className="sheet-small">{word("decisionSheet.proof")}</p>
      </section>
    </article>
  );
};

/** One decision on paper: facts, rule, who, when, hash, in the reader's language; the browser prints it or saves it as PDF. */
export const DecisionSheet = ({ id }: { id: string }) => {
  const { name: organization, currency, timeZone } = useMe().organization;
  const { detail, failure, again } = useRequest(id);
  const [language, setLanguage] = useState<Language>(uiLanguage());
  const [words, setWords] = useState<SheetWords | null>(null);
  useEffect(() => {
    let current = true;
    void loadSheetWords(language).then((loaded) => current && setWords(loaded));
    return () => {
      current = false;
    };
  }, [language]);
  if (detail === null && failure !== null) return <FailureNotice failure={failure} onRetry={again} />;
  if (detail === null || words === null) return <Skeleton lines={12} />;
  return (
    <div className="sheet-page">
      <div className="sheet-tools">
        <Segments
          label={i18n.t("decisionSheet.language")}
          value={language}
          choices={[
            { value: "fr", label: "Français" },
            { value: "en", label: "English" },
          ]}
          onChange={setLanguage}
        />
        <Button onClick={() => window.print()}>{i18n.t("decisionSheet.print")}</Button>
      </div>
      <Sheet request={detail} place={{ words, organization, currency, timeZone }} />
    </div>
  );
};
