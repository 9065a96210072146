import type { CDPSession, Page } from "playwright-core";
import { buildExtension } from "#worker/local/build-extension.ts";
import { drawnBadges } from "../e2e/drawn-badges.ts";
import { launch } from "../e2e/launch.ts";
import { aRow, seedCopy } from "../e2e/seed-copy.ts";
import { serveFixtures } from "../e2e/serve-fixtures.ts";
import { until } from "../e2e/until.ts";
import { VIRTUAL_LIST } from "./virtual-list.ts";

const CUSTOMERS = 100_000;
const SAMPLES = 60;
const FRAMES = 240;
const STEP_PX = 140;
const STOPS = 12;

type Listed = {
  scrollFrames(frames: number, step: number): Promise<void>;
  addRow(number: number): Promise<number>;
};
declare const window: Listed;

const nameOf = (number: number) => `Client ${"ABCDEFGHIJ"[number % 10]}${number} Distribution`;

/** Customers whose room tells their number, so that a badge beside another name is seen. */
const customers = () =>
  Array.from({ length: CUSTOMERS }, (_, number) => aRow(number, nameOf(number), null, "B", number * 100));

const percentile = (values: number[], share: number): number =>
  [...values].sort((one, other) => one - other)[
    Math.min(values.length - 1, Math.floor(values.length * share))
  ] ?? 0;

/** Real extension, real background with 100,000 customers, a list of 10,000 recycled rows. No network but the page itself. */
export async function measureOverlay(): Promise<Record<string, number>> {
  const browser = await launch(buildExtension());
  const served = await serveFixtures({ "/list": VIRTUAL_LIST });
  try {
    await seedCopy(browser.background, customers());
    const page = await browser.context.newPage();
    await page.goto(`${served.origin}/list`);
    await until(async () => (await drawnBadges(page)).length >= 20, 30_000);
    return {
      ...(await rowToBadge(page)),
      scrollFrameMsP95: await scrollFrames(page),
      wrongBadges: await wrongBadges(page),
    };
  } finally {
    await browser.close();
    await served.close();
  }
}

const rowToBadge = async (page: Page): Promise<Record<string, number>> => {
  const times: number[] = [];
  for (let sample = 0; sample < SAMPLES; sample++) {
    times.push(await page.evaluate((number) => window.addRow(number), 50_000 + sample * 7));
    // A person does not open ten pages a second: the next row comes after the last burst of messages.
    await page.waitForTimeout(400);
  }
  return { rowToBadgeMsP50: percentile(times, 0.5), rowToBadgeMsP95: percentile(times, 0.95) };
};

type TraceEvent = {
  name: string;
  ts: number;
  dur?: number;
  tdur?: number;
  args?: { data?: { url?: string } };
};

/** Time of the overlay's own functions in each frame, from the browser's trace. */
const scrollFrames = async (page: Page): Promise<number> => {
  const session = await page.context().newCDPSession(page);
  const events = await traced(session, () =>
    page.evaluate(([frames, step]) => window.scrollFrames(frames ?? 0, step ?? 0), [FRAMES, STEP_PX]),
  );
  const marks = events.filter(({ name }) => name === "frame").map(({ ts }) => ts);
  const calls = events
    .filter(
      ({ name, args }) =>
        name === "FunctionCall" &&
        /^chrome-extension:.*\/(?:overlay|dolibarr)\.js/.test(args?.data?.url ?? ""),
    )
    .sort((one, other) => one.ts - other.ts);
  const spent = marks.slice(1).map((end, at) => {
    const start = marks[at] ?? 0;
    return (
      calls.reduce((sum, { ts, dur = 0, tdur = dur }) => (ts >= start && ts < end ? sum + tdur : sum), 0) /
      1000
    );
  });
  if (calls.length === 0 || spent.length < FRAMES)
    throw new Error("The trace holds no frames of the overlay.");
  return percentile(spent, 0.95);
};

const traced = async (session: CDPSession, run: () => Promise<unknown>): Promise<TraceEvent[]> => {
  const events: TraceEvent[] = [];
  session.on("Tracing.dataCollected", ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await session.send("Tracing.start", {
    traceConfig: { includedCategories: ["devtools.timeline", "blink.user_timing"] },
    transferMode: "ReportEvents",
  });
  await run();
  const ended = new Promise((resolve) => session.once("Tracing.tracingComplete", resolve));
  await session.send("Tracing.end");
  await ended;
  return events;
};

/** Badges whose words are of another customer than the name beside them, looked at while rows are re-pointed. */
const wrongBadges = async (page: Page): Promise<number> => {
  let wrong = 0;
  let seen = 0;
  for (let stop = 0; stop < STOPS; stop++) {
    await page.evaluate(([frames, step]) => window.scrollFrames(frames ?? 0, step ?? 0), [8, 90 + stop * 41]);
    for (const { beside, label } of await drawnBadges(page)) {
      const number = /^Client [A-J](\d+) /.exec(beside)?.[1];
      const room = /limit: €([\d,]+)/.exec(label)?.[1]?.replaceAll(",", "");
      if (!number) continue;
      seen++;
      if (room !== number) wrong++;
    }
  }
  if (seen === 0) throw new Error("No badge was seen while scrolling.");
  return wrong;
};
