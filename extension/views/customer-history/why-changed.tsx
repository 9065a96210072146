import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import { Changes, type HistoryPoint } from "#shared/contract/explanations.ts";
import { wholePoints } from "#shared/credit/whole-points.ts";
import { formatDate, formatPoints } from "../format.ts";
import { Answered } from "../ui/answered.tsx";
import { ClassTile } from "../ui/class-tile.tsx";
import { Field } from "../ui/field.tsx";
import { useRead } from "../ui/use-read.ts";
import { ChangeLines } from "./change-lines.tsx";
import { FiguresTable } from "./figures-table.tsx";
import type { Span } from "./last-change.ts";

const DayChoice = ({
  label,
  value,
  points,
  onChange,
}: {
  label: string;
  value: string;
  points: HistoryPoint[];
  onChange: (asOf: string) => void;
}) => (
  <Field label={label}>
    {(control) => (
      <select {...control} value={value} onChange={(event) => onChange(event.target.value)}>
        {points.map((point) => (
          <option key={point.asOf} value={point.asOf}>
            {i18n.t("explain.day", [
              formatDate(point.asOf, uiLanguage()),
              point.riskClass === "NR" ? "–" : point.riskClass,
              wholePoints(point.scoreCentipoints) ?? "—",
            ])}
          </option>
        ))}
      </select>
    )}
  </Field>
);

const Head = ({ changes: { from, to, scoreCentipoints } }: { changes: Changes }) => (
  <p className="change-head">
    <ClassTile riskClass={from.riskClass} />
    <span className="figure">{wholePoints(from.scoreCentipoints) ?? "—"}</span>
    <span aria-hidden="true">→</span>
    <span className="out-of-sight">{i18n.t("explain.to")}</span>
    <ClassTile riskClass={to.riskClass} />
    <strong className="figure">{wholePoints(to.scoreCentipoints) ?? "—"}</strong>
    {scoreCentipoints !== null && (
      <span className="muted figure">
        {i18n.t("explain.points", [formatPoints(scoreCentipoints, uiLanguage())])}
      </span>
    )}
  </p>
);

/** Two days of the history and the reasons between them. */
export const WhyChanged = ({
  customerId,
  points,
  span,
  onSpan,
}: {
  customerId: string;
  points: HistoryPoint[];
  span: Span;
  onSpan: (span: Span) => void;
}) => {
  const read = useRead(Changes, `/v1/customers/${customerId}/changes?from=${span.from}&to=${span.to}`, {
    keepBefore: true,
  });
  const [youngest, oldest] = [points[0]?.asOf ?? "", points.at(-1)?.asOf ?? ""];
  return (
    <section className="stack why-changed" aria-labelledby="why-title">
      <h3 id="why-title">{i18n.t("explain.why")}</h3>
      <div className="change-days">
        <DayChoice
          label={i18n.t("explain.from")}
          value={span.from}
          points={points.filter(({ asOf }) => asOf < youngest)}
          onChange={(from) =>
            onSpan({
              from,
              to: span.to > from ? span.to : (points.findLast(({ asOf }) => asOf > from)?.asOf ?? youngest),
            })
          }
        />
        <DayChoice
          label={i18n.t("explain.until")}
          value={span.to}
          points={points.filter(({ asOf }) => asOf > oldest)}
          onChange={(to) =>
            onSpan({
              to,
              from: span.from < to ? span.from : (points.find(({ asOf }) => asOf < to)?.asOf ?? oldest),
            })
          }
        />
      </div>
      <div className="change-answer" aria-live="polite" aria-busy={read.isFetching}>
        <Answered read={read} lines={5}>
          {(changes) => (
            <div className="stack">
              <Head changes={changes} />
              <ChangeLines changes={changes} />
              <FiguresTable changes={changes} />
            </div>
          )}
        </Answered>
      </div>
    </section>
  );
};
