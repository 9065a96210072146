import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { reopenAccount } from "#extension/background/account.ts";
import { forgetWithheld, mayTell, withheldOn } from "#extension/background/quiet-answers.ts";
import { route } from "#extension/background/router.ts";
import { syncNow } from "#extension/background/sync.ts";
import type { Reply } from "#extension/platform/messages.ts";
import { freshBrowser } from "../a-browser.ts";
import { aMe, aPage, aRow } from "./a-row.ts";
import { aServer } from "./a-server.ts";
import { signedIn } from "./signed-in.ts";

const MINUTE = 60_000;
const here = { tabId: 1, frameId: 0, origin: "https://crm.example" };
const some = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => `name ${from + at}`);
const counted = async (names: string[], at: number, from = here) => (await mayTell(from, names, at)).size;
/** As the browser tells whether somebody clicked or typed just now. */
let acted: "click" | "wheel" | null;

beforeEach(async () => {
  vi.unstubAllGlobals();
  await reopenAccount();
  freshBrowser();
  acted = null;
  forgetWithheld(1);
  Object.assign(fakeBrowser.scripting, { executeScript: async () => [{ result: acted }] });
});

describe("a page that shows something only where somebody is known", () => {
  it("shows a list of a hundred customers at once, and again as often as it likes", async () => {
    expect(await counted(some(0, 100), 0)).toBe(100);
    expect(await counted(some(0, 100), 1)).toBe(100);
  });

  it("is told of 150 names in whatever pieces, tabs and frames it asks, and of no more while nobody acts", async () => {
    expect(await counted(some(0, 120), 0)).toBe(120);
    expect(await counted(some(100, 220), 1, { ...here, tabId: 2, frameId: 5 })).toBe(50);
    expect(await counted(some(150, 1_000), 50 * MINUTE)).toBe(0);
    expect(await counted(some(0, 150), 50 * MINUTE)).toBe(150);
  });

  it("asked from many frames at once gets no more", async () => {
    const all = await Promise.all(some(0, 20).map((_, at) => counted(some(at * 50, at * 50 + 50), 0)));
    expect(all.reduce((sum, one) => sum + one)).toBe(150);
  });

  it("is told of 150 more after a click, once in ten seconds, and of 1,500 in an hour", async () => {
    await counted(some(0, 150), 0);
    acted = "click";
    expect(await counted(some(150, 400), 1_000)).toBe(150);
    expect(await counted(some(400, 600), 9_000)).toBe(0);
    for (let at = 1; at <= 20; at++) await counted(some(at * 1_000, at * 1_000 + 400), at * MINUTE);
    const told = await mayTell(here, [...some(0, 400), ...some(1_000, 21_000)], 30 * MINUTE);
    expect(told.size).toBe(1_500);
    acted = null;
    expect(await counted(some(30_000, 30_400), 61 * MINUTE)).toBe(150);
  });

  it("is told of 50 more while a person scrolls it, and of what lies beyond nothing", async () => {
    await counted(some(0, 150), 0);
    acted = "wheel";
    expect(await counted(some(150, 400), 1_000)).toBe(50);
    expect(withheldOn(1)).toBe(200);
    expect(await counted(some(150, 400), 9_000)).toBe(50);
    expect(await counted(some(150, 400), 12_000)).toBe(100);
    expect(withheldOn(1)).toBe(150);
    forgetWithheld(1);
    expect(withheldOn(1)).toBe(0);
    for (let at = 1; at <= 40; at++) await counted(some(400, 3_000), at * 15_000);
    expect(await counted(some(0, 3_000), 30 * MINUTE)).toBe(1_500);
  });

  it("is told of no more for an answer that is none of the three", async () => {
    await counted(some(0, 150), 0);
    for (const said of [true, "tap", 1, {}]) {
      Object.assign(fakeBrowser.scripting, { executeScript: async () => [{ result: said }] });
      expect(await counted(some(150, 400), MINUTE)).toBe(0);
    }
  });

  it("takes nothing from another origin", async () => {
    await counted(some(0, 400), 0);
    expect(await counted(some(0, 100), 0, { ...here, origin: "https://erp.example" })).toBe(100);
  });

  it("gets no answer for the rest, while names that have a box anyway are answered", async () => {
    await signedIn();
    const rows = some(0, 200).map((name, at) => aRow(at + 1, `${name} Bois`));
    aServer(({ url }) => ({ json: url.pathname === "/v1/me" ? aMe() : aPage(2, rows) }));
    await syncNow();
    const sender = { id: fakeBrowser.runtime.id, url: "https://crm.example/clients", tab: { id: 1 } };
    const scope = { site: "generic", origin: "", tenant: "" };
    const asked = async (quiet: object) => {
      const sightings = [...some(0, 200), "nobody at all"].map((name) => ({
        ...{ key: name, name: `${name} Bois` },
        ...quiet,
      }));
      const reply = await route({ name: "lookUp", ask: { scope, sightings } }, sender, 0);
      return (reply as Reply<"lookUp">).answers.map(({ badge }) => badge.kind);
    };
    const kinds = await asked({ quiet: true });
    expect(kinds.filter((kind) => kind !== "unknown")).toHaveLength(150);
    expect(kinds.filter((kind) => kind === "unknown")).toHaveLength(1);
    expect(await asked({})).toHaveLength(201);
  });
});
