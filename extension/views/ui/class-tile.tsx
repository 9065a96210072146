import { i18n } from "#extension/platform/i18n.ts";
import type { RiskClass } from "#shared/credit/assessment.ts";
import { classTone } from "./class-tone.ts";
import "./class-tile.css";

/** Letter first, colour second; "–" when not rated. Its words are for the screen reader and the pointer. */
export const ClassTile = ({ riskClass, size = "row" }: { riskClass: RiskClass; size?: "row" | "record" }) => {
  const words = i18n.t(`classes.${riskClass}`);
  return (
    <span
      className={`class-tile class-tile-${size} ${classTone(riskClass)}`}
      role="img"
      aria-label={words}
      title={words}
    >
      {riskClass === "NR" ? "–" : riskClass}
    </span>
  );
};
