import { buildExtension } from "#worker/local/build-extension.ts";
import { drawnBadges } from "../e2e/drawn-badges.ts";
import { endBackground } from "../e2e/end-background.ts";
import { launch } from "../e2e/launch.ts";
import { aRow, seedCopy } from "../e2e/seed-copy.ts";
import { serveFixtures } from "../e2e/serve-fixtures.ts";
import { until } from "../e2e/until.ts";
import { VIRTUAL_LIST } from "./virtual-list.ts";

const CUSTOMERS = 100_000;
const SAMPLES = 30;

declare const window: { addRow(number: number): Promise<number> };

const nameOf = (number: number) => `Client ${"ABCDEFGHIJ"[number % 10]}${number} Distribution`;

const percentile = (values: number[], share: number): number =>
  [...values].sort((one, other) => one - other)[
    Math.min(values.length - 1, Math.floor(values.length * share))
  ] ?? 0;

/**
 * How long a new row stands without its badge when the browser has ended the background meanwhile: it is started, opens
 * the copy of 100,000 customers, reads the index, finds the customer and answers. In milliseconds.
 */
export async function measureAsleep(): Promise<{
  rowToBadgeAsleepMsP50: number;
  rowToBadgeAsleepMsP95: number;
}> {
  const browser = await launch(buildExtension());
  const served = await serveFixtures({ "/list": VIRTUAL_LIST });
  try {
    const customers = Array.from({ length: CUSTOMERS }, (_, number) =>
      aRow(number, nameOf(number), null, "B", number * 100),
    );
    await seedCopy(browser.background, customers);
    const page = await browser.context.newPage();
    await page.goto(`${served.origin}/list`);
    await until(async () => (await drawnBadges(page)).length >= 20, 30_000);
    const times: number[] = [];
    for (let sample = 0; sample < SAMPLES; sample += 1) {
      await endBackground(browser.context);
      times.push(await page.evaluate((number) => window.addRow(number), 50_000 + sample * 7));
    }
    return { rowToBadgeAsleepMsP50: percentile(times, 0.5), rowToBadgeAsleepMsP95: percentile(times, 0.95) };
  } finally {
    await browser.close();
    await served.close();
  }
}
