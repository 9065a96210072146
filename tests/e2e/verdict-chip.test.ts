import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildExtension } from "#worker/local/build-extension.ts";
import { drawnVerdict } from "./drawn-verdict.ts";
import { type Launched, launch } from "./launch.ts";
import { aCheckedRow, aRow, seedCopy } from "./seed-copy.ts";
import { type Served, serveFixtures } from "./serve-fixtures.ts";
import { until } from "./until.ts";

/** Limit 40 000 €, room 15 600 €. The copy's server is a port nobody listens at: everything here is offline. */
const KERBRAT = aCheckedRow(aRow(2, "Menuiserie Kerbrat SAS", "999000185", "C", 1_560_000));

let browser: Launched;
let served: Served;
let page: Page;

const EDIT = "/index.php?fixture=suitecrm%2Fquote-edit.html";
const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, " ");
const label = async (): Promise<string | null> => {
  const drawn = await drawnVerdict(page);
  return drawn && plain(drawn.label);
};
const says = (words: RegExp) => until(async () => words.test((await label()) ?? ""));

beforeAll(async () => {
  browser = await launch(buildExtension());
  await seedCopy(browser.background, [KERBRAT]);
  await browser.background.evaluate(() => {
    const world = globalThis as unknown as { fetched: number; fetch: typeof fetch };
    const before = world.fetch;
    world.fetched = 0;
    world.fetch = (...asked) => {
      world.fetched += 1;
      return before(...asked);
    };
  });
  served = await serveFixtures();
  page = await browser.context.newPage();
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await served?.close();
});

const fetched = () =>
  browser.background.evaluate(() => (globalThis as unknown as { fetched: number }).fetched);

const typeTotal = async (text: string): Promise<number> => {
  const total = page.locator("#total_amount");
  await total.fill("");
  await total.pressSequentially(text, { delay: 30 });
  return Date.now();
};

describe("the chip beside a total that is typed", () => {
  it("stays silent while somebody types, and says the verdict 400 ms after the last key", async () => {
    await page.goto(new URL(EDIT, served.origin).href);
    await says(/^Within the limit\. €9,800 left/);
    const box = await drawnVerdict(page);
    const before = await fetched();
    const typedAt = await typeTotal("18 400,00");
    expect(await label()).toBe("");
    await says(/^Ask credit\. 2 ways\. Exposure of €42,800 .* €2,800 too much/);
    expect(Date.now() - typedAt).toBeGreaterThanOrEqual(400);
    expect(await fetched()).toBe(before);
    expect(await drawnVerdict(page)).toMatchObject({
      width: box?.width,
      height: box?.height,
      left: box?.left,
      top: box?.top,
    });
  });

  it("changes when the amount does", async () => {
    await typeTotal("15 600,00");
    await says(/^Within the limit\. €0 left/);
    await typeTotal("NaN");
    await says(/^Amount not read/);
    await typeTotal("1,234");
    await says(/^Within the limit/);
  });

  it("follows a total that the page's own script sets without any event", async () => {
    await page.evaluate(() => {
      const total = document.querySelector<HTMLInputElement>("#total_amount");
      if (total) total.value = "18 400,00";
    });
    await says(/^Ask credit/);
  });

  it("is nobody's when the customer is another", async () => {
    await page.locator("#billing_account").fill("Zwiebel GmbH");
    await says(/^Unknown customer/);
    await page.locator("#billing_account").fill("Menuiserie Kerbrat SAS");
    await says(/^Ask credit/);
  });

  it("moves nothing of the page and cannot be read by it", async () => {
    const read = await page.evaluate(() => ({
      text: String(getSelection()?.selectAllChildren(document.body) ?? getSelection()).includes("Ask credit"),
      found: (window as unknown as { find(text: string): boolean }).find("Ask credit"),
      markup: document.documentElement.outerHTML.includes("Ask credit"),
      size: [...document.querySelectorAll("form span")].map((one) => [
        (one as HTMLElement).offsetWidth,
        (one as HTMLElement).offsetHeight,
      ]),
    }));
    expect(read).toMatchObject({ text: false, found: false, markup: false });
    expect(read.size).toContainEqual([268, 26]);
  });

  it("goes before the next frame when the page carries it elsewhere", async () => {
    const there = await page.evaluate(async () => {
      const chip = [...document.querySelectorAll("span")].find(({ offsetWidth }) => offsetWidth === 268);
      if (!chip) return "no chip";
      document.body.append(chip);
      await new Promise((resolve) => setTimeout(resolve, 0));
      return chip.isConnected;
    });
    expect(there).toBe(false);
    await says(/^Ask credit/);
  });

  it("shows what stands in the way under a resting pointer, and by key", async () => {
    const box = await drawnVerdict(page);
    await page.mouse.move((box?.left ?? 0) + 20, (box?.top ?? 0) + 12, { steps: 3 });
    const card = () =>
      page.evaluate(() =>
        [...document.querySelectorAll("div")].some(({ offsetWidth }) => offsetWidth === 416),
      );
    await until(card);
    await page.mouse.move(900, 700);
    await until(async () => !(await card()));
    await page.keyboard.press("Alt+Shift+KeyO");
    await until(card);
    await page.keyboard.press("Escape");
    await until(async () => !(await card()));
  });
});

describe("the chip beside a total that the page computes", () => {
  it("stands beside it, is silent when it changes, and says what holds then", async () => {
    const url = new URL("/odoo/orders/579", served.origin);
    url.searchParams.set("fixture", "odoo/quotation-18.html");
    await page.goto(url.href);
    await says(/^Within the limit\. €9,800 left/);
    await page.evaluate(() => {
      const all = [
        ...document.querySelectorAll<HTMLElement>('[name="amount_total"] *, [name="amount_total"]'),
      ];
      const total = all.find(({ children, textContent }) => children.length === 0 && /\d/.test(textContent));
      if (total) total.textContent = "18 400,00 €";
    });
    await says(/^Ask credit\. 2 ways\. .*€2,800 too much/);
  });
});
