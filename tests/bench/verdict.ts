import { performance } from "node:perf_hooks";
import type { Page } from "playwright-core";
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
const KEYS = 20;
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

/**
 * Runs in the page in the extension's own world, which alone may look into the chip: how long after the last key, beyond
 * the pause, the chip said something. In `vigieTimes`, in milliseconds.
 */
const WATCH = `
  globalThis.vigieTimes = [];
  let typedAt = 0;
  for (const name of ["keydown", "input"]) addEventListener(name, () => { typedAt = performance.now() }, true);
  const watched = new WeakSet();
  const watch = () => {
    for (const host of document.querySelectorAll("span")) {
      const label = chrome.dom.openOrClosedShadowRoot(host)?.querySelector(".v > .l");
      if (!label || watched.has(label)) continue;
      watched.add(label);
      new MutationObserver(() => {
        if (!label.textContent || typedAt === 0) return;
        vigieTimes.push(performance.now() - typedAt - ${QUIET_MS});
        typedAt = 0;
      }).observe(label, { childList: true });
    }
  };
  watch();
  new MutationObserver(watch).observe(document, { childList: true, subtree: true });`;

/** Evaluates in the world that the extension's scripts have in a page. */
const inOwnWorld = async (page: Page): Promise<(expression: string) => Promise<unknown>> => {
  const session = await page.context().newCDPSession(page);
  const worlds: number[] = [];
  session.on("Runtime.executionContextCreated", ({ context: { id, origin } }) => {
    if (origin.startsWith("chrome-extension://")) worlds.push(id);
  });
  await session.send("Runtime.enable");
  const [contextId] = worlds;
  if (contextId === undefined) throw new Error("No script of the extension runs in the page.");
  return async (expression) => {
    const { result, exceptionDetails } = await session.send("Runtime.evaluate", {
      expression,
      contextId,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description);
    return result.value;
  };
};

/** From the end of the pause after the last key to the chip saying something, in the real extension, by the page's clock. */
const keyToVerdict = async (): Promise<Record<string, number>> => {
  const browser = await launch(buildExtension());
  const served = await serveFixtures();
  try {
    await seedCopy(browser.background, [CUSTOMER]);
    const page = await browser.context.newPage();
    await page.goto(`${served.origin}/index.php?fixture=suitecrm%2Fquote-edit.html`);
    await until(async () => ((await drawnVerdict(page))?.label ?? "") !== "", 30_000);
    const there = await inOwnWorld(page);
    await there(WATCH);
    for (let key = 0; key < KEYS; key += 1) {
      await page.locator("#total_amount").press("ControlOrMeta+A");
      await page.locator("#total_amount").pressSequentially(String(10_000 + key));
      await until(async () => (await there("vigieTimes.length")) === key + 1, 30_000);
    }
    const times = (await there("vigieTimes")) as number[];
    return { keyToVerdictMsP50: percentile(times, 0.5), keyToVerdictMs: percentile(times, 0.95) };
  } finally {
    await browser.close();
    await served.close();
  }
};

export async function measureVerdict(): Promise<Record<string, number>> {
  return { orderCheckLocalUs: localCheckUs(), ...(await keyToVerdict()) };
}
