import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildExtension } from "#worker/local/build-extension.ts";
import { memberWith, prepareDemo } from "#worker/local/demo-data.ts";
import { findBrowser } from "#worker/local/find-browser.ts";
import { type LaunchedBrowser, launchBrowser } from "#worker/local/launch-browser.ts";
import { signInExtension } from "#worker/local/sign-in-extension.ts";
import { aRecordedWorker, type Recorded, type RecordedWorker } from "./a-recorded-worker.ts";
import { drawnBadges } from "./drawn-badges.ts";
import { BROWSERS_OWN, type NetLog, netLog } from "./net-log.ts";
import { type Served, serveFixtures } from "./serve-fixtures.ts";
import { until } from "./until.ts";

const BESSON = "Ateliers Besson SAS";
const KERBRAT = "Menuiserie Kerbrat SAS";
const CUSTOMERS = `code client;raison sociale;siren\n411001;${BESSON};999000110\n411002;${KERBRAT};999000185\n`;

/** Strings that exist nowhere but in the pages: in their titles, texts, names, fields, addresses. */
const MARK = {
  ...{ title: "Wqztitle", text: "Wqztext", name: "Wqzname", field: "Wqzfield" },
  ...{ query: "Wqzquery", hash: "Wqzhash", domain: "wqzdomain", secret: "Wqzsecret", siren: "918273640" },
};

const fixture = (file: string): string =>
  readFileSync(join(import.meta.dirname, "../fixtures/sites", file), "utf8");
const marked = (html: string): string =>
  html
    .replace(/<img[^>]*>/g, "")
    .replace("</title>", ` ${MARK.title}</title>`)
    .replace("Une raison sociale bien trop longue pour la colo…", `${MARK.name} SARL`)
    .replace(
      "</body>",
      `<section><p>${MARK.text} SIREN ${MARK.siren}</p><input value="${MARK.field} SA"><input type="password" value="${MARK.secret}">
       <a href="https://www.${MARK.domain}.example/">site</a></section></body>`,
    );

const PAGES: Record<string, { html: string; query?: string; badges: string[] }> = {
  "/societe/card.php": { html: fixture("dolibarr/customer.html"), query: "socid=11&", badges: [BESSON] },
  "/societe/list.php": {
    html: fixture("dolibarr/customer-list.html"),
    badges: [BESSON, KERBRAT, `${MARK.name} SARL`],
  },
  "/odoo/crm": { html: fixture("odoo/pipeline-18.html"), badges: [KERBRAT] },
  "/index.php": { html: fixture("suitecrm/search.html"), badges: [BESSON, KERBRAT] },
  "/comm/propal/card.php": { html: fixture("dolibarr/proposal.html"), query: "id=5&", badges: [KERBRAT] },
  "/accounts": {
    html: fixture("generic/names-table.html").replace("Müller Bau GmbH", `${MARK.name} SARL`),
    badges: [BESSON, KERBRAT],
  },
};

const home = mkdtempSync(join(tmpdir(), "vigie-home-"));
const profile = mkdtempSync(join(tmpdir(), "vigie-profile-"));
const log = netLog();
let worker: RecordedWorker;
let served: Served;
let browser: LaunchedBrowser;
let page: Page;

beforeAll(async () => {
  const file = join(home, "customers.csv");
  writeFileSync(file, CUSTOMERS);
  worker = await aRecordedWorker();
  const demo = await prepareDemo(home, worker, { file, as: "customers" });
  served = await serveFixtures(
    Object.fromEntries(Object.entries(PAGES).map(([path, { html }]) => [path, marked(html)])),
  );
  browser = await launchBrowser(findBrowser(), buildExtension(), profile, true, ["--lang=en", ...log.flags]);
  await signInExtension(browser.context, browser.popupUrl, worker.apiUrl, memberWith(demo.members, "rep"));
  // The clock makes it sync, whatever is looked at: without it, every request has another cause.
  await background(() => (globalThis as unknown as { chrome: Chrome }).chrome.alarms.clear("sync"));
  await quiet();
  page = await browser.context.newPage();
});

/** What signing in and opening surfaces set going has ended: nothing new reached the Worker for half a second. */
async function quiet(): Promise<void> {
  let [count, since] = [-1, Date.now()];
  await until(async () => {
    if (worker.received.length !== count) [count, since] = [worker.received.length, Date.now()];
    return Date.now() - since > 500;
  });
}

afterAll(async () => {
  await browser?.context.close();
  await served?.close();
  await worker?.stop();
  log.remove();
  for (const folder of [home, profile]) rmSync(folder, { recursive: true, force: true });
});

type Chrome = {
  alarms: { clear(name: string): Promise<boolean> };
  tabs: { query(of: { url: string }): Promise<{ id: number }[]> };
};
const background = async <Value>(run: () => Promise<Value>): Promise<Value> => {
  const [running] = browser.context.serviceWorkers();
  if (!running) throw new Error("The extension's service worker does not run.");
  return running.evaluate(run);
};

/** Plain, escaped, in other case or in base64 (at each of the three places a byte may have in it). */
const spellings = (mark: string): string[] => [
  mark.toLowerCase(),
  ...["", "x", "xy"].map((before) =>
    Buffer.from(before + mark)
      .toString("base64")
      .slice(before === "" ? 0 : 4)
      .replace(/.{2}=*$/, "")
      .toLowerCase(),
  ),
];
const marksIn = (text: string): string[] =>
  Object.values(MARK).filter((mark) => spellings(mark).some((one) => text.toLowerCase().includes(one)));

/** What the Worker received, and sent out, until now; both begin anew. */
const recorded = (): { received: Recorded[]; sent: Recorded[] } => ({
  received: worker.received.splice(0),
  sent: worker.sent.splice(0),
});
let everReceived = "";
const names = (of: Recorded[]): string[] =>
  of.map(({ method, url }) => `${method} ${url.replace(/\?.*/, "").replace(/[\da-f-]{36}/, ":id")}`);

describe("browsing with a signed-in extension", () => {
  it("sees what goes to the Worker and what the Worker sends out itself", async () => {
    const before = recorded();
    everReceived += JSON.stringify(before);
    expect(names(before.received)).toContain("GET /v1/sync");
    expect(before.received.find(({ url }) => url.startsWith("/v1/sync"))?.headers.join()).toContain(
      "Bearer ",
    );
    expect(before.sent).toEqual([]);
    await worker.fetchOutside("http://outside.example/seen");
    expect(recorded().sent.map(({ url }) => url)).toEqual(["http://outside.example/seen"]);
  });

  it.each(Object.entries(PAGES))("draws on %s and asks nobody", async (path, { query = "", badges }) => {
    served.asked.length = 0;
    await page.goto(`${served.origin}${path}?${query}q=${MARK.query}#${MARK.hash}`);
    await until(async () => {
      const beside = (await drawnBadges(page)).map((badge) => badge.beside.trim());
      return badges.every((name) => beside.includes(name));
    });
    expect((await drawnBadges(page)).some(({ label }) => label.startsWith("Customer not rated"))).toBe(true);
    expect(recorded()).toEqual({ received: [], sent: [] });
    expect(served.asked.filter((asked) => !asked.endsWith("/favicon.ico"))).toEqual([
      `GET ${path}?${query}q=${MARK.query}`,
    ]);
  });

  it("shows a card and asks nobody", async () => {
    await page.goto(`${served.origin}/societe/list.php?q=${MARK.query}`);
    await until(async () => (await drawnBadges(page)).length >= 3);
    const { x, y } = (await page.locator("a.refurl > span, td > span").first().boundingBox()) ?? {
      x: 0,
      y: 0,
    };
    await until(async () => {
      await page.mouse.move(x + 30, y + 7);
      await page.mouse.move(x + 31, y + 8);
      return (await page.locator("html > div").count()) === 1;
    });
    expect(recorded()).toEqual({ received: [], sent: [] });
  });

  it("asks for the customer once a person opens the panel, and says nothing of the page", async () => {
    await page.goto(`${served.origin}/societe/card.php?socid=11&q=${MARK.query}#${MARK.hash}`);
    await until(async () => (await drawnBadges(page)).length >= 1);
    const panel = await browser.context.newPage();
    await panel.goto(browser.popupUrl.replace("popup.html", "options.html"));
    const tabId = await panel.evaluate(async (url) => {
      const { tabs } = (globalThis as unknown as { chrome: Chrome }).chrome;
      return (await tabs.query({ url }))[0]?.id;
    }, "http://127.0.0.1/societe/card.php*");
    recorded();
    await panel.goto(`${browser.popupUrl.replace("popup.html", "sidepanel.html")}?tabId=${tabId}`);
    await panel.getByRole("heading", { name: BESSON }).first().waitFor();
    const opened = recorded();
    everReceived += JSON.stringify(opened);
    expect(names(opened.received)).toContain("GET /v1/customers/:id");
    expect(opened.sent).toEqual([]);
  });

  it("left no mark of any page in all that reached the Worker", () => {
    expect(marksIn(`${everReceived}${MARK.text}`)).toEqual([MARK.text]);
    expect(marksIn(everReceived)).toEqual([]);
  });
});

describe("the browser's own record of all its traffic", () => {
  let seen: NetLog;

  it("has every socket: the pages', and the Worker's with token and path", async () => {
    await browser.context.close();
    seen = log.read();
    expect(marksIn(seen.sockets.join("\n"))).toContain(MARK.query);
    expect(seen.sockets.join("\n")).toMatch(/GET \/v1\/sync\?[\s\S]*Bearer /);
  });

  it("went to the pages and to the Worker, and no mark of a page anywhere but to that page", () => {
    const others = seen.urls.filter((url) => !url.startsWith(served.origin) && !BROWSERS_OWN.test(url));
    // Where the sign-in ends: the browser takes it for itself and sends nothing.
    const ends = /^https:\/\/[a-p]{32}\.chromiumapp\.org\//;
    const elsewhere = others.filter(
      (url) => /^(?:https?|wss?):/.test(url) && !url.startsWith(worker.apiUrl) && !ends.test(url),
    );
    expect(elsewhere).toEqual([]);
    expect(marksIn(others.join("\n"))).toEqual([]);
    const host = new URL(served.origin).host;
    const foreign = seen.sockets.filter((bytes) => !bytes.includes(`Host: ${host}`));
    expect(foreign.length).toBeGreaterThan(0);
    expect(marksIn(foreign.join("\n"))).toEqual([]);
  });
});
