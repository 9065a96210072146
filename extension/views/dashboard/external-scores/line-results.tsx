import { useMemo, useState } from "react";
import { Link } from "wouter";
import type { RowProblem } from "#extension/import/outside-rows.ts";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import type { ScoreOutcome } from "#shared/contract/external-scores.ts";
import type { CoverOutcome } from "#shared/contract/insurer-limits.ts";
import { formatNumber } from "../../format.ts";
import { columnsOf, DataTable } from "../../ui/data-table.tsx";
import { Segments } from "../../ui/segments.tsx";
import { pointsText } from "./scale-words.ts";

export type LineOutcome = ScoreOutcome | CoverOutcome | RowProblem;
export type LineResult = {
  line: number;
  outcome: LineOutcome;
  said: string;
  customer: { id: string; name: string } | null;
  centipoints: number | null;
};

const column = columnsOf<LineResult>();
const columns = (withPoints: boolean) => [
  column.display({
    id: "line",
    header: () => i18n.t("externalScores.columns.line"),
    meta: { widthPx: 80, figure: true },
    cell: ({ row }) => row.original.line,
  }),
  column.display({
    id: "customer",
    header: () => i18n.t("externalScores.columns.customer"),
    meta: { widthPx: 280 },
    cell: ({ row: { original } }) =>
      original.customer === null ? (
        <span className="muted">—</span>
      ) : (
        <Link href={`/customers/${original.customer.id}`}>{original.customer.name}</Link>
      ),
  }),
  column.display({
    id: "said",
    header: () => i18n.t("externalScores.columns.said"),
    meta: { widthPx: 240 },
    cell: ({ row }) => row.original.said,
  }),
  ...(withPoints
    ? [
        column.display({
          id: "points",
          header: () => i18n.t("externalScores.columns.points"),
          meta: { widthPx: 90, figure: true },
          cell: ({ row: { original } }) =>
            original.centipoints === null ? "—" : pointsText(original.centipoints),
        }),
      ]
    : []),
  column.display({
    id: "outcome",
    header: () => i18n.t("externalScores.columns.outcome"),
    meta: { widthPx: 300 },
    cell: ({ row }) => i18n.t(`externalScores.outcomes.${row.original.outcome}`),
  }),
];
const SCORES = columns(true);
const COVER = columns(false);

const isLeft = ({ outcome }: LineResult): boolean => outcome !== "taken" && outcome !== "unchanged";

/** What became of each line: how many of each, and the lines themselves, those left first to look at. */
export const LineResults = ({ results, withPoints }: { results: LineResult[]; withPoints: boolean }) => {
  const [show, setShow] = useState<"left" | "all">("left");
  const counts = useMemo(
    () =>
      [...Map.groupBy(results, ({ outcome }) => outcome)].map(
        ([outcome, same]) => [outcome, same.length] as const,
      ),
    [results],
  );
  const shown = show === "all" ? results : results.filter(isLeft);
  return (
    <div className="stack">
      <dl className="facts">
        {counts.map(([outcome, count]) => (
          <div key={outcome}>
            <dt>{i18n.t(`externalScores.outcomes.${outcome}`)}</dt>
            <dd className="figure">{formatNumber(count, uiLanguage())}</dd>
          </div>
        ))}
      </dl>
      <div className="row spread">
        <h3>{i18n.t("externalScores.resultTitle")}</h3>
        <Segments
          label={i18n.t("externalScores.show.label")}
          value={show}
          choices={(["left", "all"] as const).map((value) => ({
            value,
            label: i18n.t(`externalScores.show.${value}`),
          }))}
          onChange={setShow}
        />
      </div>
      <div className="rejected-table">
        <DataTable
          label={i18n.t("externalScores.resultTitle")}
          columns={withPoints ? SCORES : COVER}
          rows={shown}
          rowId={({ line }) => String(line)}
          empty={<p className="muted">{i18n.t("externalScores.noneLeft")}</p>}
        />
      </div>
    </div>
  );
};
