import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import type { Reason } from "#shared/credit/assessment.ts";
import { formatNumber, formatPoints } from "../../format.ts";
import { pointsTone } from "../../points-tone.ts";
import { useReasonText } from "../../ui/reason-text.ts";
import type { Axis } from "./axis-reasons.ts";

/** One axis: its points on a bar from 0 to 100, and what moved it most. An axis of which nothing is known has no bar. */
export const AxisBar = ({
  axis,
  points,
  reasons,
}: {
  axis: Axis;
  points: number | null;
  reasons: Reason[];
}) => {
  const reasonText = useReasonText();
  return (
    <div className="axis">
      <h3 className="axis-head">
        <span>
          {i18n.t(`behind.axes.${axis}`)}
          <span className="muted axis-about">{i18n.t(`behind.axes.${axis}About`)}</span>
        </span>
        <span className={points === null ? "muted" : "figure"}>
          {points === null
            ? i18n.t("behind.axes.unknown")
            : i18n.t("behind.axes.points", [formatNumber(points, uiLanguage())])}
        </span>
      </h3>
      <div className={points === null ? "axis-track axis-track-unknown" : "axis-track"} aria-hidden="true">
        {points !== null && <span style={{ width: `${Math.min(100, Math.max(0, points))}%` }} />}
      </div>
      {reasons.length > 0 && (
        <ul className="axis-reasons">
          {reasons.map((reason) => (
            <li key={`${reason.code} ${JSON.stringify(reason.params)}`}>
              {reason.centipoints !== 0 && (
                <span className={`figure ${pointsTone(reason.centipoints)}`}>
                  {formatPoints(reason.centipoints, uiLanguage())}
                </span>
              )}
              <span>{reasonText(reason)}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};
