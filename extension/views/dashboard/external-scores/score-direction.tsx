import { useMemo } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import type { ProviderScale } from "#shared/contract/external-scores.ts";
import { formatNumber } from "../../format.ts";
import { fileValues } from "./direction.ts";
import { DirectionView } from "./direction-view.tsx";
import { readingWords } from "./scale-words.ts";
import type { ScoreLine } from "./score-lines.ts";

/** The direction of the scale, with what of it this file holds: one that runs the other way shows before it is kept. */
export const ScoreDirection = ({ scale, lines }: { scale: ProviderScale; lines: readonly ScoreLine[] }) => {
  const found = useMemo(
    () =>
      fileValues(
        scale,
        lines.flatMap(({ read }) => (read.ok ? [read.value.value] : [])),
      ),
    [scale, lines],
  );
  const { count, offScale, lowest, highest } = found;
  return (
    <div className="stack">
      <DirectionView scale={scale} />
      <p>
        {lowest === null || highest === null
          ? i18n.t("externalScores.inFileNone")
          : i18n.t("externalScores.inFile", [
              formatNumber(count, uiLanguage()),
              readingWords(lowest),
              readingWords(highest),
            ])}
        {offScale > 0 && ` ${i18n.t("externalScores.offScale", offScale)}`}
      </p>
    </div>
  );
};
