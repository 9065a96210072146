import { useContext, useMemo } from "react";
import { missingColumns } from "#extension/import/outside-columns.ts";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import type { Insurer } from "#shared/contract/clocks.ts";
import { COVER_ROWS, type CoverRow, InsurerLimitsRead } from "#shared/contract/insurer-limits.ts";
import { formatMoney } from "../../format.ts";
import { askApi } from "../../ui/ask-api.ts";
import { Button } from "../../ui/button.tsx";
import { Currency } from "../../ui/money.tsx";
import { ColumnChoice } from "./column-choice.tsx";
import { coverLines, coverResults, coverRows, type SayDecision } from "./cover-lines.ts";
import { type LineResult, LineResults } from "./line-results.tsx";
import { SlicesView } from "./slices-view.tsx";
import { useSlices } from "./use-slices.ts";
import type { ChosenFile } from "./use-table-file.ts";

type CoverFileProps = {
  file: ChosenFile;
  insurer: Insurer;
  today: string;
  onChange: (file: ChosenFile) => void;
  onClear: () => void;
  onKept: () => void;
};

/** Lines that stay here before anything is sent, with their reasons. */
const problemsOf = (results: readonly LineResult[]): LineResult[] =>
  results.filter(({ outcome, customer }) => customer === null && outcome !== "unknown_customer");

/** An insurer's file: columns, each decision as it was read, what stays here and why; then what became of each line. */
export const CoverFile = ({ file, insurer, today, onChange, onClear, onKept }: CoverFileProps) => {
  const currency = useContext(Currency);
  const lines = useMemo(() => {
    const say: SayDecision = (decision) =>
      decision.kind === "limit"
        ? formatMoney(decision.amountCents, currency, uiLanguage())
        : i18n.t(`externalScores.decisions.${decision.kind}`);
    return coverLines(file, say);
  }, [file, currency]);
  const rows = useMemo(() => coverRows(lines), [lines]);
  const keep = useSlices<CoverRow, InsurerLimitsRead>(COVER_ROWS);
  const kept = keep.state.kind === "done" ? keep.state.answers : null;
  const results = useMemo(() => coverResults(lines, kept ?? []), [lines, kept]);
  const left = problemsOf(results);
  const busy = keep.state.kind === "running";
  return (
    <section className="box stack" aria-labelledby="cover-file-title">
      <div className="row spread">
        <h2 id="cover-file-title">
          {kept === null ? file.table.name : i18n.t("externalScores.done", [file.table.name])}{" "}
          <span className="muted">{i18n.t("externalScores.lines", file.table.rows.length)}</span>
        </h2>
        <Button disabled={busy} onClick={onClear}>
          {i18n.t("externalScores.another")}
        </Button>
      </div>
      {kept === null ? (
        <>
          <ColumnChoice list="cover" file={file} today={today} onChange={onChange} />
          <p className="muted">{i18n.t("externalScores.coverNote")}</p>
          {left.length > 0 && <LineResults results={left} withPoints={false} />}
          <SlicesView
            state={keep.state}
            label={i18n.t("externalScores.keeping")}
            keeps
            onResume={() => void keep.resume()}
          />
          <div className="row">
            <Button
              look="main"
              busy={busy}
              disabled={rows.length === 0 || missingColumns("cover", file.columns).length > 0}
              onClick={() =>
                keep.start(rows, async (slice, idempotencyKey) => {
                  const read = await askApi(InsurerLimitsRead, {
                    ...{ method: "POST", path: `/v1/insurers/${insurer.id}/limits`, idempotencyKey },
                    body: { rows: slice },
                  });
                  onKept();
                  return read;
                })
              }
            >
              {i18n.t("externalScores.keepCover", rows.length)}
            </Button>
            <span className="muted">
              {keep.state.kind === "idle" ? i18n.t("externalScores.nothingKept") : ""}
            </span>
          </div>
        </>
      ) : (
        <LineResults results={results} withPoints={false} />
      )}
    </section>
  );
};
