import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildExtension } from "#worker/local/build-extension.ts";
import { drawnBadges } from "./drawn-badges.ts";
import { type Launched, launch } from "./launch.ts";
import { seedCopy } from "./seed-copy.ts";
import { type Served, serveFixtures } from "./serve-fixtures.ts";
import { until } from "./until.ts";

const BESSON = "Ateliers Besson SAS";
const KERBRAT = "Menuiserie Kerbrat SAS";

const fixture = (file: string): string =>
  readFileSync(join(import.meta.dirname, "../fixtures/sites/dolibarr", file), "utf8");
const LIST = `<!doctype html><meta charset="utf-8"><meta name="author" content="Dolibarr Development Team"><title>Clients</title>
<link rel="icon" href="data:,"><table class="liste"><tbody>${[
  ["11", BESSON],
  ["12", KERBRAT],
]
  .map(
    ([id, name]) =>
      `<tr class="oddeven"><td><a class="refurl" href="/societe/card.php?socid=${id}">${name}</a></td></tr>`,
  )
  .join("")}</tbody></table>`;

type Chrome = {
  tabs: { query(of: { url: string }): Promise<{ id: number }[]> };
  runtime: { reload(): void };
  developerPrivate: { updateProfileConfiguration(of: { inDeveloperMode: boolean }): Promise<void> };
};

let browser: Launched;
let served: Served;
/** What the pages of the product show as their name now, changed by the tests as a new version of it would. */
const pages: Record<string, string> = {};
/** Pages that somebody looks at from the start: the self-check takes its ten seconds meanwhile. */
const looked: Page[] = [];
let extension: string;

beforeAll(async () => {
  const record = fixture("customer.html");
  Object.assign(pages, {
    "/societe/card.php": record.replaceAll("refid", "name-of-a-later-version"),
    "/soc/societe/card.php": record,
    "/societe/list.php": LIST,
    "/wrong/societe/card.php": fixture("customer-edit.html"),
    "/odoo/contacts/7": readFileSync(
      join(import.meta.dirname, "../fixtures/sites/odoo/partner-18.html"),
      "utf8",
    ),
  });
  browser = await launch(buildExtension(), [
    "--host-resolver-rules=MAP crm.example 127.0.0.1",
    "--enable-unsafe-extension-debugging",
  ]);
  extension = browser.background.url().replace(/(?<=\w)\/.*$/, "");
  await seedCopy(browser.background);
  served = await serveFixtures(pages);
  const addresses = [
    ...[1, 2, 3].map((at) => `${served.origin}/societe/card.php?socid=${at}`),
    ...[4, 5, 6].map(
      (at) => `http://localhost:${served.port}/wrong/societe/card.php?action=edit&socid=${at}`,
    ),
  ];
  for (const address of addresses) {
    const page = await browser.context.newPage();
    await page.goto(address);
    looked.push(page);
  }
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await served?.close();
});

const labels = async (page: Page): Promise<string[]> => (await drawnBadges(page)).map(({ label }) => label);
/** One of the extension's own pages, about a tab when told which. */
const surface = async (file: string, ofTab?: string): Promise<Page> => {
  const page = await browser.context.newPage();
  await page.goto(`${extension}/options.html`);
  const tabId =
    ofTab &&
    (await page.evaluate(async (url) => {
      const { tabs } = (globalThis as unknown as { chrome: Chrome }).chrome;
      return (await tabs.query({ url }))[0]?.id;
    }, ofTab));
  await page.goto(`${extension}/${file}${tabId === undefined ? "" : `?tabId=${tabId}`}`);
  return page;
};

/** The browser loads an unpacked extension again for developers alone. */
const allowReloading = async (): Promise<void> => {
  const page = await browser.context.newPage();
  await page.goto("chrome://extensions");
  await page.evaluate(() =>
    (globalThis as unknown as { chrome: Chrome }).chrome.developerPrivate.updateProfileConfiguration({
      inDeveloperMode: true,
    }),
  );
  await page.close();
};

describe("a click on the toolbar, on a page that was never granted", () => {
  it("recognises the product by what the page bears, and offers to enable it", async () => {
    const address = `http://crm.example:${served.port}/odoo/contacts/7`;
    const page = await browser.context.newPage();
    await page.goto(address);
    const whole = await browser.context.browser()?.newBrowserCDPSession();
    const { targetInfos = [] } =
      (await whole?.send("Target.getTargets", { filter: [{ type: "tab" }] })) ?? {};
    const targetId = targetInfos.find(({ url }) => url === address)?.targetId;
    const trigger = whole?.send as unknown as (method: string, params: object) => Promise<unknown>;
    await trigger.call(whole, "Extensions.triggerAction", {
      id: extension.replace(/^.*\//, ""),
      targetId,
    });
    const popup = await surface("popup.html", address);
    await popup.getByText(`The page on crm.example:${served.port} looks like Odoo.`).waitFor();
    await popup.getByRole("button", { name: `crm.example:${served.port}` }).waitFor();
    expect(await labels(page)).toEqual([]);
    await popup.close();
    await page.close();
  });
});

describe("a product whose pages changed", () => {
  const said = "Vigie no longer recognises records on this site since";

  it("shows no badge on records once three of them were not recognised, lists as ever", async () => {
    const options = await surface("options.html");
    const row = (host: string) => options.getByRole("listitem").filter({ hasText: host });
    await until(async () => {
      await options.reload();
      await options.getByRole("listitem").first().waitFor();
      const rows = [await row("http://127.0.0.1").textContent(), await row("http://localhost").textContent()];
      return rows.every((text) => text?.includes(said));
    }, 30_000);
    await options.close();
    const page = looked[0] as Page;
    await page.goto(`${served.origin}/soc/societe/card.php?socid=7`);
    const popup = await surface("popup.html", "http://127.0.0.1/soc/*");
    await popup.getByText(said).waitFor();
    await popup.close();
    expect(await labels(page)).toEqual([]);
    await page.goto(`${served.origin}/societe/list.php`);
    await until(async () => (await labels(page)).length === 2);
  });

  it("shows them again, and says nothing more, once a record is recognised", async () => {
    const page = looked[0] as Page;
    await page.goto(`${served.origin}/soc/societe/card.php?socid=8`);
    await until(async () => (await labels(page)).some((label) => label.startsWith("Class A")), 20_000);
    const popup = await surface("popup.html", "http://127.0.0.1/soc/*");
    await popup.getByText("Badges are on at").waitFor();
    expect(await popup.getByText(said).count()).toBe(0);
    await popup.close();
  });
});

describe("an extension that is updated under an open page", () => {
  it("takes the old badges with it, and the new one draws each once", async () => {
    for (const each of looked.slice(1)) await each.close();
    const page = looked[0] as Page;
    await page.goto(`${served.origin}/societe/list.php`);
    await until(async () => (await labels(page)).length === 2);
    const old = await page.$$("td span");
    expect(old).toHaveLength(2);
    await allowReloading();
    const background = browser.context.serviceWorkers()[0];
    await background
      ?.evaluate(() => (globalThis as unknown as { chrome: Chrome }).chrome.runtime.reload())
      .catch(() => undefined);
    const connected = () => Promise.all(old.map((host) => host.evaluate(({ isConnected }) => isConnected)));
    await until(async () => !(await connected()).includes(true), 20_000);
    await until(async () => (await labels(page)).length === 2, 20_000);
    expect((await labels(page)).map((label) => label.slice(0, 7))).toEqual(["Class A", "Class D"]);
    await page.evaluate(() => {
      const row = document.querySelector("tr")?.cloneNode(true) as Element;
      for (const ours of row.querySelectorAll("span")) ours.remove();
      document.querySelector("tbody")?.append(row);
    });
    await until(async () => (await labels(page)).length === 3);
    expect(await page.locator("span").count()).toBe(3);
    expect(await page.locator("html > div").count()).toBe(0);
  });
});
