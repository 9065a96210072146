import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { reopenAccount } from "#extension/background/account.ts";
import { allRows, changeLogBy, readStanding } from "#extension/background/copy.ts";
import { NO_CHANGES } from "#extension/background/customer-changes.ts";
import { handlers } from "#extension/background/handlers.ts";
import { notifyOfCustomers, setNotify } from "#extension/background/notify.ts";
import { putIntoOutbox } from "#extension/background/outbox/outbox-store.ts";
import { requestBoard, restoreToolbar } from "#extension/background/requests.ts";
import { route } from "#extension/background/router.ts";
import { pageSettings } from "#extension/background/settings.ts";
import { syncNow } from "#extension/background/sync.ts";
import type { Reply } from "#extension/platform/messages.ts";
import type { Role } from "#shared/contract/common.ts";
import type { OrganizationMode } from "#shared/contract/shadow.ts";
import { freshBrowser } from "../a-browser.ts";
import { aRequest, aWithdrawal } from "./a-request.ts";
import { aMe, aPage, aRow, idOf } from "./a-row.ts";
import { aProblem, aServer } from "./a-server.ts";
import { signedIn } from "./signed-in.ts";

const notified = vi.fn(async () => "");

beforeEach(async () => {
  vi.unstubAllGlobals();
  await reopenAccount();
  freshBrowser();
  notified.mockClear();
  Object.assign(fakeBrowser.permissions, { contains: async () => true });
  Object.assign(fakeBrowser.notifications, { create: notified });
});

const member = (mode: OrganizationMode, role: Role = "rep") => {
  const me = aMe({ role, viewKey: mode === "live" ? "view-1" : "silent" });
  return { ...me, organization: { ...me.organization, mode } };
};

const page = { id: fakeBrowser.runtime.id, url: "https://crm.example/clients/1", tab: { id: 1 } };
const scope = { site: "generic", origin: "https://crm.example", tenant: "" };
const sighting = { key: "0", name: "Menuiserie Kerbrat" };
const lookUp = async () =>
  (await route({ name: "lookUp", ask: { scope, sightings: [sighting] } }, page, 0)) as Reply<"lookUp">;
const kinds = async () => (await lookUp()).answers.map(({ badge }) => badge.kind);

/** The server as it answers this member in a mode: nothing but the session itself while silent. */
const serving = (mode: OrganizationMode, role: Role = "rep") => {
  const me = member(mode, role);
  const silent = mode === "shadow" && role === "rep";
  return aServer(({ url }) => {
    const { pathname, searchParams } = url;
    if (pathname === "/v1/me") return { json: me };
    if (pathname === "/v1/requests/standing")
      return {
        json: silent
          ? { changed: true, revision: 5, requests: [], releases: [], waiting: 0 }
          : {
              changed: searchParams.get("after") !== "5",
              revision: 5,
              requests: [aRequest(1)],
              releases: [],
              waiting: 1,
            },
      };
    if (pathname !== "/v1/sync") return aProblem(404, "not_found");
    const reset = searchParams.get("viewKey") !== me.viewKey;
    const rows = silent || reset ? [] : [aRow(900, "Menuiserie Kerbrat")];
    return { json: aPage(mode === "live" ? 9 : 10, rows, { viewKey: me.viewKey, reset }) };
  });
};
const toolbar = () => fakeBrowser.action.getBadgeText({});

describe("an organization that goes silent", () => {
  it("takes everything from the pages and the toolbar of those who sell", async () => {
    const account = await signedIn({ me: member("live") });
    serving("live");
    await syncNow();
    expect(await kinds()).toEqual(["matched"]);
    expect(await toolbar()).toBe("1");
    await fakeBrowser.tabs.create({ url: "https://crm.example/" });
    serving("shadow");
    await syncNow();
    expect(fakeBrowser.tabs.sendMessage).toHaveBeenCalledWith(expect.anything(), { name: "revisionChanged" });
    expect(await lookUp()).toMatchObject({ answers: [], settings: { signedIn: false } });
    expect(await toolbar()).toBe("");
    expect(await allRows(account.copy)).toEqual([]);
    expect(await readStanding(account.copy)).toBeNull();
  });

  it("shows nothing of rows that are still there because the server was lost meanwhile", async () => {
    const account = await signedIn({ me: member("live") });
    serving("live");
    await syncNow();
    aServer(({ url }) => (url.pathname === "/v1/me" ? { json: member("shadow") } : new Error("lost")));
    expect((await syncNow()).ok).toBe(false);
    expect(await allRows(account.copy)).toHaveLength(1);
    expect(await lookUp()).toMatchObject({ answers: [], settings: { signedIn: false } });
    expect(await route({ name: "describe", ask: { scope, sighting } }, page, 0)).toBeNull();
    const ours = { kind: "extension" } as const;
    expect(await handlers.search.answer({ text: "Kerbrat" }, ours)).toEqual([]);
    expect(await handlers.customer.answer({ id: idOf(900) }, ours)).toBeNull();
    expect(await requestBoard()).toMatchObject({ requests: [], waiting: 0 });
    expect(await toolbar()).toBe("");
  });

  it("says nothing by notification, and nothing on the toolbar after a start", async () => {
    const account = await signedIn({ me: member("shadow") });
    await setNotify(true);
    await changeLogBy(account.copy, () => ({
      ...NO_CHANGES,
      last: 1,
      changes: [
        {
          kind: "class",
          sequence: 1,
          customerId: idOf(900),
          name: "Menuiserie Kerbrat",
          on: "2026-11-24",
          from: "B",
          to: "D",
        },
      ],
    }));
    serving("shadow");
    await syncNow();
    await notifyOfCustomers(account, "2026-11-26");
    await restoreToolbar();
    expect(notified).not.toHaveBeenCalled();
    expect(await handlers.customerChanges.answer(null, { kind: "extension" })).toEqual([]);
    expect(await toolbar()).toBe("");
    account.session.me = member("live");
    await notifyOfCustomers(account, "2026-11-26");
    expect(notified).toHaveBeenCalledOnce();
  });

  it("keeps what was written before until it is taken again", async () => {
    const account = await signedIn({ me: member("shadow") });
    const about = aWithdrawal(1, 2);
    const write = { id: about.id, kind: "request", lane: "request/2", path: "/v1/requests/2/withdrawal" };
    await putIntoOutbox(account.key, { ...write, body: { version: 1 }, about }, Date.now());
    const sent = ({ method }: { method: string }) => method === "POST";
    const silent = serving("shadow");
    await syncNow();
    expect(silent.asked.filter(sent)).toHaveLength(0);
    const live = serving("live");
    await syncNow();
    expect(live.asked.filter(sent)).toHaveLength(1);
  });

  it("changes nothing for those who work on credit", async () => {
    await signedIn({ me: member("live", "analyst") });
    serving("shadow", "analyst");
    await syncNow();
    expect(await kinds()).toEqual(["matched"]);
    expect((await pageSettings()).signedIn).toBe(true);
    expect(await toolbar()).toBe("1");
  });
});

describe("an organization that goes live", () => {
  it("shows everything after the next sync, and notifies of nothing that waited before", async () => {
    await signedIn({ me: member("live") });
    await setNotify(true);
    serving("live");
    await syncNow();
    serving("shadow");
    await syncNow();
    expect((await lookUp()).settings.signedIn).toBe(false);
    await fakeBrowser.tabs.create({ url: "https://crm.example/" });
    serving("live");
    await syncNow();
    expect(fakeBrowser.tabs.sendMessage).toHaveBeenCalledWith(expect.anything(), { name: "revisionChanged" });
    expect(await kinds()).toEqual(["matched"]);
    expect((await lookUp()).settings.signedIn).toBe(true);
    expect(await toolbar()).toBe("1");
    expect((await requestBoard()).requests).toHaveLength(1);
    expect(notified).not.toHaveBeenCalled();
  });
});
