import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { normaliseName } from "#shared/matching/normalise-name.ts";
import { matchKind, type Pair } from "./shared/matching/wrong-merges.ts";

const cells = (line: string): string[] =>
  [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell = ""]) =>
    cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell,
  );

/** Pairs of names with a label in the third column, 1 for one company; `same` where the file has no label. */
export const readPairs = (text: string, same?: boolean): Pair[] =>
  text
    .replace(/^\ufeff/, "")
    .split(/\r?\n/)
    .slice(1)
    .filter((line) => line.trim() !== "")
    .map(cells)
    .map(([one = "", other = "", label = ""]) => ({ one, other, same: same ?? label.trim() === "1" }));

const folder = fileURLToPath(new URL("../../shared/data/name_matching/", import.meta.url));
const FILES: Record<string, boolean | undefined> = {
  "pairs_trade_200.csv": undefined,
  "pairs_trade_100.csv": undefined,
  "pairs_listed_128.csv": undefined,
  "positives_us.csv": true,
  "negatives_lookalike.csv": false,
};

export type PairFile = { file: string; pairs: Pair[] };

/** The public files of labelled pairs; none where the folder is not there. */
export const publicPairs = (): PairFile[] =>
  existsSync(folder)
    ? Object.entries(FILES).map(([file, same]) => ({
        file,
        pairs: readPairs(readFileSync(`${folder}${file}`, "utf8"), same),
      }))
    : [];

/** Every other pair: rules were made looking at the first half, the second was kept for the figures. */
export const half = (pairs: readonly Pair[], which: "tuning" | "held"): Pair[] =>
  pairs.filter((_, at) => at % 2 === (which === "tuning" ? 0 : 1));

const isEqual = ({ one, other }: Pair): boolean => normaliseName(one).key === normaliseName(other).key;

/** Each pair in both directions: the share of one company's that are matched, and how many of two are. */
export const judgePairs = (pairs: readonly Pair[]): { positives: number; recall: number; wrong: number } => {
  const both = pairs.flatMap((pair) => [pair, { ...pair, one: pair.other, other: pair.one }]);
  const isMatched = ({ one, other }: Pair): boolean => matchKind(one, other) === "matched";
  const positives = both.filter(({ same }) => same);
  return {
    positives: positives.length,
    recall: positives.length === 0 ? 1 : positives.filter(isMatched).length / positives.length,
    wrong: both.filter((pair) => !pair.same && !isEqual(pair) && isMatched(pair)).length,
  };
};
