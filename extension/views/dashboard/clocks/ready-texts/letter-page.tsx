import { useEffect, useMemo, useState } from "react";
import { Link } from "wouter";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import { formatDate, formatList, type Language } from "../../../format.ts";
import { Button } from "../../../ui/button.tsx";
import { CopyButton } from "../../../ui/copy-button.tsx";
import { Empty } from "../../../ui/empty.tsx";
import { FailureNotice } from "../../../ui/failure-notice.tsx";
import { useMoneyText } from "../../../ui/money.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Segments } from "../../../ui/segments.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { loadSheetWords, type SheetWords } from "../../decision/sheet-language.ts";
import { SCREEN_PATHS } from "../../screen-paths.ts";
import { formatLongDate } from "../day-words.ts";
import { forbiddenOf } from "./forbidden-of.ts";
import { type Filled, letterText, type Slot, slotsOf } from "./letter.ts";
import type { LetterFacts } from "./letter-facts.ts";
import { letterOf, needsJudgment } from "./letter-of.ts";
import { linesOf } from "./letter-parts.ts";
import { LetterSheet } from "./letter-sheet.tsx";
import { isLetter, type LetterKind } from "./letters-for.ts";
import { SlotFields } from "./slot-fields.tsx";
import { useLetterFacts } from "./use-letter-facts.ts";
import "../../decision/decision-sheet.css";
import "./letter.css";

/** What to mind before it is sent: said on the screen, never on paper. */
const BeforeSending = ({
  kind,
  facts,
  language,
}: {
  kind: LetterKind;
  facts: LetterFacts;
  language: Language;
}) => {
  const money = useMoneyText();
  const { split } = facts;
  const forbidden = forbiddenOf(split);
  const total = forbidden.reduce((sum, { amountCents }) => sum + amountCents, 0);
  const assumed = linesOf(split).filter(({ dueAssumed }) => dueAssumed);
  const apart = split?.apart;
  const french = kind === "claim" || kind === "title" || kind === "relief";
  return (
    <>
      <Notice kind="info" title={i18n.t("readyTexts.before.heading")}>
        <p>{i18n.t(`readyTexts.before.${kind}`)}</p>
        {french && language === "en" && <p>{i18n.t("readyTexts.before.inFrench")}</p>}
        {kind !== "delivery" && facts.ledger?.date != null && (
          <p>{i18n.t("readyTexts.before.ledger", [formatDate(facts.ledger.date, uiLanguage())])}</p>
        )}
      </Notice>
      {forbidden.length > 0 && french && (
        <Notice kind="warning" title={i18n.t("readyTexts.before.forbidden", [money(total)])}>
          <p>{i18n.t("readyTexts.before.forbiddenNext")}</p>
        </Notice>
      )}
      {kind === "claim" && assumed.length > 0 && (
        <Notice
          kind="warning"
          title={i18n.t("readyTexts.before.assumed", [
            formatList(
              assumed.map(({ reference }) => reference),
              uiLanguage(),
            ),
          ])}
        />
      )}
      {kind === "claim" && apart && (apart.unappliedCents !== 0 || apart.toInvoiceCents !== 0) && (
        <Notice
          kind="warning"
          title={i18n.t("readyTexts.before.apart", [
            money(apart.toInvoiceCents),
            money(Math.abs(apart.unappliedCents)),
          ])}
        />
      )}
      {kind === "title" && facts.retentionOfTitle === false && (
        <Notice kind="warning" title={i18n.t("readyTexts.before.noTitle")} />
      )}
    </>
  );
};

type GoodsFieldProps = {
  facts: LetterFacts;
  chosen: ReadonlySet<string>;
  onChange: (chosen: ReadonlySet<string>) => void;
};

/** Which documents are of goods that are reclaimed: services have no title to retain. */
const GoodsField = ({ facts, chosen, onChange }: GoodsFieldProps) => (
  <fieldset className="letter-goods">
    <legend>{i18n.t("readyTexts.goods")}</legend>
    {linesOf(facts.split)
      .filter(({ owedCents }) => owedCents > 0)
      .map(({ reference }) => (
        <label key={reference} className="row">
          <input
            type="checkbox"
            checked={chosen.has(reference)}
            onChange={({ target }) => {
              const next = new Set(chosen);
              if (target.checked) next.add(reference);
              else next.delete(reference);
              onChange(next);
            }}
          />
          {reference}
        </label>
      ))}
  </fieldset>
);

type WrittenProps = {
  kind: LetterKind;
  facts: LetterFacts;
  language: Language;
  onLanguage: (language: Language) => void;
};

const Written = ({ kind, facts, language, onLanguage }: WrittenProps) => {
  const { words, split, today } = facts;
  const [typed, setTyped] = useState<Filled>({});
  const [goods, setGoods] = useState<ReadonlySet<string>>(
    () =>
      new Set(
        linesOf(split)
          .filter(({ owedCents }) => owedCents > 0)
          .map(({ reference }) => reference),
      ),
  );
  const letter = useMemo(() => letterOf(kind, facts, goods), [kind, facts, goods]);
  // A day follows the language until somebody writes another.
  const filled: Filled = { date: formatLongDate(today, language), ...typed };
  const name = (slot: Slot): string => words.word(`readyTexts.slots.${slot}`);
  const slots = slotsOf(letter);
  const open = slots.filter((slot) => !filled[slot]?.trim()).length;
  return (
    <div className="letter-page">
      <div className="letter-tools stack">
        <BeforeSending kind={kind} facts={facts} language={language} />
        <div className="row">
          <Segments<Language>
            label={i18n.t("readyTexts.language")}
            value={language}
            choices={[
              { value: "fr", label: "Français" },
              { value: "en", label: "English" },
            ]}
            onChange={onLanguage}
          />
          <CopyButton name="copy" text={letterText(letter, filled, name)} label={i18n.t("readyTexts.copy")} />
          <Button onClick={() => window.print()}>{i18n.t("decisionSheet.print")}</Button>
        </div>
        {kind === "title" && <GoodsField facts={facts} chosen={goods} onChange={setGoods} />}
        <SlotFields
          slots={slots}
          filled={filled}
          open={open}
          onChange={(slot, value) => setTyped({ ...typed, [slot]: value })}
        />
      </div>
      <LetterSheet letter={letter} filled={filled} name={name} language={language} />
    </div>
  );
};

type LetterPageProps = { customerId: string; kind: LetterKind; deadlineId: string | null };

const Text = ({ customerId, kind, deadlineId }: LetterPageProps) => {
  const asked = useLetterFacts(kind, customerId, deadlineId);
  const [language, setLanguage] = useState<Language>(uiLanguage());
  const [words, setWords] = useState<SheetWords | null>(null);
  useEffect(() => {
    let current = true;
    void loadSheetWords(language).then((loaded) => current && setWords(loaded));
    return () => {
      current = false;
    };
  }, [language]);
  if (asked.kind === "failed") return <FailureNotice failure={asked.failure} onRetry={asked.again} />;
  if (asked.kind === "loading" || words === null) return <Skeleton lines={6} />;
  const facts = asked.facts(words);
  if (facts.split === null && needsJudgment(kind))
    return (
      <Empty title={i18n.t("readyTexts.noJudgment")}>
        <p>{i18n.t("readyTexts.noJudgmentNext")}</p>
      </Empty>
    );
  return <Written kind={kind} facts={facts} language={words.language} onLanguage={setLanguage} />;
};

/** One ready text: what is known stands in it, what is not is marked and can be filled in; to copy or to print. */
export const LetterPage = ({
  customerId,
  kind,
  deadlineId,
}: Omit<LetterPageProps, "kind"> & { kind: string }) => (
  <div className="sheet-page">
    <p className="sheet-tools">
      <Link href={deadlineId === null ? `/customers/${customerId}` : SCREEN_PATHS.deadlines}>
        {i18n.t(deadlineId === null ? "readyTexts.backToCustomer" : "readyTexts.backToDeadlines")}
      </Link>
    </p>
    {isLetter(kind) ? (
      <Text customerId={customerId} kind={kind} deadlineId={deadlineId} />
    ) : (
      <Empty title={i18n.t("dashboard.noSuchPage")}>
        <p>{i18n.t("dashboard.noSuchPageNext")}</p>
      </Empty>
    )}
  </div>
);
