import { auc } from "#shared/backtest/auc.ts";
import { weightOfEvidence } from "#shared/backtest/weight-of-evidence.ts";
import { altmanZ2OfAll } from "#shared/credit/accounts/altman.ts";
import { axisOfAllRatios } from "#shared/credit/accounts/axis-of-ratios.ts";
import { completeRatios } from "#shared/credit/accounts/complete-ratios.ts";
import { BASIS_POINT, RATIO_NAMES, RATIOS, type Ratio, type Ratios } from "#shared/credit/accounts/ratio.ts";
import { SCORECARD, SCORED_RATIOS, type ScoredRatioName } from "#shared/credit/accounts/scorecard.ts";
import type { AccountsMap } from "./accounts-map.ts";
import { accountsRows } from "./accounts-rows.ts";
import { Refusal } from "./fail.ts";
import { type CsvTable, placeOf } from "./read-csv.ts";

export type Band = { from: number; to: number; firms: number; failed: number };

export type AccountsResult = {
  /** Rows with enough accounts for a score and known to have failed or not. */
  rows: number;
  failures: number;
  unscored: number;
  /** High score is safe: how often a sound firm scores higher than a failed one. */
  auc: number;
  aucAltmanZ2: number | null;
  altmanRows: number;
  bestRatio: { name: Ratio; auc: number } | null;
  bands: Band[];
  /** Information value of the bins of each scored ratio in this file (domain.md 2.3): how much it tells the failed apart. */
  information: { ratio: ScoredRatioName; value: number; known: number }[];
  notes: string[];
};

/** A single measure counts when it is known for this share of the rows. */
const KNOWN_SHARE = 0.5;
const BANDS = [0, 20, 35, 55, 75, 100] as const;

/** The accounts axis, Altman Z'' and every single ratio against which firms failed, on the same rows. */
export function backtestAccounts(table: CsvTable, map: AccountsMap): AccountsResult {
  const failedOf = failedReader(table, map);
  const { ratios, ranked, notes } = accountsRows(table, map);
  const scored = ratios.flatMap((known, index) => {
    const failed = failedOf(index);
    if (failed === null) return [];
    const all = completeRatios(known);
    const axis = axisOfAllRatios(all);
    if (axis === null) return [];
    return [{ index, failed, centipoints: axis.centipoints, altman: altmanZ2OfAll(all), all }];
  });
  const failures = scored.filter(({ failed }) => failed).length;
  const area = safeAuc(scored.map(({ centipoints, failed }) => ({ value: centipoints, failed })));
  if (scored.length === 0)
    throw new Refusal("No row has enough accounts for a score: map more accounts or ratios.");
  if (area === null)
    throw new Refusal(
      failures === 0 ? "No row with a score failed: nothing to compare." : "Every row with a score failed.",
    );
  const altman = scored.filter(({ altman }) => altman !== null);
  const single = (name: Ratio, readOf: (row: (typeof scored)[number]) => number | null) => {
    const known = scored.flatMap((row) => {
      const value = readOf(row);
      const better = RATIOS[name].better === "high" ? 1 : -1;
      return value === null ? [] : [{ value: value * better, failed: row.failed }];
    });
    const itsAuc = known.length < scored.length * KNOWN_SHARE ? null : safeAuc(known);
    return itsAuc === null ? [] : [{ name, auc: itsAuc }];
  };
  const orders = new Map(ranked.map(({ ratio, values }) => [ratio, values]));
  const realNames = orders.size === 0 ? RATIO_NAMES : RATIO_NAMES.filter((name) => isMapped(name, map));
  const singles = realNames.flatMap((name) => {
    const order = orders.get(name);
    return single(name, ({ index, all }) =>
      order === undefined ? (all[name] ?? null) : (order[index] ?? null),
    );
  });
  let best: { name: Ratio; auc: number } | null = null;
  for (const each of singles) if (best === null || each.auc > best.auc) best = each;
  return {
    rows: scored.length,
    failures,
    unscored: table.rows.length - scored.length,
    auc: rounded(area),
    aucAltmanZ2:
      altman.length < scored.length * KNOWN_SHARE
        ? null
        : roundedOrNull(
            safeAuc(altman.map((row) => ({ value: row.altman?.tenThousandths ?? 0, failed: row.failed }))),
          ),
    altmanRows: altman.length,
    bestRatio: best === null ? null : { name: best.name, auc: rounded(best.auc) },
    bands: bandsOf(scored),
    information: informationOf(scored),
    notes,
  };
}

function informationOf(scored: readonly { failed: boolean; all: Ratios }[]): AccountsResult["information"] {
  return SCORED_RATIOS.map((ratio) => {
    const counts = SCORECARD[ratio].bins.map(() => ({ good: 0, bad: 0 }));
    let known = 0;
    for (const { failed, all } of scored) {
      const value = all[ratio] ?? null;
      if (value === null) continue;
      const bin = counts[SCORECARD[ratio].bins.findLastIndex(({ from }) => value >= from * BASIS_POINT)];
      if (bin === undefined) continue;
      known += 1;
      if (failed) bin.bad += 1;
      else bin.good += 1;
    }
    const { informationValue } = weightOfEvidence(counts);
    return { ratio, value: Math.round(informationValue * 1_000) / 1_000, known };
  }).filter(({ known }) => known > 0);
}

type Judged = { value: number; failed: boolean };

/** How often a sound firm has the higher value. */
const safeAuc = (rows: readonly Judged[]): number | null =>
  auc(
    rows.map(({ value }) => value),
    rows.map(({ failed }) => !failed),
  );

const isMapped = (ratio: Ratio, { columns }: AccountsMap): boolean =>
  columns.some(({ key }) => key.kind === "ratio" && key.name === ratio);

const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;
const roundedOrNull = (value: number | null): number | null => (value === null ? null : rounded(value));

/** Whether a row failed; null where its cell is empty. Refuses a file in which no row did, with the values it has. */
function failedReader(table: CsvTable, { failed }: AccountsMap): (index: number) => boolean | null {
  const place = placeOf(table, failed.column, "failed");
  const wanted = new Set(failed.values.map(plain));
  const cells = table.rows.map((row) => plain(row.cells[place] ?? ""));
  if (!cells.some((cell) => wanted.has(cell))) {
    const seen = [...new Set(cells)].slice(0, 6).map((cell) => `"${cell}"`);
    throw new Refusal(
      `No row of ${table.file} failed: column "${failed.column}" never holds ${failed.values.map((value) => `"${value}"`).join(" or ")}. It holds ${seen.join(", ")}.`,
    );
  }
  return (index) => {
    const cell = cells[index] ?? "";
    return cell === "" || cell === "?" ? null : wanted.has(cell);
  };
}

/** "1", "1.0" and " 1 " are one value, "TRUE" and "true" another. */
const plain = (text: string): string => {
  const cell = text.trim();
  return cell !== "" && Number.isFinite(Number(cell)) ? String(Number(cell)) : cell.toLowerCase();
};

function bandsOf(scored: readonly { centipoints: number; failed: boolean }[]): Band[] {
  return BANDS.slice(0, -1).map((from, index) => {
    const to = BANDS[index + 1] ?? 100;
    const inside = scored.filter(
      ({ centipoints }) => centipoints >= from * 100 && (centipoints < to * 100 || to === 100),
    );
    return { from, to, firms: inside.length, failed: inside.filter(({ failed }) => failed).length };
  });
}
