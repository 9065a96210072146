import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import type { ProviderScale } from "#shared/contract/external-scores.ts";
import { formatNumber } from "../../format.ts";
import { advisedCents, advises, anchorsOf, type ReadValue } from "./direction.ts";

/** Name of a scale; of a provider's own, what it is made of. */
export const scaleWords = (scale: ProviderScale): string => {
  if (typeof scale === "string") return i18n.t(`externalScores.scales.${scale}`);
  return scale.kind === "linear"
    ? i18n.t("externalScores.ownLinear", [scale.worst, scale.best])
    : i18n.t("externalScores.ownGrades", Object.keys(scale.grades).length);
};

/** "33.3" of 3,333. */
export const pointsText = (centipoints: number): string =>
  formatNumber(Math.round(centipoints / 10) / 10, uiLanguage());

/** "7 → 33.3 of 100". */
export const readingWords = ({ value, centipoints }: ReadValue): string =>
  centipoints === null
    ? i18n.t("externalScores.readsNothing", [value])
    : i18n.t("externalScores.readsAs", [value, pointsText(centipoints)]);

/** Which way a scale runs, by values of it and what each reads as; an advice names its amounts. */
export const directionWords = (scale: ProviderScale, money: (cents: number) => string): string[] =>
  anchorsOf(scale).map((anchor) => {
    const cents = advises(scale) ? advisedCents(scale, anchor.value) : null;
    return cents === null
      ? readingWords(anchor)
      : i18n.t("externalScores.advises", [anchor.value, money(cents)]);
  });
