import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { reopenAccount } from "#extension/background/account.ts";
import { handlers } from "#extension/background/handlers.ts";
import { route } from "#extension/background/router.ts";
import { syncNow } from "#extension/background/sync.ts";
import type { MessageName } from "#extension/platform/messages.ts";
import { freshBrowser } from "../a-browser.ts";
import { aMe, aPage, aRow } from "./a-row.ts";
import { aServer } from "./a-server.ts";
import { signedIn } from "./signed-in.ts";

const page = (tabId = 1) => ({
  id: fakeBrowser.runtime.id,
  url: "https://crm.example/clients",
  tab: { id: tabId },
});
const ours = () => ({ id: fakeBrowser.runtime.id, url: fakeBrowser.runtime.getURL("/popup.html") });
const scope = { site: "generic", origin: "https://crm.example", tenant: "" };
const lookUp = (...names: string[]) => ({
  name: "lookUp",
  ask: { scope, sightings: names.map((name, at) => ({ key: String(at), name })) },
});

const withCustomers = async (...names: string[]) => {
  await signedIn();
  aServer(({ url }) => ({
    json:
      url.pathname === "/v1/me"
        ? aMe()
        : aPage(
            2,
            names.map((name, at) => aRow(at + 1, name)),
          ),
  }));
  await syncNow();
};

beforeEach(async () => {
  vi.unstubAllGlobals();
  await reopenAccount();
  freshBrowser();
});

const names = Object.keys(handlers) as MessageName[];
const forExtension = names.filter((name) => handlers[name].from === "extension");
const forPages = names.filter((name) => handlers[name].from === "page");

describe("the background refuses", () => {
  it.each(forExtension)("%s from a page's script", async (name) => {
    expect(await route({ name, ask: null }, page(), 0)).toBeUndefined();
  });

  it.each(forPages)("%s from an extension page", async (name) => {
    const ask = { scope, sightings: [], sighting: { key: "", name: "Kerbrat" }, part: "card" };
    expect(await route({ name, ask }, ours(), 0)).toBeUndefined();
  });

  it.each([
    ["another extension", { id: "other", url: "chrome-extension://other/popup.html" }],
    ["another extension's page that claims our id", { url: "chrome-extension://other/popup.html" }],
    ["a script without a tab", { url: "https://crm.example/", tab: undefined }],
    ["nobody", { url: undefined }],
    ["something that is no address", { url: "about" }],
  ])("everything from %s", async (_, sender) => {
    const from = { id: fakeBrowser.runtime.id, ...sender };
    expect(await route({ name: "connection", ask: null }, from, 0)).toBeUndefined();
    expect(await route(lookUp("Kerbrat"), from, 0)).toBeUndefined();
  });

  it.each([
    null,
    7,
    "lookUp",
    {},
    { name: "__proto__" },
    { name: "constructor", ask: null },
    { name: "toString" },
  ])("what is no message: %j", async (message) => {
    expect(await route(message, page(), 0)).toBeUndefined();
    expect(await route(message, ours(), 0)).toBeUndefined();
  });

  it.each([
    { scope, sightings: "all" },
    { scope: null, sightings: [] },
    { scope, sightings: [{ name: "Kerbrat" }] },
    { scope, sightings: [{ key: "1", name: 7 }] },
    { scope, sightings: Array.from({ length: 501 }, () => ({ key: "1" })) },
  ])("a look-up with a wrong payload", async (ask) => {
    await withCustomers("Kerbrat");
    expect(await route({ name: "lookUp", ask }, page(), 0)).toBeUndefined();
  });
});

describe("a page", () => {
  it("gets the badge of what it shows, and nothing that was not asked", async () => {
    await withCustomers("Menuiserie Kerbrat SAS", "Plomberie Hénin");
    const reply = await route(lookUp("Menuiserie Kerbrat"), page(), 0);
    expect(reply).toEqual({
      answers: [{ key: "0", badge: expect.objectContaining({ kind: "matched", tile: "C" }) }],
      settings: { discreet: false, language: "fr", signedIn: true },
    });
    expect(JSON.stringify(reply)).not.toContain("Hénin");
    expect(JSON.stringify(reply)).not.toContain("token-1");
  });

  it("gets no answer at all while signed out or before the first sync", async () => {
    expect(await route(lookUp("Kerbrat"), page(), 0)).toMatchObject({
      answers: [],
      settings: { signedIn: false },
    });
    await signedIn();
    expect(await route(lookUp("Kerbrat"), page(), 0)).toMatchObject({
      answers: [],
      settings: { signedIn: true },
    });
  });

  it("is known by the origin that the browser tells, not by the one it claims", async () => {
    await signedIn();
    const link = { ...scope, kind: "customer", externalId: "7" };
    aServer(({ url }) => ({
      json: url.pathname === "/v1/me" ? aMe() : aPage(2, [aRow(1, "Kerbrat", { links: [link] })]),
    }));
    await syncNow();
    const sightings = [{ key: "0", link: { kind: "customer", externalId: "7" } }];
    const kindFor = async (url: string): Promise<unknown> => {
      const sender = { ...page(), url };
      return route({ name: "lookUp", ask: { scope, sightings } }, sender, 0);
    };
    expect(await kindFor("https://crm.example/x")).toMatchObject({
      answers: [{ badge: { kind: "matched" } }],
    });
    expect(await kindFor("https://evil.example/x")).toMatchObject({
      answers: [{ badge: { kind: "unknown" } }],
    });
  });

  it("may ask for 600 names a minute and tab, again for those it asked before", async () => {
    await withCustomers("Kerbrat");
    const many = (from: number) => Array.from({ length: 300 }, (_, at) => `Inconnu ${from + at}`);
    const count = async (message: object, tabId: number, now: number): Promise<number> =>
      ((await route(message, page(tabId), now)) as { answers: unknown[] }).answers.length;
    expect(await count(lookUp(...many(0)), 40, 1_000)).toBe(300);
    expect(await count(lookUp(...many(300)), 40, 2_000)).toBe(300);
    expect(await count(lookUp("Kerbrat"), 40, 3_000)).toBe(0);
    expect(await count(lookUp("Inconnu 5"), 40, 3_000)).toBe(1);
    expect(await count(lookUp("Kerbrat"), 41, 3_000)).toBe(1);
    expect(await count(lookUp("Kerbrat"), 40, 62_000)).toBe(1);
  });

  it("opens no window after window: sixty times a minute and tab", async () => {
    await signedIn();
    const open = vi.spyOn(fakeBrowser.sidePanel, "open").mockResolvedValue(undefined);
    const ask = { scope, sighting: { key: "", name: "Kerbrat" } };
    for (let time = 0; time < 70; time += 1) await route({ name: "openSurface", ask }, page(50), 1_000);
    expect(open).toHaveBeenCalledTimes(60);
    await route({ name: "openSurface", ask }, page(51), 1_000);
    await route({ name: "openSurface", ask }, page(50), 62_000);
    expect(open).toHaveBeenCalledTimes(62);
  });

  it("gets the card of one sighting, in words", async () => {
    await withCustomers("Menuiserie Kerbrat SAS");
    const ask = { scope, sighting: { key: "", name: "Menuiserie Kerbrat" } };
    expect(await route({ name: "describe", ask }, page(2), 0)).toMatchObject({
      name: "Menuiserie Kerbrat SAS",
    });
  });
});

describe("an extension page", () => {
  it("learns of the connection, and never of the token", async () => {
    await withCustomers("Kerbrat");
    const reply = await route({ name: "connection", ask: null }, ours(), 0);
    expect(reply).toMatchObject({ kind: "signed_in", rows: 1, revision: 2, problem: null });
    expect(JSON.stringify(reply)).not.toContain("token-1");
  });

  it("searches by name, number and account", async () => {
    await withCustomers("Menuiserie Kerbrat SAS", "Plomberie Hénin");
    const found = async (text: string) =>
      ((await route({ name: "search", ask: { text } }, ours(), 0)) as { name: string }[]).map(
        ({ name }) => name,
      );
    expect(await found("kerb")).toEqual(["Menuiserie Kerbrat SAS"]);
    expect(await found("C00002")).toEqual(["Plomberie Hénin"]);
    expect(await found("zzz")).toEqual([]);
  });

  it("is told what the tab's record is, by the overlay of that tab", async () => {
    await withCustomers("Menuiserie Kerbrat SAS");
    vi.mocked(fakeBrowser.tabs.sendMessage).mockResolvedValue({
      scope,
      sighting: { key: "r", name: "Menuiserie Kerbrat" },
    } as never);
    expect(await route({ name: "tabCustomer", ask: { tabId: 1 } }, ours(), 0)).toMatchObject({
      kind: "matched",
      seenName: "Menuiserie Kerbrat",
      customer: { name: "Menuiserie Kerbrat SAS" },
      candidates: [],
    });
  });

  it("is told of a linked record by the address of the tab, not by the one its overlay claims", async () => {
    await signedIn();
    const link = { ...scope, kind: "customer", externalId: "7" };
    aServer(({ url }) => ({
      json: url.pathname === "/v1/me" ? aMe() : aPage(2, [aRow(1, "Kerbrat", { links: [link] })]),
    }));
    await syncNow();
    vi.mocked(fakeBrowser.tabs.sendMessage).mockResolvedValue({
      scope,
      sighting: { key: "r", link: { kind: "customer", externalId: "7" } },
    } as never);
    const kindAt = async (url: string | undefined): Promise<unknown> => {
      vi.spyOn(fakeBrowser.tabs, "get").mockResolvedValue({ id: 1, url } as never);
      return route({ name: "tabCustomer", ask: { tabId: 1 } }, ours(), 0);
    };
    expect(await kindAt("https://crm.example/clients/7")).toMatchObject({ kind: "matched" });
    expect(await kindAt("https://evil.example/")).toMatchObject({ kind: "unknown" });
    expect(await kindAt(undefined)).toMatchObject({ kind: "unknown" });
  });

  it("signs out: the session is revoked and the copy wiped, even offline", async () => {
    await withCustomers("Kerbrat");
    const { asked } = aServer(() => new TypeError("offline"));
    expect(await route({ name: "signOut", ask: null }, ours(), 0)).toMatchObject({ ok: false });
    expect(asked.map(({ url }) => url.pathname)).toEqual(["/v1/sign-out"]);
    expect(await route({ name: "connection", ask: null }, ours(), 0)).toMatchObject({
      kind: "signed_out",
      expired: false,
    });
    expect(await indexedDB.databases()).toEqual([]);
  });

  it("turns discreet mode on for every tab", async () => {
    await withCustomers("Kerbrat");
    await fakeBrowser.tabs.create({ url: "https://crm.example/" });
    await route({ name: "setDiscreet", ask: { discreet: true } }, ours(), 0);
    expect(fakeBrowser.tabs.sendMessage).toHaveBeenCalledWith(expect.anything(), {
      name: "settingsChanged",
      settings: { discreet: true, language: "fr", signedIn: true },
    });
  });
});
