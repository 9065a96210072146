import { i18n } from "#extension/platform/i18n.ts";
import type { ProviderScale } from "#shared/contract/external-scores.ts";
import { useMoneyText } from "../../ui/money.tsx";
import { advises } from "./direction.ts";
import { directionWords } from "./scale-words.ts";

/** Which way a scale runs, shown before anything is kept by it. */
export const DirectionView = ({ scale }: { scale: ProviderScale }) => {
  const money = useMoneyText();
  return (
    <section className="direction" aria-label={i18n.t("externalScores.directionTitle")}>
      <h3>{i18n.t("externalScores.directionTitle")}</h3>
      <ul className="direction-anchors">
        {directionWords(scale, money).map((words) => (
          <li key={words} className="figure">
            {words}
          </li>
        ))}
      </ul>
      {advises(scale) && <p className="muted">{i18n.t("externalScores.adviceNote")}</p>}
    </section>
  );
};
