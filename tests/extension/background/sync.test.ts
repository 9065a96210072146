import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { currentAccount, FORGET_AFTER_MS, reopenAccount } from "#extension/background/account.ts";
import { allRows, readChangeLog, readCursor, readIndex, readSynced } from "#extension/background/copy.ts";
import { lookUp } from "#extension/background/look-up.ts";
import { problemItem } from "#extension/background/problem.ts";
import { syncIfStale, syncNow } from "#extension/background/sync.ts";
import { accountItem, expiredItem } from "#extension/platform/storage.ts";
import type { SyncPage } from "#shared/contract/sync.ts";
import { freshBrowser } from "../a-browser.ts";
import { aMe, aPage, aRow, idOf } from "./a-row.ts";
import { type Asked, aProblem, aServer } from "./a-server.ts";
import { signedIn } from "./signed-in.ts";

const SCOPE = { site: "generic", origin: "https://crm.example", tenant: "" };

beforeEach(async () => {
  vi.unstubAllGlobals();
  await reopenAccount();
  freshBrowser();
});

/** Answers /v1/me, and /v1/sync by the pages in turn; the last one stays. No rule changes meanwhile. */
const serving = (pages: (SyncPage | ReturnType<typeof aProblem>)[]) => {
  const left = [...pages];
  return aServer(({ url }: Asked) => {
    if (url.pathname === "/v1/me") return { json: aMe() };
    if (url.pathname === "/v1/page-rules/working") return { json: { tag: "none", rules: null } };
    const page = left.length > 1 ? left.shift() : left[0];
    if (page === undefined) return new Error("no page");
    return "viewKey" in page ? { json: page } : page;
  });
};
const cursors = (asked: Asked[]) =>
  asked
    .filter(({ url }) => url.pathname === "/v1/sync")
    .map(({ url }) => [url.searchParams.get("revision"), url.searchParams.get("after")]);
const names = async (copy: Parameters<typeof allRows>[0]) => (await allRows(copy)).map(({ name }) => name);

describe("sync", () => {
  it("reads page after page from its cursor and keeps what it read", async () => {
    const account = await signedIn();
    const { asked } = serving([
      aPage(9, [aRow(1, "Kerbrat")], { next: { revision: 4, after: idOf(1) }, totalRows: 2 }),
      aPage(9, [aRow(2, "Hénin", { revision: 9 })]),
    ]);
    expect(await syncNow()).toEqual({ ok: true, value: { rows: 2, revision: 9 } });
    expect(cursors(asked)).toEqual([
      ["0", null],
      ["4", idOf(1)],
    ]);
    expect(await names(account.copy)).toEqual(["Kerbrat", "Hénin"]);
    expect((await readCursor(account.copy))?.cursor).toEqual({ viewKey: "view-1", revision: 9, after: null });
    expect((await lookUp(account, SCOPE, [{ key: "", name: "Hénin" }]))?.[0]?.match.kind).toBe("matched");
  });

  it("asks for what changed after the last one, applies changes and removals", async () => {
    const account = await signedIn();
    serving([aPage(9, [aRow(1, "Kerbrat"), aRow(2, "Hénin")])]);
    await syncNow();
    const { asked } = serving([
      aPage(11, [aRow(1, "Kerbrat SAS", { revision: 10 })], { removed: [{ id: idOf(2), revision: 11 }] }),
    ]);
    await syncNow();
    expect(cursors(asked)).toEqual([["9", null]]);
    expect(await names(account.copy)).toEqual(["Kerbrat SAS"]);
    expect((await lookUp(account, SCOPE, [{ key: "", name: "Hénin" }]))?.[0]?.match.kind).toBe("unknown");
  });

  it("keeps how far the gazette was read, and forgets it once nobody reads it any more", async () => {
    const account = await signedIn();
    serving([aPage(9, [aRow(1, "Kerbrat")], { gazetteReadUpTo: "2026-11-24" })]);
    await syncNow();
    expect((await readSynced(account.copy))?.gazetteReadUpTo).toBe("2026-11-24");
    serving([aPage(9, [])]);
    await syncNow();
    expect((await readSynced(account.copy))?.gazetteReadUpTo).toBeUndefined();
  });

  it("tells every tab when unknown names may be identified from now on", async () => {
    const account = await signedIn();
    serving([aPage(9, [aRow(1, "Kerbrat")])]);
    await syncNow();
    await fakeBrowser.tabs.create({ url: "https://crm.example/" });
    vi.mocked(fakeBrowser.tabs.sendMessage).mockClear();
    account.session.me.organization.identifies = false;
    serving([aPage(9, [])]);
    await syncNow();
    expect(fakeBrowser.tabs.sendMessage).toHaveBeenCalledWith(expect.anything(), { name: "revisionChanged" });
    vi.mocked(fakeBrowser.tabs.sendMessage).mockClear();
    await syncNow();
    expect(fakeBrowser.tabs.sendMessage).not.toHaveBeenCalled();
  });

  it("leaves index and tabs alone when nothing changed", async () => {
    const account = await signedIn();
    serving([aPage(9, [aRow(1, "Kerbrat")])]);
    await syncNow();
    await fakeBrowser.tabs.create({ url: "https://crm.example/" });
    const index = await readIndex(account.copy);
    serving([aPage(9, [])]);
    vi.mocked(fakeBrowser.tabs.sendMessage).mockClear();
    await syncNow();
    expect(await readIndex(account.copy)).toEqual(index);
    expect(fakeBrowser.tabs.sendMessage).not.toHaveBeenCalled();
  });

  it("tells every tab when rows changed", async () => {
    await signedIn();
    await fakeBrowser.tabs.create({ url: "https://crm.example/" });
    serving([aPage(9, [aRow(1, "Kerbrat")])]);
    await syncNow();
    expect(fakeBrowser.tabs.sendMessage).toHaveBeenCalledWith(expect.anything(), { name: "revisionChanged" });
  });

  it("forgets everything first when the view is another one", async () => {
    const account = await signedIn();
    serving([aPage(9, [aRow(1, "Kerbrat"), aRow(2, "Hénin")])]);
    await syncNow();
    const { asked } = serving([
      aPage(3, [], { reset: true, viewKey: "view-2" }),
      aPage(3, [aRow(2, "Hénin", { figures: null })], { viewKey: "view-2" }),
    ]);
    expect(await syncNow()).toEqual({ ok: true, value: { rows: 1, revision: 3 } });
    expect(cursors(asked)).toEqual([
      ["9", null],
      ["0", null],
    ]);
    expect(await allRows(account.copy)).toEqual([aRow(2, "Hénin", { figures: null })]);
  });

  it("ends when a server only ever resets", async () => {
    await signedIn();
    serving([aPage(3, [], { reset: true })]);
    expect(await syncNow()).toEqual({ ok: false, error: { code: "bad_reply", requestId: null } });
  });

  it("never accepts a lower revision", async () => {
    const account = await signedIn();
    serving([aPage(9, [aRow(1, "Kerbrat")])]);
    await syncNow();
    serving([aPage(8, [aRow(1, "Ancien nom")])]);
    expect((await syncNow()).ok).toBe(false);
    expect(await names(account.copy)).toEqual(["Kerbrat"]);
  });

  it("keeps the pages it got when the network breaks, and goes on from there", async () => {
    const account = await signedIn();
    serving([
      aPage(9, [aRow(1, "Kerbrat")], { next: { revision: 4, after: idOf(1) } }),
      aProblem(500, "internal"),
    ]);
    expect(await syncNow()).toEqual({ ok: false, error: { code: "internal", requestId: "request-1" } });
    expect(await problemItem.getValue()).toEqual({ code: "internal", requestId: "request-1" });
    const { asked } = serving([aPage(9, [aRow(2, "Hénin", { revision: 9 })])]);
    await syncNow();
    expect(cursors(asked)).toEqual([["4", idOf(1)]]);
    expect(await names(account.copy)).toEqual(["Kerbrat", "Hénin"]);
    expect(await problemItem.getValue()).toBeNull();
  });

  it("answers nobody from the time of a wipe that its sync did not get beyond", async () => {
    const account = await signedIn();
    serving([aPage(9, [aRow(1, "Kerbrat")])]);
    await syncNow();
    await fakeBrowser.tabs.create({ url: "https://crm.example/" });
    vi.mocked(fakeBrowser.tabs.sendMessage).mockClear();
    serving([aPage(3, [], { reset: true, viewKey: "view-2" }), aProblem(500, "internal")]);
    expect((await syncNow()).ok).toBe(false);
    expect(await lookUp(account, SCOPE, [{ key: "", name: "Kerbrat" }])).toBeNull();
    expect(fakeBrowser.tabs.sendMessage).toHaveBeenCalledWith(expect.anything(), { name: "revisionChanged" });
  });

  it("finds what it got before the network broke, however much that was", async () => {
    const account = await signedIn();
    serving([aPage(9, [aRow(1, "Kerbrat")])]);
    await syncNow();
    const rows = Array.from({ length: 2_001 }, (_, at) => aRow(at + 2, `Garage ${at}`, { revision: 10 }));
    serving([aPage(11, rows, { next: { revision: 10, after: idOf(2_002) } }), aProblem(500, "internal")]);
    expect(await syncNow()).toEqual({ ok: false, error: { code: "internal", requestId: "request-1" } });
    const [found] = (await lookUp(account, SCOPE, [{ key: "", name: "Garage 2000" }])) ?? [];
    expect(found?.match.kind).toBe("matched");
  });

  it("runs once for calls at the same time", async () => {
    await signedIn();
    const { asked } = serving([aPage(9, [aRow(1, "Kerbrat")])]);
    await Promise.all([syncNow(), syncNow(), syncNow()]);
    expect(cursors(asked)).toHaveLength(1);
  });

  it("is left out while the last one is under a minute old", async () => {
    await signedIn();
    const { asked } = serving([aPage(9, [])]);
    await syncIfStale();
    await syncIfStale();
    expect(cursors(asked)).toHaveLength(1);
  });

  it("asks nobody when nobody is signed in", async () => {
    const { asked } = serving([aPage(9, [])]);
    expect(await syncNow()).toEqual({ ok: false, error: { code: "not_signed_in", requestId: null } });
    expect(asked).toEqual([]);
  });
});

describe("the copy is wiped", () => {
  const copies = async () => (await indexedDB.databases()).map(({ name }) => name);

  it("when the server no longer knows the session", async () => {
    await signedIn();
    serving([aPage(9, [aRow(1, "Kerbrat")])]);
    await syncNow();
    aServer(() => aProblem(401, "not_signed_in"));
    expect((await syncNow()).ok).toBe(false);
    expect(await currentAccount()).toBeNull();
    expect(await accountItem.getValue()).toBeNull();
    expect(await expiredItem.getValue()).toBe(true);
    expect(await copies()).toEqual([]);
  });

  it("after seven days without sync, before anybody reads it", async () => {
    await signedIn();
    serving([aPage(9, [aRow(1, "Kerbrat")])]);
    await syncNow();
    expect(await currentAccount(Date.now() + FORGET_AFTER_MS - 60_000)).not.toBeNull();
    expect(await currentAccount(Date.now() + FORGET_AFTER_MS + 60_000)).toBeNull();
    expect(await copies()).toEqual([]);
  });

  it("after seven days when the first sync never came", async () => {
    const now = Date.now();
    await signedIn({ signedInAt: now });
    expect(await currentAccount(now + FORGET_AFTER_MS + 1)).toBeNull();
  });

  it("and holds neither token nor rows in storage.local meanwhile", async () => {
    await signedIn();
    serving([aPage(9, [aRow(1, "Kerbrat")])]);
    await syncNow();
    const stored = JSON.stringify(await fakeBrowser.storage.local.get());
    expect(stored).not.toContain("token-1");
    expect(stored).not.toContain("Kerbrat");
  });
});

describe("customers that changed", () => {
  const worse = (more = {}) => aRow(1, "Kerbrat", { riskClass: "D", revision: 10, ...more });
  const log = async (account: Awaited<ReturnType<typeof signedIn>>) =>
    (await readChangeLog(account.copy))?.changes ?? [];

  it("are remembered for the member's own portfolio, from one sync to the next", async () => {
    const account = await signedIn();
    serving([aPage(9, [aRow(1, "Kerbrat"), aRow(2, "Hénin")])]);
    await syncNow();
    expect(await log(account)).toEqual([]);
    serving([aPage(10, [worse({ own: true }), aRow(2, "Hénin", { riskClass: "D", revision: 10 })])]);
    await syncNow();
    expect(await log(account)).toMatchObject([{ name: "Kerbrat", kind: "class", from: "C", to: "D" }]);
  });

  it("are all those of a view that holds nothing else", async () => {
    const account = await signedIn();
    const visibility = { scope: "own", detail: "figures" } as const;
    serving([aPage(9, [aRow(1, "Kerbrat")], { visibility })]);
    await syncNow();
    serving([aPage(10, [worse()], { visibility })]);
    await syncNow();
    expect(await log(account)).toMatchObject([{ name: "Kerbrat" }]);
  });
});
