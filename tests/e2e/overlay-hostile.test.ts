import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { buildExtension } from "#worker/local/build-extension.ts";
import { drawnBadges } from "./drawn-badges.ts";
import { enumeratingPage, hostilePage, inventedNames } from "./hostile-page.ts";
import { type Launched, launch } from "./launch.ts";
import { aRow, seedCopy } from "./seed-copy.ts";
import { type Served, serveFixtures } from "./serve-fixtures.ts";
import { until } from "./until.ts";

const SOUND = "Nora Lima SAS";
const BAD = "Lima Nora SAS";
const UNKNOWN = "Mila Roan SAS";
/** A thousand names of which every second is a customer's. */
const INVENTED = inventedNames(1000);

/** All traffic of this browser, whoever causes it: written by the browser itself, whole once it has ended. */
const netLog = join(mkdtempSync(join(tmpdir(), "vigie-net-log-")), "net.json");
/** What Chromium asks its maker, whatever is installed. */
const BROWSERS_OWN = /^https?:\/\/(?:[\w-]+\.)*(?:google|googleapis|gstatic)\.com\//;
let browser: Launched;
let served: Served;
let page: Page;

type Hostile = {
  /** Sizes of painted text: the badge's is the only one on the page above 300 square pixels. */
  paints: number[];
  probe(): Record<string, unknown>;
  carryBeside(): Promise<boolean>;
  carryInto(name: string): Promise<boolean>;
  carryWithName(name: string): Promise<boolean>;
  carryIntoShadow(): Promise<boolean>;
  carryIntoFrame(): Promise<boolean>;
  rename(): Promise<boolean>;
  copied(): Promise<{ done: boolean; html: string }>;
  forge(): Promise<{ boxes: number; runtime: boolean }>;
};
declare const window: Hostile;

beforeAll(async () => {
  browser = await launch(buildExtension(), [`--log-net-log=${netLog}`, "--net-log-capture-mode=Everything"]);
  await seedCopy(browser.background, [
    aRow(1, SOUND, null, "A", 3_840_000),
    aRow(2, BAD, null, "D", -410_000, 1_460_000),
    ...INVENTED.filter((_, at) => at % 2 === 0).map((name, at) => aRow(100 + at, name, null, "B", 100_000)),
  ]);
  served = await serveFixtures({
    "/sound": hostilePage(SOUND),
    "/bad": hostilePage(BAD),
    "/unknown": hostilePage(UNKNOWN),
    "/thousand": enumeratingPage(INVENTED),
  });
}, 180_000);
beforeEach(async () => {
  page = await browser.context.newPage();
  return () => page.close();
});
afterAll(async () => {
  await browser?.close();
  await served?.close();
  rmSync(dirname(netLog), { recursive: true, force: true });
});

const open = async (path: string): Promise<string> => {
  await page.goto(`${served.origin}${path}`);
  await until(async () => (await drawnBadges(page)).length === 1);
  // Its words must be there, or every comparison below would hold for an empty box.
  return (await drawnBadges(page))[0]?.label ?? "";
};

const probed = async (path: string): Promise<Record<string, unknown>> => {
  await open(path);
  await until(async () => page.evaluate(() => window.paints.some((size) => size > 300)));
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
  return page.evaluate(() => window.probe());
};

describe("a hostile page", () => {
  it("has three badges that differ for a person", async () => {
    const labels = [await open("/sound"), await open("/bad"), await open("/unknown")];
    expect(labels[0]).toMatch(/^Class A/);
    expect(labels[1]).toMatch(/^Class D/);
    expect(labels[2]).toMatch(/^No customer/);
  });

  it("reads the same for a sound customer, a bad one and nobody", async () => {
    const sound = await probed("/sound");
    const bad = await probed("/bad");
    const unknown = await probed("/unknown");
    const hide = (of: Record<string, unknown>) =>
      JSON.parse(JSON.stringify(of).replaceAll(/Nora Lima|Lima Nora|Mila Roan/g, "NAME"));
    expect(hide(bad)).toEqual(hide(sound));
    expect(hide(unknown)).toEqual(hide(sound));
  });

  it("finds no word of the badge, no attribute, no message, no file, no global", async () => {
    const read = await probed("/bad");
    expect(read.found).not.toContain(true);
    expect(read.selected).not.toContain(true);
    expect(read).toMatchObject({ attributes: [], html: "<span></span>", open: null, children: 0 });
    expect(read).toMatchObject({ heard: [], globals: [], files: [], animations: 0 });
    expect(read.fonts).toEqual(["unloaded", "unloaded", "unloaded"]);
    expect(read.box).toEqual(expect.arrayContaining([64, 18]));
  });

  it("copies the same of a sound customer, a bad one and nobody, though nothing tells us that it copies", async () => {
    await browser.context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const copies: string[] = [];
    for (const path of ["/sound", "/bad", "/unknown"]) {
      await open(path);
      const { done, html } = await page.evaluate(() => window.copied());
      expect(done).toBe(true);
      expect(html).toMatch(/Nora Lima|Lima Nora|Mila Roan/);
      copies.push(html.replaceAll(/Nora Lima|Lima Nora|Mila Roan/g, "NAME"));
    }
    expect(copies[1]).toBe(copies[0]);
    expect(copies[2]).toBe(copies[0]);
    expect(copies[0]).not.toMatch(/Class|38,4|4,1|low risk|customer known/);
  });

  it("cannot change what the badge says by registering properties or styling its host", async () => {
    await open("/bad");
    const host = page.locator("td span").first();
    const before = await host.screenshot();
    await page.addStyleTag({
      content: `@property --x { syntax: "*"; inherits: false; initial-value: "A" } span, td { direction: rtl !important; zoom: 1 !important; content: "A" !important; color: red !important; --w: "A" } span::before { content: "A" !important }`,
    });
    const after = await host.screenshot();
    expect(after.equals(before)).toBe(true);
  });

  it.each<[string, (window: Hostile) => Promise<boolean>]>([
    ["beside another name", (hostile) => hostile.carryBeside()],
    ["into a canvas", (hostile) => hostile.carryInto("canvas")],
    ["into a dialog", (hostile) => hostile.carryInto("dialog")],
    ["into a canvas, name and all", (hostile) => hostile.carryWithName("canvas")],
    ["into a dialog, name and all", (hostile) => hostile.carryWithName("dialog")],
    ["into a shadow tree, name and all", (hostile) => hostile.carryIntoShadow()],
    ["into a frame", (hostile) => hostile.carryIntoFrame()],
    ["nowhere, but renames its neighbour", (hostile) => hostile.rename()],
  ])("loses the badge before the next frame when it carries it %s", async (_how, carry) => {
    await open("/sound");
    const still = await page.evaluate(`(${carry.toString()})(window)`);
    expect(still).toBe(false);
  });

  it("opens nothing by forged events", async () => {
    await open("/bad");
    const forged = await page.evaluate(() => window.forge());
    expect(forged).toEqual({ boxes: 0, runtime: false });
    expect(await chosen()).toBeUndefined();
  });

  it("does not turn a person's click on a covered card into ours, but takes an honest one", async () => {
    await open("/bad");
    const { x, y } = (await page.locator("td span").first().boundingBox()) ?? { x: 0, y: 0 };
    await page.mouse.move(x + 30, y + 7);
    await page.mouse.move(x + 31, y + 8);
    await until(async () => (await page.locator("html > div").count()) === 1);
    const card = await page.evaluate(() => {
      const { left, top } = document.querySelector("html > div")?.getBoundingClientRect() ?? {
        left: 0,
        top: 0,
      };
      return { x: left + 200, y: top + 200 };
    });
    await page.evaluate(() => {
      const decoy = document.createElement("section");
      decoy.style.cssText = "position:fixed;inset:0;z-index:2147483647;background:#fff;pointer-events:none";
      document.documentElement.append(decoy);
    });
    await page.mouse.move(card.x, card.y, { steps: 4 });
    // Longer than every delay that would make the click count if the decoy were not seen.
    await new Promise((resolve) => setTimeout(resolve, 900));
    await page.mouse.click(card.x, card.y);
    expect(await chosen()).toBeUndefined();

    await page.evaluate(() => document.querySelector("section")?.remove());
    await until(async () => {
      await page.mouse.click(card.x + 1, card.y);
      return (await chosen()) !== undefined;
    });
  });
});

describe("a page of no known product that tries a thousand names", () => {
  /** What the background was asked by all tabs in this minute, and what it told of. */
  const counted = () =>
    browser.background.evaluate(async () => {
      const { pageCounts = {}, quietAnswers = {} } = await (
        globalThis as unknown as {
          chrome: {
            storage: {
              session: {
                get(): Promise<{
                  pageCounts?: Record<string, { count: number }>;
                  quietAnswers?: Record<string, { names: string[] }>;
                }>;
              };
            };
          };
        }
      ).chrome.storage.session.get();
      const asked = Object.values(pageCounts).map(({ count }) => count);
      return {
        asked: Math.max(0, ...asked),
        told: Object.values(quietAnswers).flatMap(({ names }) => names).length,
      };
    });
  /** By the debugger: a script that a test runs in the page counts as a person's act. */
  const badges = async () => (await drawnBadges(page)).length;

  it("may try 600 of them, sees 150 customers and no more, and 150 more once somebody clicks", async () => {
    await page.goto(`${served.origin}/thousand`);
    await until(async () => (await counted()).asked === 600, 20_000);
    await until(async () => (await badges()) === 150);
    // Names without an answer are asked for again after three seconds: after four some were, to no avail.
    const since = Date.now();
    await until(async () => Date.now() - since > 4_000);
    expect([await badges(), (await counted()).told]).toEqual([150, 150]);
    await page.mouse.click(1190, 790);
    await until(async () => (await badges()) === 300);
    expect(await counted()).toEqual({ asked: 600, told: 300 });
  });
});

describe("all traffic of the browser while these pages were open", () => {
  it("is the pages themselves: nothing was asked because of a name, and no name was sent anywhere", async () => {
    await open("/unknown");
    await page.goto(`${served.origin}/sound?again`);
    await until(async () => (await drawnBadges(page)).length === 1);
    await browser.close();
    const log = readFileSync(netLog, "utf8");
    const asked = [...log.matchAll(/"url":"((?:https?|wss?):[^"]+)"/g)].map(([, url = ""]) => url);
    expect(asked).toContain(`${served.origin}/sound?again`);
    const elsewhere = asked.filter((url) => !url.startsWith(served.origin) && !BROWSERS_OWN.test(url));
    // By the clock: who am I, and, were anybody there, what changed. By a surface that was opened: which requests there are.
    const ofTheMember = ["/v1/me", "/v1/requests/standing?after=0"].map(
      (path) => `http://127.0.0.1:9${path}`,
    );
    expect(elsewhere.filter((url) => !ofTheMember.includes(url))).toEqual([]);
    const pages = asked.filter((url) => url.startsWith(served.origin)).map((url) => new URL(url).pathname);
    // "/": the log names connections by their origin.
    expect([...new Set(pages)].filter((path) => path !== "/").sort()).toEqual([
      "/bad",
      "/sound",
      "/thousand",
      "/unknown",
    ]);
    expect(asked.join()).not.toMatch(/Nora|Lima|Mila|Roan/);
  });
});

/** What a click on the page chose for the extension's own surface. */
const chosen = (): Promise<unknown> =>
  browser.background.evaluate(async () => {
    const { chosen } = await (
      globalThis as unknown as { chrome: { storage: { session: { get(): Promise<{ chosen?: object }> } } } }
    ).chrome.storage.session.get();
    return chosen && Object.keys(chosen).length > 0 ? chosen : undefined;
  });
