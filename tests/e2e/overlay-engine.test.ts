import type { Frame, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { buildExtension } from "#worker/local/build-extension.ts";
import { drawnBadges } from "./drawn-badges.ts";
import { ENGINE_PAGES } from "./engine-pages.ts";
import { type Launched, launch } from "./launch.ts";
import { seedCopy } from "./seed-copy.ts";
import { type Served, serveFixtures } from "./serve-fixtures.ts";
import { until } from "./until.ts";

const BESSON = "Ateliers Besson SAS";
const KERBRAT = "Menuiserie Kerbrat SAS";
const GOFF = "Garage Le Goff";
/** How the label of each customer begins; "" for nobody's. */
const CLASS: Record<string, string> = { [BESSON]: "Class A", [KERBRAT]: "Class D", [GOFF]: "Class C" };

let browser: Launched;
let served: Served;
let page: Page;

beforeAll(async () => {
  browser = await launch(buildExtension(), ["--host-resolver-rules=MAP ads.example 127.0.0.1"]);
  await seedCopy(browser.background);
  served = await serveFixtures(ENGINE_PAGES);
}, 180_000);
beforeEach(async () => {
  page = await browser.context.newPage();
});
afterEach(() => page.close());
afterAll(async () => {
  await browser?.close();
  await served?.close();
});

const open = (path: string) => page.goto(`${served.origin}${path}`);
/** Class of each badge, in the order of the page. */
const classes = async (of: Page | Frame = page): Promise<string[]> =>
  (await drawnBadges(of)).map(({ label }) => /^Class \w/.exec(label)?.[0] ?? "");
const showing = (...names: string[]) => names.map((name) => CLASS[name] ?? "").join();
/** The page comes to show just these and stays so while it is looked at once more. */
const shows = async (...names: string[]): Promise<void> => {
  await until(async () => (await classes()).join() === showing(...names));
};
const run = (script: string) => page.evaluate(script);
const boxes = (selector: string) =>
  page.$$eval(selector, (found) =>
    found.map((element) => {
      const { left, right, top, height, width } = element.getBoundingClientRect();
      return { left, right, top, height, width };
    }),
  );

describe("pages that live", () => {
  it("of several records in one document only the one shown counts, however it is hidden", async () => {
    await open("/hidden");
    await shows(BESSON);
    await run(`one.className = "off"; two.className = ""`);
    await shows(KERBRAT);
    await run(`two.className = "away"; one.className = ""`);
    await shows(BESSON);
  });

  it("a column that scrolls out and back brings its badge with it, another name its own", async () => {
    await open("/columns");
    await shows(BESSON);
    await run("window.cell = document.querySelector('td:last-child'); cell.remove()");
    await shows();
    await run(
      `cell.querySelector("a").lastChild.nodeValue = "${KERBRAT}"; document.querySelector("tr").append(cell)`,
    );
    await shows(KERBRAT);
  });

  it("a name becomes a form control and text again: the badge follows", async () => {
    await open("/edit");
    await shows(BESSON);
    await run("edit()");
    await shows(BESSON);
    expect(await page.$eval("dd", (field) => field.querySelector("input")?.previousSibling?.nodeName)).toBe(
      "SPAN",
    );
    await run(`save("${BESSON}")`);
    await shows(BESSON);
  });

  it("a preview over a list has a badge of its own, gone with it", async () => {
    await open("/panel");
    await shows(BESSON, KERBRAT);
    await run("preview(12)");
    await shows(KERBRAT, BESSON, KERBRAT);
    await run("closePreview()");
    await shows(BESSON, KERBRAT);
  });

  it("shadow trees are read, open and closed ones, those that come later too", async () => {
    await open("/shadow");
    await shows(BESSON, KERBRAT);
    await run("upgrade()");
    await shows(BESSON, KERBRAT, GOFF);
    await run(`document.querySelector("x-open").shadowRoot.querySelector("dd").textContent = "Somebody"`);
    await until(async () => !(await classes()).includes("Class A"));
  });
});

describe("pages that are not what they were written as", () => {
  it("a translated name is not believed, the number beside it is", async () => {
    await open("/translated");
    await shows(BESSON, "nobody");
  });

  it("an old page's font tags are no translation", async () => {
    await open("/old-font-tags");
    await shows(KERBRAT);
  });

  it("from right to left a badge stands before the name, on its right", async () => {
    await open("/rtl");
    await shows(BESSON, KERBRAT);
    const [host] = await boxes("td span");
    const [cell] = await boxes("td");
    const text = await page.evaluate(() => {
      const range = document.createRange();
      range.selectNodeContents(document.querySelector("td a")?.lastChild ?? document.body);
      return range.getBoundingClientRect().right;
    });
    expect(host?.left).toBeGreaterThanOrEqual(text);
    expect(host?.right).toBeLessThanOrEqual(cell?.right ?? 0);
  });

  it("from right to left a badge covers no typed text", async () => {
    await open("/rtl-form");
    await shows(BESSON);
    const [host] = await boxes("form span");
    const [input] = await boxes("input");
    expect(host?.left).toBeGreaterThanOrEqual(input?.left ?? Number.POSITIVE_INFINITY);
    expect(host?.right).toBeLessThan((input?.right ?? 0) - 160);
  });

  it("strict policies and trusted types change nothing, and nothing of ours breaks them", async () => {
    await open("/strict");
    await shows(BESSON, KERBRAT);
    expect(await page.evaluate(() => (globalThis as unknown as { violations: number }).violations)).toBe(0);
    expect((await boxes("td span")).map(({ width, height }) => [width, height])).toEqual([
      [64, 18],
      [64, 18],
    ]);
  });

  it("a dark page gets a dark badge", async () => {
    const brightness = async (path: string): Promise<number> => {
      await open(path);
      await shows(BESSON, KERBRAT);
      const picture = (await page.locator("td span").first().screenshot()).toString("base64");
      return page.evaluate(async (base64) => {
        const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
        const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
        const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
        canvas?.drawImage(bitmap, 0, 0);
        const data = [...(canvas?.getImageData(0, 0, bitmap.width, bitmap.height).data ?? [])];
        return data.reduce((sum, value, at) => (at % 4 === 3 ? sum : sum + value), 0) / (data.length * 0.75);
      }, picture);
    };
    expect(await brightness("/light")).toBeGreaterThan(150);
    expect(await brightness("/dark")).toBeLessThan(100);
  });

  it.each(["/large-font", "/zoomed"])("%s: rows stand where they stood without badges", async (path) => {
    await open(path);
    await shows(BESSON, KERBRAT);
    const [withBadges, without] = await page.evaluate(() => {
      const tops = () =>
        [...document.querySelectorAll("tr,td a")].map((element) => {
          const { top, height } = element.getBoundingClientRect();
          return [top, height];
        });
      const before = tops();
      for (const host of document.querySelectorAll("td span")) host.remove();
      return [before, tops()];
    });
    expect(withBadges).toEqual(without);
  });
});

describe("a page that wants none of it", () => {
  it("takes badges out again and again: after a few we leave that place alone, and only that", async () => {
    await open("/removes");
    await until(async () => (await page.evaluate("window.removed")) === 10);
    await shows(GOFF);
    // Names are read again with every change of the page; the two that were fought over get no more.
    for (let change = 0; change < 5; change++) {
      await run("document.querySelector('#quiet').append('.')");
      await page.waitForTimeout(60);
    }
    expect(await page.evaluate("window.removed")).toBe(10);
  });

  it("saves nothing of ours: not from an editor, not from a region that becomes one, not by copying", async () => {
    await open("/editor");
    await shows(BESSON, KERBRAT, GOFF);
    const saved = (id: string) => page.$eval(id, (region) => region.innerHTML.includes("<span"));
    expect(await saved("#editor")).toBe(false);
    await run(`note.contentEditable = "true"`);
    await page.evaluate(() => Promise.resolve());
    expect(await saved("#note")).toBe(false);
    await shows(BESSON, KERBRAT);
    await browser.context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const copied = await page.evaluate(async () => {
      getSelection()?.selectAllChildren(document.querySelector("table") ?? document.body);
      document.execCommand("copy");
      const [item] = await navigator.clipboard.read();
      return Promise.all(
        ["text/html", "text/plain"].map(async (type) => (await item?.getType(type))?.text() ?? ""),
      );
    });
    expect(copied[0]).toContain("Besson");
    expect(copied[0]).not.toMatch(/<span|Class|38,400/);
    expect(copied[1]?.replace(/\s+/g, " ").trim()).toBe(`${BESSON} ${KERBRAT}`);
    await run(`document.designMode = "on"`);
    await shows();
  });
});

describe("frames", () => {
  const frameAt = (path: string): Frame => {
    const found = page.frames().find((frame) => frame.url().endsWith(path));
    if (!found) throw new Error(`No frame at ${path}.`);
    return found;
  };

  it("a record in a frame has its badge there, and the extension's own pages know it", async () => {
    await open("/shell-with-record-in-frame");
    await shows(BESSON);
    expect(await customerOfTab()).toMatchObject({ kind: "matched", seenName: BESSON });
  });

  it("of two frames with a record one draws it, the other takes over when it goes", async () => {
    await open("/two-frames");
    await until(async () => (await classes()).length === 1);
    const [first] = await classes();
    await page.evaluate((isFirst) => {
      const frames = document.querySelectorAll("iframe");
      frames[isFirst ? 0 : 1]?.remove();
    }, first === CLASS[BESSON]);
    await until(async () => (await classes()).join() === (first === CLASS[BESSON] ? "Class D" : "Class A"));
  });

  it("the page's own record goes before a frame's, and gives way when it goes", async () => {
    await open("/societe/around.php");
    await shows(KERBRAT);
    expect(await customerOfTab()).toMatchObject({ seenName: KERBRAT });
    await run("document.querySelector('.arearef').remove()");
    await shows(BESSON);
  });

  it("rows are badged in every frame that is granted and big enough, and in no other", async () => {
    await open("/frames");
    const granted = () => frameAt(`localhost:${served.port}/rows`);
    await until(async () => page.frames().length === 5);
    await until(async () => (await classes(granted())).join() === CLASS[GOFF]);
    await shows(BESSON, KERBRAT);
    const ad = page.frames().find((frame) => frame.url().startsWith("http://ads.example"));
    if (!ad) throw new Error("The foreign frame did not load.");
    await ad.waitForSelector("a.refurl");
    expect(await classes(ad)).toEqual([]);
    await run("tiny.width = 800; tiny.height = 300");
    await shows(BESSON, GOFF, KERBRAT);
  });
});

describe("an extension that goes away", () => {
  it("leaves no badge on open pages: the overlay left behind ends by itself", async () => {
    await open("/light");
    await shows(BESSON, KERBRAT);
    await browser.background
      .evaluate(() => {
        (globalThis as unknown as { chrome: { runtime: { reload(): void } } }).chrome.runtime.reload();
      })
      // The driver loses the background while it answers.
      .catch(() => undefined);
    await until(async () => (await page.locator("td span").count()) === 0);
  });
});

/** What the popup would show for this tab. */
const customerOfTab = async (): Promise<unknown> => {
  const tabId = await browser.background.evaluate(async (url) => {
    type Tabs = { tabs: { query(of: object): Promise<{ id?: number; url?: string }[]> } };
    const tabs = await (globalThis as unknown as { chrome: Tabs }).chrome.tabs.query({});
    return tabs.find((tab) => tab.url === url)?.id;
  }, page.url());
  const popup = await browser.context.newPage();
  await popup.goto(`chrome-extension://${new URL(browser.background.url()).host}/popup.html`);
  const reply = await popup.evaluate(
    (message) =>
      (
        globalThis as unknown as { chrome: { runtime: { sendMessage(message: object): Promise<unknown> } } }
      ).chrome.runtime.sendMessage(message),
    { name: "tabCustomer", ask: { tabId } },
  );
  await popup.close();
  return reply;
};
