import { useContext } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import type { Cause } from "#shared/contract/explanations.ts";
import { Currency } from "../ui/money.tsx";
import { causeSentence } from "./cause-sentence.ts";
import { shownBy, useReveal } from "./reveal.ts";

const useCauseSentence = (): ((cause: Cause) => string | null) => {
  const currency = useContext(Currency);
  return (cause) =>
    causeSentence(cause, currency, uiLanguage(), ({ kind, days }) => i18n.t(`ui.terms.${kind}`, days));
};

/** A cause in words; a press brings the invoice, event, limit or dispute it speaks of into sight. */
const CauseLine = ({ cause, words }: { cause: Cause; words: string }) => {
  const reveal = useReveal();
  const shown = shownBy(cause);
  return shown === null || reveal === null ? (
    <span>{words}</span>
  ) : (
    <button type="button" className="link-button" onClick={() => reveal(shown)}>
      {words}
    </button>
  );
};

/** Causes one below the other; what says nothing more than its reason is left out. */
export const Causes = ({ causes, more = 0 }: { causes: readonly Cause[]; more?: number }) => {
  const sentence = useCauseSentence();
  const said = causes.flatMap((cause) => {
    const words = sentence(cause);
    return words === null ? [] : [{ cause, words }];
  });
  if (said.length === 0) return null;
  return (
    <ul className="causes">
      {said.map(({ cause, words }) => (
        <li key={JSON.stringify(cause)}>
          <CauseLine cause={cause} words={words} />
        </li>
      ))}
      {more > 0 && <li className="muted">{i18n.t("explain.moreCauses", more)}</li>}
    </ul>
  );
};
