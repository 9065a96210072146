import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { reopenAccount } from "#extension/background/account.ts";
import { start } from "#extension/background/start.ts";
import { apiUrlItem, pendingApiUrlItem } from "#extension/platform/storage.ts";
import { freshBrowser } from "../a-browser.ts";
import { aMe, aPage } from "./a-row.ts";
import { aServer } from "./a-server.ts";
import { signedIn } from "./signed-in.ts";

type Heard = Record<string, ((...given: never[]) => unknown)[]>;

/** Every event of the browser that the background may listen to; `heard` holds the listeners. */
const events = (): Heard => {
  const heard: Heard = {};
  const event = (name: string) => ({
    addListener: (listener: () => unknown) => {
      heard[name] = [...(heard[name] ?? []), listener];
    },
  });
  Object.assign(fakeBrowser.runtime, {
    onMessage: event("message"),
    onInstalled: event("installed"),
    onStartup: event("startup"),
  });
  Object.assign(fakeBrowser.permissions, { onAdded: event("granted"), onRemoved: event("withdrawn") });
  Object.assign(fakeBrowser.alarms, { onAlarm: event("alarm") });
  Object.assign(fakeBrowser.tabs, {
    onRemoved: event("tabRemoved"),
    onUpdated: event("tabUpdated"),
    onActivated: event("tabActivated"),
  });
  Object.assign(fakeBrowser.commands, { onCommand: event("command") });
  return heard;
};

const tell = (heard: Heard, name: string, ...given: unknown[]): void => {
  for (const listener of heard[name] ?? []) listener(...(given as never[]));
};

beforeEach(async () => {
  vi.unstubAllGlobals();
  await reopenAccount();
});

describe("the background", () => {
  it("hears everything from its first moment, before anything is awaited", () => {
    freshBrowser();
    const heard = events();
    start();
    expect(Object.keys(heard).sort()).toEqual(
      [
        "alarm",
        "command",
        "granted",
        "installed",
        "message",
        "startup",
        "tabActivated",
        "tabRemoved",
        "tabUpdated",
        "withdrawn",
      ].sort(),
    );
  });

  it("answers a message whose sender waits", async () => {
    freshBrowser();
    const heard = events();
    start();
    const reply = vi.fn();
    const sender = { id: fakeBrowser.runtime.id, url: fakeBrowser.runtime.getURL("/popup.html") };
    tell(heard, "message", { name: "connection", ask: null }, sender, reply);
    await vi.waitFor(() => expect(reply).toHaveBeenCalledWith({ kind: "not_connected" }), 10_000);
  });

  it("sets the alarm and registers the sites when it is installed or the browser starts", async () => {
    const state = freshBrowser(["https://crm.example/*"]);
    const heard = events();
    start();
    tell(heard, "startup");
    await vi.waitFor(() => expect(state.scripts.map(({ id }) => id)).toContain("overlay"));
    expect((await fakeBrowser.alarms.get("sync"))?.periodInMinutes).toBe(1);
  });

  it("syncs on its alarm when a minute has passed", async () => {
    freshBrowser();
    const heard = events();
    await signedIn();
    const { asked } = aServer(({ url }) => ({ json: url.pathname === "/v1/me" ? aMe() : aPage(1, []) }));
    start();
    tell(heard, "alarm", { name: "other" });
    tell(heard, "alarm", { name: "sync" });
    await vi.waitFor(() => expect(asked.map(({ url }) => url.pathname)).toContain("/v1/sync"));
  });

  it("goes on connecting when the browser's question closed the popup", async () => {
    const pattern = "https://vigie.company.example/*";
    freshBrowser([pattern]);
    const heard = events();
    aServer(() => ({ json: { product: "vigie", contract: 1, setUp: true, signIn: ["password"] } }));
    await pendingApiUrlItem.setValue("https://vigie.company.example");
    start();
    tell(heard, "granted", { origins: [pattern] });
    await vi.waitFor(async () => expect(await apiUrlItem.getValue()).toBe("https://vigie.company.example"));
    expect(await pendingApiUrlItem.getValue()).toBeNull();
  });

  it("takes the overlay off a site that was withdrawn", async () => {
    const state = freshBrowser(["https://crm.example/*"]);
    const heard = events();
    start();
    tell(heard, "startup");
    await vi.waitFor(() => expect(state.scripts.map(({ id }) => id)).toContain("overlay"));
    await fakeBrowser.permissions.remove({ origins: ["https://crm.example/*"] });
    tell(heard, "withdrawn", { origins: ["https://crm.example/*"] });
    await vi.waitFor(() => expect(state.scripts).toEqual([]));
  });

  it("turns discreet mode on and off by one key", async () => {
    freshBrowser();
    const heard = events();
    await fakeBrowser.tabs.create({ url: "https://crm.example/" });
    start();
    const told = (discreet: boolean) =>
      vi.waitFor(() =>
        expect(fakeBrowser.tabs.sendMessage).toHaveBeenLastCalledWith(expect.anything(), {
          name: "settingsChanged",
          settings: expect.objectContaining({ discreet }),
        }),
      );
    tell(heard, "command", "toggle-discreet");
    await told(true);
    tell(heard, "command", "toggle-discreet");
    await told(false);
  });
});
