import { useContext } from "react";
import { uiLanguage } from "#extension/platform/language.ts";
import type { Reason } from "#shared/credit/assessment.ts";
import { reasonSentence } from "../reason-sentence.ts";
import { Currency } from "./money.tsx";

/** Reasons as sentences in the words and the currency of this page. */
export const useReasonText = (): ((reason: Reason) => string) => {
  const currency = useContext(Currency);
  return (reason) => reasonSentence(reason, currency, uiLanguage());
};
