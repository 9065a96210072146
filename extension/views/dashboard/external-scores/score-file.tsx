import { useMemo, useState } from "react";
import { missingColumns } from "#extension/import/outside-columns.ts";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import {
  ExternalScoresPreview,
  ExternalScoresRead,
  type GradeProvider,
  SCORE_ROWS,
  type ScoreRow,
} from "#shared/contract/external-scores.ts";
import { runsAgainst } from "#shared/credit/external/rank-agreement.ts";
import { formatNumber } from "../../format.ts";
import { askApi } from "../../ui/ask-api.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { ColumnChoice } from "./column-choice.tsx";
import { LineResults } from "./line-results.tsx";
import { ScoreDirection } from "./score-direction.tsx";
import { rowsOf, scoreLines, scoreResults } from "./score-lines.ts";
import { SlicesView } from "./slices-view.tsx";
import { useSlices } from "./use-slices.ts";
import type { ChosenFile } from "./use-table-file.ts";

type ScoreFileProps = {
  file: ChosenFile;
  provider: GradeProvider;
  today: string;
  onChange: (file: ChosenFile) => void;
  onClear: () => void;
  onKept: () => void;
};

/** A provider's file: columns, direction, preview beside own experience, and only then what is kept of it. */
export const ScoreFile = ({ file, provider, today, onChange, onClear, onKept }: ScoreFileProps) => {
  const { source, scale } = provider;
  const lines = useMemo(() => scoreLines(file, scale), [file, scale]);
  const rows = useMemo(() => rowsOf(lines), [lines]);
  const preview = useSlices<ScoreRow, ExternalScoresPreview>(SCORE_ROWS);
  const keep = useSlices<ScoreRow, ExternalScoresRead>(SCORE_ROWS);
  const [confirmed, setConfirmed] = useState(false);
  const seen = preview.state.kind === "done" ? preview.state.answers : null;
  const kept = keep.state.kind === "done" ? keep.state.answers : null;
  const results = useMemo(
    () => (kept ?? seen) && scoreResults(lines, kept ?? seen ?? []),
    [lines, seen, kept],
  );
  const change = (changed: ChosenFile): void => {
    preview.reset();
    setConfirmed(false);
    onChange(changed);
  };
  const taken = results?.filter(({ outcome }) => outcome === "taken").length ?? 0;
  const pairs = (seen ?? []).reduce(
    (sum, each) => ({
      sameOrder: sum.sameOrder + each.sameOrder,
      oppositeOrder: sum.oppositeOrder + each.oppositeOrder,
    }),
    { sameOrder: 0, oppositeOrder: 0 },
  );
  const against = kept === null && runsAgainst(pairs);
  const busy = preview.state.kind === "running" || keep.state.kind === "running";
  if (kept !== null && results !== null)
    return (
      <section className="box stack" aria-labelledby="score-file-title">
        <div className="row spread">
          <h2 id="score-file-title">{i18n.t("externalScores.done", [file.table.name])}</h2>
          <Button onClick={onClear}>{i18n.t("externalScores.another")}</Button>
        </div>
        <LineResults results={results} withPoints />
      </section>
    );
  return (
    <section className="box stack" aria-labelledby="score-file-title">
      <div className="row spread">
        <h2 id="score-file-title">
          {file.table.name}{" "}
          <span className="muted">{i18n.t("externalScores.lines", file.table.rows.length)}</span>
        </h2>
        <Button disabled={busy} onClick={onClear}>
          {i18n.t("externalScores.another")}
        </Button>
      </div>
      <ColumnChoice list="scores" file={file} today={today} onChange={change} />
      <ScoreDirection scale={scale} lines={lines} />
      {against && (
        <Notice kind="warning" title={i18n.t("externalScores.against")}>
          <p>
            {i18n.t(
              "externalScores.againstNext",
              [pairs.sameOrder + pairs.oppositeOrder, pairs.oppositeOrder].map((count) =>
                formatNumber(count, uiLanguage()),
              ) as [string, string],
            )}
          </p>
          <label className="row policy-discreet">
            <input
              type="checkbox"
              name="directionIsRight"
              checked={confirmed}
              onChange={({ target }) => setConfirmed(target.checked)}
            />
            <span>{i18n.t("externalScores.confirmDirection")}</span>
          </label>
        </Notice>
      )}
      <SlicesView
        state={preview.state}
        label={i18n.t("externalScores.previewing")}
        keeps={false}
        onResume={() => void preview.resume()}
      />
      <SlicesView
        state={keep.state}
        label={i18n.t("externalScores.keeping")}
        keeps
        onResume={() => void keep.resume()}
      />
      {results !== null && <LineResults results={results} withPoints />}
      <div className="row">
        {seen === null ? (
          <Button
            look="main"
            busy={busy}
            disabled={rows.length === 0 || missingColumns("scores", file.columns).length > 0}
            onClick={() =>
              preview.start(rows, (slice) =>
                askApi(ExternalScoresPreview, {
                  ...{ method: "POST", path: "/v1/external-scores/previews" },
                  body: { source, rows: slice },
                }),
              )
            }
          >
            {i18n.t("externalScores.preview")}
          </Button>
        ) : (
          <Button
            look="main"
            busy={busy}
            disabled={taken === 0 || (against && !confirmed)}
            onClick={() =>
              keep.start(rows, async (slice, idempotencyKey) => {
                const read = await askApi(ExternalScoresRead, {
                  ...{ method: "POST", path: "/v1/external-scores", idempotencyKey },
                  body: { source, rows: slice },
                });
                onKept();
                return read;
              })
            }
          >
            {i18n.t("externalScores.keep", taken)}
          </Button>
        )}
        <span className="muted">
          {keep.state.kind === "idle" ? i18n.t("externalScores.nothingKept") : ""}
        </span>
      </div>
    </section>
  );
};
