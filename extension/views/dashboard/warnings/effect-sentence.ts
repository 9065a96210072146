import { i18n } from "#extension/platform/i18n.ts";
import type { ReportEffect } from "#shared/contract/field-reports.ts";
import type { RiskClass } from "#shared/credit/assessment.ts";
import { lastDay } from "../../field-reports/report-standing.ts";
import { formatDate, formatPoints, type Language } from "../../format.ts";

/** Tenths of a point are what a person compares. */
const points = (centipoints: number, language: Language): string =>
  formatPoints(Math.round(centipoints / 10) * 10, language);

/** "−3.2 points until 12 Mar 2027, half by 11 Jan 2027." What has faded by half already is not announced again. */
const pointsSentence = (effect: ReportEffect, today: string, language: Language): string => {
  const { centipoints, halfOn, until } = effect;
  if (centipoints === 0) return i18n.t("triage.effect.none");
  const [amount, last] = [points(centipoints, language), formatDate(lastDay(until), language)];
  return halfOn > today
    ? i18n.t("triage.effect.points", [amount, last, formatDate(halfOn, language)])
    : i18n.t("triage.effect.pointsFaded", [amount, last]);
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
