import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { disableSite, enableSite, registerSites, sitePatterns } from "#extension/background/sites.ts";
import { apiUrlItem } from "#extension/platform/storage.ts";
import { freshBrowser } from "../a-browser.ts";

const CRM = "https://crm.example/*";
const API = "https://vigie.example/*";

beforeEach(() => vi.unstubAllGlobals());

const matches = (state: ReturnType<typeof freshBrowser>) =>
  state.scripts.flatMap((script) => script.matches ?? []);

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
    expect(state.scripts).toHaveLength(1);
  });

  it("runs on the organization's own address when the build comes with it", async () => {
    freshBrowser(["http://127.0.0.1/*"]);
    Object.assign(fakeBrowser.runtime, { getManifest: () => ({ host_permissions: ["http://127.0.0.1/*"] }) });
    await apiUrlItem.setValue("http://127.0.0.1:8787");
    expect(await sitePatterns()).toEqual(["http://127.0.0.1/*"]);
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
