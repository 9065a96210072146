import { chromium, type Page } from "playwright-core";
import { buildExtension } from "#worker/local/build-extension.ts";
import { drawnBadges } from "../e2e/drawn-badges.ts";
import { launch } from "../e2e/launch.ts";
import { aRow, seedCopy } from "../e2e/seed-copy.ts";
import { serveFixtures } from "../e2e/serve-fixtures.ts";
import { until } from "../e2e/until.ts";
import { BOARD, LONG, STORM } from "./busy-pages.ts";
import { VIRTUAL_LIST } from "./virtual-list.ts";

const CUSTOMERS = 1_000;
const WATCHED_MS = 4_000;

type Busy = {
  busy(): void;
  frames_(ms: number): Promise<{ count: number; longest: number }>;
  badgesAfter: Promise<number[]>;
};
declare const window: Busy;

const nameOf = (number: number) => `Client ${"ABCDEFGHIJ"[number % 10]}${number} Distribution`;

/** Frames that a busy page draws in four seconds. */
const framesOf = async (page: Page): Promise<number> => {
  await page.evaluate(() => window.busy());
  return (await page.evaluate((ms) => window.frames_(ms), WATCHED_MS)).count;
};

/** Badges whose words are of another customer than the name beside them. */
const wrongOn = async (page: Page): Promise<number> =>
  (await drawnBadges(page)).filter(({ beside, label }) => {
    const number = /^Client [A-J](\d+) /.exec(beside)?.[1];
    const room = /limit: €([\d,]+)/.exec(label)?.[1]?.replaceAll(",", "");
    return number !== undefined && room !== number;
  }).length;

/**
 * Frames of the same busy page without the extension, divided by those with it, in one run: 1 costs nothing. A board that is
 * scrolled, a page with 2,000 mutations a second, and a list of 10,000 rows that re-points its rows while it is scrolled.
 * Of a page of 80,000 nodes: when its first and its twentieth badge come after it has drawn itself.
 */
export async function measureBusy(): Promise<Record<string, number>> {
  const browser = await launch(buildExtension());
  const plain = await chromium.launch({
    executablePath: browser.executable,
    args: ["--no-sandbox", "--disable-gpu"],
  });
  const served = await serveFixtures({
    "/board": BOARD,
    "/storm": STORM,
    "/list": VIRTUAL_LIST,
    "/long": LONG,
  });
  try {
    const rows = Array.from({ length: CUSTOMERS }, (_, at) => aRow(at, nameOf(at), null, "B", at * 100));
    await seedCopy(browser.background, rows);
    const ratio = async (path: string): Promise<{ ratio: number; wrong: number }> => {
      const bare = await plain.newPage({ viewport: { width: 1200, height: 800 } });
      await bare.goto(`${served.origin}${path}`);
      const without = await framesOf(bare);
      await bare.close();
      const page = await browser.context.newPage();
      await page.goto(`${served.origin}${path}`);
      await until(async () => (await drawnBadges(page)).length >= 20, 30_000);
      const framesWith = await framesOf(page);
      const wrong = await wrongOn(page);
      await page.close();
      return { ratio: without / framesWith, wrong };
    };
    const long = await browser.context.newPage();
    await long.goto(`${served.origin}/long`);
    const after = await long.evaluate(() => window.badgesAfter);
    await long.close();
    const board = await ratio("/board");
    const storm = await ratio("/storm");
    const list = await ratio("/list");
    return {
      longPageFirstBadgeMs: after[0] ?? Number.NaN,
      longPageTwentiethBadgeMs: after[19] ?? Number.NaN,
      boardFramesRatio: board.ratio,
      stormFramesRatio: storm.ratio,
      virtualListFramesRatio: list.ratio,
      wrongBadgesBusy: board.wrong + storm.wrong + list.wrong,
    };
  } finally {
    await browser.close();
    await plain.close();
    await served.close();
  }
}
