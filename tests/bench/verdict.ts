import { performance } from "node:perf_hooks";
import { type LocalRules, localCheck } from "#extension/background/local-check.ts";
import { parseIsoDate } from "#shared/credit/calendar.ts";
import { DefaultPolicy } from "#shared/credit/default-policy.ts";
import { buildExtension } from "#worker/local/build-extension.ts";
import { drawnVerdict } from "../e2e/drawn-verdict.ts";
import { launch } from "../e2e/launch.ts";
import { aCheckedRow, aRow, seedCopy } from "../e2e/seed-copy.ts";
import { serveFixtures } from "../e2e/serve-fixtures.ts";
import { until } from "../e2e/until.ts";

const RUNS = 5_000;
const KEYS = 12;
const QUIET_MS = 400;
const CUSTOMER = aCheckedRow(aRow(2, "Menuiserie Kerbrat SAS", "999000185", "C", 1_560_000));

const percentile = (values: number[], share: number): number =>
  [...values].sort((one, other) => one - other)[Math.floor((values.length - 1) * share)] ?? 0;

/** One check of the copy, ways to yes included, in microseconds: an order that asks, of another amount each time. */
const localCheckUs = (): number => {
  const day = parseIsoDate(CUSTOMER.asOf);
  const facts = { currency: "EUR", revision: 1, asOf: day.ok ? day.value : 0 };
  const rules: LocalRules = {
    policy: DefaultPolicy,
    rates: [],
    vatBasisPoints: 2_000,
    receivablesCents: null,
  };
  const check = (run: number) =>
    localCheck(CUSTOMER, { amountCents: 1_840_000 + run, documentNumber: "S1" }, rules, facts);
  for (let run = 0; run < RUNS; run += 1) check(run);
  const startedAt = performance.now();
  for (let run = 0; run < RUNS; run += 1) check(run);
  return ((performance.now() - startedAt) * 1_000) / RUNS;
};

/** From the end of the pause after the last key to the chip saying something, in the real extension. */
const keyToVerdict = async (): Promise<Record<string, number>> => {
  const browser = await launch(buildExtension());
  const served = await serveFixtures();
  try {
    await seedCopy(browser.background, [CUSTOMER]);
    const page = await browser.context.newPage();
    await page.goto(`${served.origin}/index.php?fixture=suitecrm%2Fquote-edit.html`);
    await until(async () => ((await drawnVerdict(page))?.label ?? "") !== "", 30_000);
    const times: number[] = [];
    for (let key = 0; key < KEYS; key += 1) {
      await page.locator("#total_amount").fill("");
      await page.locator("#total_amount").pressSequentially(String(10_000 + key));
      const typedAt = performance.now();
      await until(async () => ((await drawnVerdict(page))?.label ?? "") !== "", 30_000);
      times.push(performance.now() - typedAt - QUIET_MS);
    }
    return { keyToVerdictMsP50: percentile(times, 0.5), keyToVerdictMs: percentile(times, 0.95) };
  } finally {
    await browser.close();
    await served.close();
  }
};

export async function measureVerdict(): Promise<Record<string, number>> {
  return { orderCheckLocalUs: localCheckUs(), ...(await keyToVerdict()) };
}
