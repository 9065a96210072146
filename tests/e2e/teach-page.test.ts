import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listPage, quotePage } from "#tests/fixtures/sites/taught/pages.ts";
import { buildExtension } from "#worker/local/build-extension.ts";
import { type Demo, memberWith, prepareDemo } from "#worker/local/demo-data.ts";
import { findBrowser } from "#worker/local/find-browser.ts";
import { type LaunchedBrowser, launchBrowser } from "#worker/local/launch-browser.ts";
import { type RunningWorker, runWorker } from "#worker/local/run-worker.ts";
import { signInExtension } from "#worker/local/sign-in-extension.ts";
import { freePort } from "./a-running-vigie.ts";
import { drawnBadges } from "./drawn-badges.ts";
import { type Served, serveFixtures } from "./serve-fixtures.ts";
import { until } from "./until.ts";

const BESSON = "Ateliers Besson SAS";
const KERBRAT = "Menuiserie Kerbrat SAS";
const CUSTOMERS = `code client;raison sociale;siren\n411001;${BESSON};999000110\n411002;${KERBRAT};999000185\n`;

const home = mkdtempSync(join(tmpdir(), "vigie-home-"));
const profile = mkdtempSync(join(tmpdir(), "vigie-profile-"));
let worker: RunningWorker;
let demo: Demo;
let tool: Served;
let browser: LaunchedBrowser;
let page: Page;
let panel: Page;

beforeAll(async () => {
  const file = join(home, "customers.csv");
  writeFileSync(file, CUSTOMERS);
  worker = await runWorker(home, await freePort());
  demo = await prepareDemo(home, worker, { file, as: "customers" });
  tool = await serveFixtures({
    "/quotes/17": quotePage({ id: 17, customer: BESSON, total: "1 200,00 €" }),
    "/quotes/93": quotePage({ id: 93, customer: KERBRAT, total: "88,00 €" }),
    "/accounts": listPage([BESSON, KERBRAT, "Boulangerie Inconnue"]),
  });
  browser = await launchBrowser(findBrowser(), buildExtension(), profile, true, ["--lang=en"]);
  browser.context.setDefaultTimeout(10_000);
  await signIn("rep");
  page = await browser.context.newPage();
  await page.goto(`${tool.origin}/quotes/17`);
  panel = await browser.context.newPage();
  await panel.goto(`${browser.popupUrl.replace("popup.html", "sidepanel.html")}?tabId=${await tabId()}`);
});

afterAll(async () => {
  await browser?.context.close();
  await tool?.close();
  await worker?.stop();
  for (const folder of [home, profile]) rmSync(folder, { recursive: true, force: true });
});

type Chrome = {
  tabs: { query(of: { url: string }): Promise<{ id: number }[]> };
  runtime: { sendMessage(message: object): Promise<unknown> };
};

const signIn = (role: "rep" | "admin") =>
  signInExtension(browser.context, browser.popupUrl, worker.apiUrl, memberWith(demo.members, role));

const ofExtension = async <Value>(
  run: (argument: string) => Promise<Value>,
  argument: string,
): Promise<Value> => {
  const popup = await browser.context.newPage();
  await popup.goto(browser.popupUrl);
  const value = await popup.evaluate(run as (argument: string) => Promise<Value>, argument);
  await popup.close();
  return value as Value;
};
const tabId = () =>
  ofExtension(
    async (url) => {
      const [tab] = await (globalThis as unknown as { chrome: Chrome }).chrome.tabs.query({ url });
      return tab?.id ?? -1;
    },
    `${tool.origin.replace(/:\d+$/, "")}/*`,
  );
const tell = (name: string) =>
  ofExtension(
    (message) =>
      (globalThis as unknown as { chrome: Chrome }).chrome.runtime.sendMessage({ name: message, ask: null }),
    name,
  );

const point = async (selector: string): Promise<void> => {
  await page.bringToFront();
  await page.locator(selector).first().click({ force: true });
  await panel.bringToFront();
};
const press = (name: string) => panel.locator(`button[name="${name}"]`).click();
const said = (text: string | RegExp) => panel.getByText(text).first().waitFor();
const badged = async (): Promise<string[]> => (await drawnBadges(page)).map(({ beside }) => beside.trim());
const shows = async (...names: string[]): Promise<void> => {
  await page.bringToFront();
  await until(async () => JSON.stringify(await badged()) === JSON.stringify(names)).catch(async () => {
    expect(await badged()).toEqual(names);
  });
};
/** A number that any page is read by: once it is badged, everything that would have been is. */
const addNumber = () =>
  page.evaluate(() => {
    const line = document.createElement("p");
    line.append("TVA FR72999000110");
    document.body.append(line);
  });

describe("an unknown quote page", () => {
  it("names nobody before", async () => {
    await page.bringToFront();
    await addNumber();
    await until(async () => (await badged()).length > 0);
    expect(await badged()).not.toContain(BESSON);
  });

  it("is taught by pointing: secret, edited and foreign parts are refused, only a person counts", async () => {
    await page.reload();
    await panel.bringToFront();
    await press("teach");
    await said("Point at the customer's name");
    await page.evaluate(() => document.querySelector("h1")?.click());
    for (const [selector, refusal] of [
      ['input[type="password"]', "This field is secret"],
      ["[contenteditable]", "Somebody is writing here"],
      ["hr", "There is no text here"],
    ] as const) {
      await point(selector);
      await said(new RegExp(refusal));
      await said("Point at the customer's name");
    }
    await point("iframe");
    await said("Point at the customer's name");
    const before = await page.content();
    await point(".party");
    await said("1 name would be marked");
    expect(await panel.locator(".teach-names li").textContent()).toBe(BESSON);
    const strip = (html: string) => html.replace(/<div><\/div>/g, "");
    expect(strip(await page.content())).toBe(strip(before));
  });

  it("is walked by keyboard, and Escape stops pointing", async () => {
    await press("pick-name");
    await said("Point at the customer's name");
    await page.bringToFront();
    await page.keyboard.press("Escape");
    await panel.bringToFront();
    await panel.getByText("Point at the customer's name", { exact: true }).waitFor({ state: "detached" });
    await press("pick-name");
    await said("Point at the customer's name");
    await page.bringToFront();
    await page.locator(".quote-header h1").hover();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await panel.bringToFront();
    await said("1 name would be marked");
    expect(await panel.locator(".teach-names li").textContent()).toBe(BESSON);
  });

  it("works for its author at once, after a reload and on another record", async () => {
    await press("pick-total");
    await said("Point at the amount");
    await point(".amount");
    await said("1 200,00 €");
    await panel.fill('input[name="page"]', "Quote");
    expect(await panel.inputValue('input[name="address"]')).toBe("/quotes/*");
    await press("saveTaught");
    await said("The page is taught");
    await shows(BESSON);
    await page.reload();
    await shows(BESSON);
    await page.goto(`${tool.origin}/quotes/93`);
    await shows(KERBRAT);
    expect((await drawnBadges(page))[0]?.label).not.toMatch(/^No customer known/);
  });
});

describe("an unknown list", () => {
  it("is taught by two of its names and one that is wrong", async () => {
    await page.goto(`${tool.origin}/accounts`);
    await panel.bringToFront();
    await press("teach");
    await said("Point at the customer's name");
    await point("tbody tr:nth-child(1) a");
    await said("1 name would be marked");
    await press("pick-second");
    await said("Point at another name of the same list");
    await point("tbody tr:nth-child(2) a");
    await said("4 names would be marked");
    await press("pick-wrong");
    await said("Point at a name that should not be marked");
    await point("h1");
    await said(/This is not marked/);
    await point("tr.summary a");
    await said("3 names would be marked");
    await panel.fill('input[name="page"]', "Accounts");
    await press("saveTaught");
    await said("The page is taught");
    await shows(BESSON, KERBRAT, "Boulangerie Inconnue");
    await page.reload();
    await shows(BESSON, KERBRAT, "Boulangerie Inconnue");
  });
});

describe("what one member taught", () => {
  it("is nothing to another until it is published, then works for them, and not once it is withdrawn", async () => {
    await tell("signOut");
    await signIn("admin");
    await page.goto(`${tool.origin}/quotes/17`);
    await page.bringToFront();
    await addNumber();
    await until(async () => (await badged()).length > 0);
    expect(await badged()).not.toContain(BESSON);

    const settings = await browser.context.newPage();
    await settings.goto(browser.popupUrl.replace("popup.html", "options.html"));
    await settings.getByRole("button", { name: "Publish “Quote” for everybody" }).click();
    await settings.getByRole("button", { name: "Publish “Accounts” for everybody" }).waitFor();
    await settings.getByText("works for everybody").waitFor();
    await page.reload();
    await shows(BESSON);

    await settings.bringToFront();
    await settings.getByRole("button", { name: "Withdraw “Quote” from everybody" }).click();
    await settings.getByText("withdrawn, works for nobody").waitFor();
    await shows();
    await settings.close();
  });
});
