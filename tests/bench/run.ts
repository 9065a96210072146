import { parseArgs } from "node:util";
import { measureApiRead } from "./api-read.ts";
import { measureAsleep } from "./asleep.ts";
import { measureAssess } from "./assess.ts";
import { pictureBadges } from "./badge-pictures.ts";
import { measureBundles } from "./bundles.ts";
import { measureBusy } from "./busy.ts";
import { measureDecisions } from "./decisions.ts";
import { measureImportApi } from "./import-api.ts";
import { measureMatching } from "./matching.ts";
import { measureNames } from "./matching-names.ts";
import { measureOverlay } from "./overlay.ts";
import { measureReaders } from "./readers.ts";
import { measureReassess } from "./reassess.ts";
import { measureVerdict } from "./verdict.ts";
import { measureWatch } from "./watch.ts";
import { measureWays } from "./ways.ts";

/**
 * `npm run bench`: every figure of one machine in one run, ratios where a machine's speed would decide. A figure that
 * could not be taken is absent. `--json`: the last line of stdout is one object.
 */

type Figures = Record<string, number>;
type Measure = { name: string; run: () => Figures | Promise<Figures> };

const measures: Measure[] = [
  { name: "bundles", run: measureBundles },
  { name: "assess", run: measureAssess },
  { name: "ways", run: measureWays },
  { name: "verdict", run: measureVerdict },
  { name: "matching", run: measureMatching },
  { name: "names", run: measureNames },
  { name: "import", run: measureImportApi },
  { name: "readers", run: measureReaders },
  { name: "reassess", run: measureReassess },
  { name: "watch", run: measureWatch },
  { name: "API read", run: measureApiRead },
  { name: "decisions", run: measureDecisions },
  { name: "overlay", run: measureOverlay },
  { name: "busy pages", run: measureBusy },
  { name: "asleep", run: measureAsleep },
  { name: "badge pictures", run: pictureBadges },
];

/** What DESIGN 5 holds each figure to; figures without a bound are only told. */
const HOLD: Record<string, number> = {
  contentScriptGzBytes: 15_000,
  popupGzBytes: 150_000,
  rowToBadgeMsP95: 50,
  rowToBadgeAsleepMsP95: 250,
  matchExactUs: 20,
  matchFuzzyUs: 1_000,
  indexBuildMs: 500,
  wrongMerges: 0,
  apiReadRatio: 1.5,
  orderCheckRatio: 1.5,
  decisionToPageMs: 2_000,
  importRatio: 2,
  readWhileDerivingMsMax: 100,
  assessUs: 50,
  waysToYesMs: 5,
  keyToVerdictMs: 100,
  scrollFrameMsP95: 4,
  wrongBadges: 0,
  wrongBadgesBusy: 0,
  watchEventsWrong: 0,
  watchGazetteSirensSent: 0,
  watchRegisterInASecond: 7,
  watchAskedTwice: 0,
  watchFaultyNightLeft: 0,
};

const { values } = parseArgs({
  options: { json: { type: "boolean", default: false }, only: { type: "string" } },
});
const figures: Figures = {};
let broken = 0;

for (const { name, run } of measures) {
  if (values.only && values.only !== name) continue;
  const started = Date.now();
  try {
    Object.assign(figures, await run());
    console.error(`${name}: ${((Date.now() - started) / 1000).toFixed(1)} s`);
  } catch (error) {
    broken += 1;
    console.error(`${name}: could not be measured:`, error);
  }
}

for (const [name, value] of Object.entries(figures)) {
  const bound = HOLD[name];
  const verdict = bound === undefined ? "" : value <= bound ? `within ${bound}` : `ABOVE ${bound}`;
  console.log(`${name.padEnd(26)} ${String(Math.round(value * 1000) / 1000).padStart(14)}  ${verdict}`);
}
if (values.json) console.log(JSON.stringify(figures));
process.exitCode = broken === 0 ? 0 : 1;
