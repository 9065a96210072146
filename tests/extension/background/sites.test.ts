import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import {
  disableSite,
  enabledPatterns,
  enableSite,
  injectPart,
  probeTab,
  registerSites,
  sitePatterns,
  switchSite,
} from "#extension/background/sites.ts";
import { apiUrlItem } from "#extension/platform/storage.ts";
import { freshBrowser } from "../a-browser.ts";

const CRM = "https://crm.example/*";
const API = "https://vigie.example/*";

beforeEach(() => vi.unstubAllGlobals());

const matches = (state: ReturnType<typeof freshBrowser>) =>
  state.scripts.filter(({ id }) => id === "overlay").flatMap((script) => script.matches ?? []);
/** Where the script of one site is registered. */
const matchesOf = (state: ReturnType<typeof freshBrowser>, site: string) =>
  state.scripts.find(({ id }) => id === `site-${site}`)?.matches ?? [];

describe("the overlay", () => {
  it("is registered for every granted site but the organization's own address", async () => {
    const state = freshBrowser([CRM, API]);
    await apiUrlItem.setValue("https://vigie.example");
    await registerSites();
    expect(matches(state)).toEqual([CRM]);
  });

  it("is not registered at all where nothing is granted", async () => {
    const state = freshBrowser([]);
    await registerSites();
    expect(state.scripts).toEqual([]);
  });

  it("is registered once, however often and at once it is asked", async () => {
    const state = freshBrowser([CRM]);
    await Promise.all([registerSites(), registerSites(), registerSites()]);
    expect(state.scripts.filter(({ id }) => id === "overlay")).toHaveLength(1);
  });

  it("runs on the organization's own address when the build comes with it", async () => {
    freshBrowser(["http://127.0.0.1/*"]);
    Object.assign(fakeBrowser.runtime, { getManifest: () => ({ host_permissions: ["http://127.0.0.1/*"] }) });
    await apiUrlItem.setValue("http://127.0.0.1:8787");
    expect(await sitePatterns()).toEqual(["http://127.0.0.1/*"]);
  });
});

describe("the script of a site", () => {
  const from = { tabId: 1, frameId: 0, origin: "https://crm.example" };

  it("is registered for its vendor's hosts, whoever else is granted", async () => {
    const state = freshBrowser([CRM]);
    await registerSites();
    expect(matchesOf(state, "salesforce")).toContain("https://*.lightning.force.com/*");
    expect(matchesOf(state, "dolibarr")).toEqual([]);
  });

  it("comes with the overlay wherever a page of it was met", async () => {
    const state = freshBrowser([CRM]);
    await registerSites();
    await injectPart(from, "dolibarr");
    await vi.waitFor(() => expect(matchesOf(state, "dolibarr")).toEqual([CRM]));
    await injectPart(from, "espocrm");
    await vi.waitFor(() => expect(matchesOf(state, "espocrm")).toContain(CRM));
    expect(matchesOf(state, "dolibarr")).toEqual([CRM]);
    await injectPart(from, "frappe");
    await vi.waitFor(() => expect(matchesOf(state, "dolibarr")).toEqual([]));
  });

  it("of two that are met at once both are remembered", async () => {
    const state = freshBrowser([CRM]);
    await registerSites();
    await Promise.all([injectPart(from, "dolibarr"), injectPart(from, "espocrm")]);
    await vi.waitFor(() => expect(matchesOf(state, "dolibarr")).toEqual([CRM]));
    await vi.waitFor(() => expect(matchesOf(state, "espocrm")).toContain(CRM));
  });

  it("that the browser refuses to change keeps no other from its change", async () => {
    const state = freshBrowser([CRM, "https://other.example/*"]);
    await registerSites();
    for (const id of ["dolibarr", "espocrm"]) await injectPart(from, id);
    await vi.waitFor(() => expect(matchesOf(state, "espocrm")).toContain(CRM));
    const change = fakeBrowser.scripting.updateContentScripts;
    Object.assign(fakeBrowser.scripting, {
      updateContentScripts: async (scripts: Parameters<typeof change>[0]) => {
        if (scripts.some(({ id }) => id === "site-dolibarr")) throw new Error("Script is invalid.");
        await change(scripts);
      },
    });
    for (const id of ["dolibarr", "espocrm"])
      await injectPart({ ...from, origin: "https://other.example" }, id);
    await vi.waitFor(() => expect(matchesOf(state, "espocrm")).toContain("https://other.example/*"));
    expect(matchesOf(state, "dolibarr")).toEqual([CRM]);
  });

  it.each(["generic", "card"])("is not remembered for the part %s", async (part) => {
    const state = freshBrowser([CRM]);
    await registerSites();
    const before = JSON.stringify(state.scripts);
    await injectPart(from, part);
    await registerSites();
    expect(JSON.stringify(state.scripts)).toBe(before);
  });

  it("is not remembered for an origin that is no site", async () => {
    const state = freshBrowser([CRM]);
    await registerSites();
    await injectPart({ ...from, origin: "https://other.example" }, "dolibarr");
    await registerSites();
    expect(matchesOf(state, "dolibarr")).toEqual([]);
  });
});

describe("a site switched off", () => {
  it("has no script until it is on again, and the browser's consent stays", async () => {
    const state = freshBrowser([CRM, "https://other.example/*"]);
    await registerSites();
    await switchSite("https://crm.example", false);
    expect(matches(state)).toEqual(["https://other.example/*"]);
    expect(await enabledPatterns()).toContain(CRM);
    expect(state.granted).toContain(CRM);
    await switchSite("https://crm.example", true);
    expect(matches(state)).toContain(CRM);
  });

  it("ends the overlay of its open pages, and of no others", async () => {
    freshBrowser([CRM]);
    const at = await fakeBrowser.tabs.create({ url: "https://crm.example/clients" });
    const query = vi.fn(async () => [at]);
    Object.assign(fakeBrowser.tabs, { query });
    await switchSite("https://crm.example", false);
    expect(query).toHaveBeenCalledWith({ url: [CRM] });
    expect(fakeBrowser.tabs.sendMessage).toHaveBeenCalledWith(at.id, { name: "stop" });
  });
});

describe("looking once at a tab", () => {
  it.each([
    [[{ result: "odoo" }], "odoo"],
    [[{ result: null }], null],
    [[], null],
  ])("%j is %s", async (results, site) => {
    freshBrowser();
    Object.assign(fakeBrowser.scripting, { executeScript: async () => results });
    expect(await probeTab(7)).toBe(site);
  });

  it("gives nothing where the browser does not let us look", async () => {
    freshBrowser();
    Object.assign(fakeBrowser.scripting, {
      executeScript: async () => {
        throw new Error("Cannot access contents of the page.");
      },
    });
    expect(await probeTab(7)).toBeNull();
  });
});

describe("a site", () => {
  it("is enabled once the browser granted it", async () => {
    const state = freshBrowser([CRM]);
    expect(await enableSite("https://crm.example")).toEqual({ ok: true, value: null });
    expect(matches(state)).toEqual([CRM]);
  });

  it.each([
    ["https://other.example", "permission_missing"],
    ["chrome://settings", "invalid_input"],
    ["nonsense", "invalid_input"],
  ])("%s is refused with %s", async (origin, code) => {
    const state = freshBrowser([CRM]);
    expect(await enableSite(origin)).toEqual({ ok: false, error: { code, requestId: null } });
    expect(state.scripts).toEqual([]);
  });

  it("that is also the organization's address keeps the permission when it is disabled", async () => {
    const state = freshBrowser([API]);
    await apiUrlItem.setValue("https://vigie.example");
    await enableSite("https://vigie.example");
    expect(matches(state)).toEqual([API]);
    await disableSite("https://vigie.example");
    expect(state.scripts).toEqual([]);
    expect(state.granted).toEqual([API]);
  });

  it("is given back to the browser when it is disabled", async () => {
    const state = freshBrowser([CRM]);
    await enableSite("https://crm.example");
    await disableSite("https://crm.example");
    expect(state.granted).toEqual([]);
    expect(state.scripts).toEqual([]);
  });
});
