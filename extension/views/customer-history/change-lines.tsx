import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import type { Cause, ChangeLine, Changes } from "#shared/contract/explanations.ts";
import { formatPoints } from "../format.ts";
import { pointsTone } from "../points-tone.ts";
import { useReasonText } from "../ui/reason-text.ts";
import { Causes } from "./cause-line.tsx";

const MOST_CAUSES = 3;

type Told = { line: ChangeLine; causes: Cause[]; more: number; same: boolean };

/** Lines with the causes that no line above has told yet, few at a time. */
export const toldOnce = (lines: readonly ChangeLine[]): Told[] => {
  const told = new Set<string>();
  return lines.map((line) => {
    const fresh = line.causes.filter((cause) => !told.has(JSON.stringify(cause)));
    const causes = fresh.slice(0, MOST_CAUSES);
    for (const cause of causes) told.add(JSON.stringify(cause));
    const same = causes.length === 0 && line.causes.some(({ kind }) => kind !== "rule");
    return { line, causes, same, more: same ? 0 : line.moreCauses + fresh.length - causes.length };
  });
};

const Line = ({ told: { line, causes, more, same } }: { told: Told }) => {
  const reasonText = useReasonText();
  const { before, after, centipoints } = line;
  const reason = after ?? before;
  const tag = line.kind !== "reason" ? null : before === null ? "new" : after === null ? "gone" : null;
  const words =
    line.kind !== "reason"
      ? i18n.t(`explain.lines.${line.kind}`)
      : line.code === "base_points"
        ? i18n.t(`explain.lines.${after === null ? "unrated" : "rated"}`)
        : reason === null
          ? ""
          : reasonText(reason);
  return (
    <li className="change-line">
      <span className={`change-points ${pointsTone(centipoints)}`}>
        {centipoints === 0 ? (
          <>
            <span aria-hidden="true">•</span>
            <span className="out-of-sight">{i18n.t("explain.noPoints")}</span>
          </>
        ) : (
          formatPoints(centipoints, uiLanguage())
        )}
      </span>
      <div>
        <p className={tag === "gone" ? "change-gone" : undefined}>
          {words} {tag && <span className="tag">{i18n.t(`explain.tags.${tag}`)}</span>}
        </p>
        <Causes causes={causes} more={more} />
        {same && <p className="muted change-same">{i18n.t("explain.same")}</p>}
      </div>
    </li>
  );
};

/** Reasons of the difference in order of effect, down to their sum. */
export const ChangeLines = ({ changes }: { changes: Changes }) => {
  const { lines, scoreCentipoints } = changes;
  if (lines.length === 0) return <p className="muted">{i18n.t("explain.nothing")}</p>;
  return (
    <>
      <ul className="change-lines">
        {toldOnce(lines).map((told) => (
          <Line
            key={`${told.line.code} ${JSON.stringify(told.line.after ?? told.line.before)}`}
            told={told}
          />
        ))}
      </ul>
      {scoreCentipoints !== null && (
        <p className="change-line change-sum">
          <span className="change-points">{formatPoints(scoreCentipoints, uiLanguage())}</span>
          <span>{i18n.t("explain.sum")}</span>
        </p>
      )}
    </>
  );
};
