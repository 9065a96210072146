import { i18n } from "#extension/platform/i18n.ts";
import type { ReportEffect } from "#shared/contract/field-reports.ts";
import type { RiskClass } from "#shared/credit/assessment.ts";
import { lastDay } from "../../field-reports/report-standing.ts";
import { formatDate, formatPoints, type Language } from "../../format.ts";

/** Tenths of a point are what a person compares. */
const tenths = (centipoints: number): number => Math.round(centipoints / 10) * 10;

/** One point or several, as the language counts: below two in French, exactly one in English. */
const countOf = (centipoints: number, language: Language): number => {
  const size = Math.abs(centipoints);
  return (language === "fr" ? size < 200 : size === 100) ? 1 : 2;
};

/** "−3.2 points until 12 Mar 2027, half by 11 Jan 2027." What has faded by half already is not announced again. */
const pointsSentence = (effect: ReportEffect, today: string, language: Language): string => {
  const { centipoints, halfOn, until } = effect;
  if (centipoints === 0) return i18n.t("triage.effect.none");
  const shown = tenths(centipoints);
  const count = countOf(shown, language);
  const [amount, last] = [formatPoints(shown, language), formatDate(lastDay(until), language)];
  return halfOn > today
    ? i18n.t("triage.effect.points", count, [amount, last, formatDate(halfOn, language)])
    : i18n.t("triage.effect.pointsFaded", count, [amount, last]);
};

const letter = (riskClass: RiskClass): string =>
  riskClass === "NR" ? i18n.t("triage.effect.notRated") : riskClass;

const classSentence = ({ classBefore, classAfter }: ReportEffect): string =>
  classBefore === classAfter
    ? i18n.t("triage.effect.stays", [letter(classAfter)])
    : i18n.t("triage.effect.moves", [letter(classBefore), letter(classAfter)]);

const scoreSentence = ({ scoreBefore, scoreAfter }: ReportEffect): string[] =>
  scoreBefore === null || scoreAfter === null || scoreBefore === scoreAfter
    ? []
    : [i18n.t("triage.effect.scores", [scoreBefore, scoreAfter])];

/** What confirming a warning would do to the customer today. Points are for those who judge (POLICY 5). */
export const effectSentences = (effect: ReportEffect, today: string, language: Language): string[] => [
  pointsSentence(effect, today, language),
  classSentence(effect),
  ...scoreSentence(effect),
];
