import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { reopenAccount } from "#extension/background/account.ts";
import { isLive, keepLive, pauseAfter, stopLive, tendLive } from "#extension/background/live.ts";
import { PING_MS } from "#extension/background/live-socket.ts";
import { syncNow } from "#extension/background/sync.ts";
import { accountItem } from "#extension/platform/storage.ts";
import { LIVE_REPLACED, LIVE_SIGNED_OUT } from "#shared/contract/live.ts";
import { freshBrowser } from "../a-browser.ts";
import { aMe, aPage } from "./a-row.ts";
import { type Asked, aProblem, aServer } from "./a-server.ts";
import { type ASocket, useSockets } from "./a-socket.ts";
import { signedIn } from "./signed-in.ts";

let sockets: ASocket[];
let waits: boolean;
let surfaces: number;
let revision: number;

/** A server at `revision`, whose answers to tickets can be replaced. */
const serving = (ticket: (asked: Asked) => ReturnType<typeof aProblem> = () => theTicket()) =>
  aServer((asked) => {
    if (asked.url.pathname === "/v1/live-tickets") return ticket(asked);
    return { json: asked.url.pathname === "/v1/me" ? aMe() : aPage(revision, []) };
  });
const theTicket = () => ({ json: { ticket: `ticket-${"x".repeat(40)}`, expiresInSeconds: 30 } });

/** Those of the code alone: the fake database has its own. */
const fakeTimers = () =>
  vi.useFakeTimers({
    toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval"],
    shouldAdvanceTime: true,
  });

const syncs = ({ asked }: { asked: Asked[] }) =>
  asked.filter(({ url }) => url.pathname === "/v1/sync").length;
const socket = async (at: number): Promise<ASocket> => {
  await vi.waitFor(() => expect(sockets.length).toBe(at + 1));
  return sockets[at] as ASocket;
};

beforeEach(async () => {
  vi.unstubAllGlobals();
  freshBrowser();
  sockets = useSockets();
  stopLive();
  await reopenAccount();
  waits = true;
  surfaces = 1;
  revision = 5;
  Object.assign(fakeBrowser.runtime, {
    getContexts: async () => Array.from({ length: surfaces }, () => ({})),
  });
  keepLive("a test", async () => waits);
});
afterEach(() => {
  vi.useRealTimers();
  stopLive();
});

describe("the socket", () => {
  it("opens at the organization's address; the ticket is a subprotocol and stands in no address", async () => {
    await signedIn();
    const { asked } = serving();
    await tendLive();
    const { url, protocols } = await socket(0);
    expect(url).toBe("wss://vigie.company.example/v1/live");
    expect(protocols).toEqual(["vigie-live", `ticket-${"x".repeat(40)}`]);
    expect(asked.map(({ method, url: { pathname } }) => `${method} ${pathname}`)).toEqual([
      "POST /v1/live-tickets",
    ]);
  });

  it.each([
    ["nobody waits for anything", () => (waits = false)],
    ["nothing of ours is looked at", () => (surfaces = 0)],
  ])("stays closed while %s, and closes when that comes about", async (_, happens) => {
    await signedIn();
    serving();
    const before = { waits, surfaces };
    happens();
    await tendLive();
    expect(sockets).toEqual([]);
    ({ waits, surfaces } = before);
    await tendLive();
    const open = await socket(0);
    open.opens();
    expect(isLive()).toBe(true);
    happens();
    await tendLive();
    expect([open.closed, isLive()]).toEqual([true, false]);
  });

  it("opens for a site in front, not for one in a window that is minimized", async () => {
    const state = { state: "minimized" };
    freshBrowser(["https://crm.example/*"]);
    Object.assign(fakeBrowser.runtime, { getContexts: async () => [] });
    Object.assign(fakeBrowser.tabs, { query: async () => [{ id: 1, windowId: 7 }] });
    Object.assign(fakeBrowser.windows, { getAll: async () => [{ id: 7, ...state }] });
    await signedIn();
    serving();
    await tendLive();
    expect(sockets).toEqual([]);
    state.state = "normal";
    await tendLive();
    await socket(0);
  });

  it("is one, however often it is looked whether it is needed", async () => {
    await signedIn();
    const { asked } = serving();
    await Promise.all([tendLive(), tendLive(), tendLive()]);
    (await socket(0)).opens();
    await tendLive();
    expect([sockets.length, asked.length]).toEqual([1, 1]);
  });

  it("says ping within the time after which a service worker is stopped, and gives a silent line up", async () => {
    await signedIn();
    serving();
    await tendLive();
    const open = await socket(0);
    fakeTimers();
    open.opens();
    await vi.advanceTimersByTimeAsync(PING_MS);
    expect(open.sent).toEqual(["ping"]);
    expect(PING_MS).toBeLessThan(30_000);
    open.says("pong");
    await vi.advanceTimersByTimeAsync(PING_MS);
    expect([open.sent.length, open.closed]).toEqual([2, false]);
    await vi.advanceTimersByTimeAsync(PING_MS);
    expect(open.closed).toBe(true);
  });

  it("closes with the account", async () => {
    await signedIn();
    serving();
    await tendLive();
    const open = await socket(0);
    open.opens();
    await reopenAccount();
    await vi.waitFor(() => expect(open.closed).toBe(true));
  });
});

describe("an announcement", () => {
  it("of a newer revision brings it, one of a known revision nothing", async () => {
    await signedIn();
    const server = serving();
    await syncNow();
    await tendLive();
    const open = await socket(0);
    open.opens();
    expect(syncs(server)).toBe(1);
    open.says(JSON.stringify({ revision: 5 }));
    open.says("nonsense");
    open.says('{"revision":"7"}');
    revision = 6;
    open.says(JSON.stringify({ revision: 6 }));
    await vi.waitFor(() => expect(syncs(server)).toBe(2));
  });

  it("that comes during a sync is followed by another, which has it", async () => {
    await signedIn();
    const server = serving();
    await tendLive();
    const open = await socket(0);
    open.opens();
    const running = syncNow();
    await vi.waitFor(() => expect(syncs(server)).toBe(1));
    revision = 6;
    open.says(JSON.stringify({ revision: 6 }));
    await running;
    await vi.waitFor(() => expect(syncs(server)).toBe(2));
  });
});

describe("where it cannot be opened", () => {
  it.each([
    ["a proxy refuses it", (tried: ASocket) => tried.fails()],
    ["it breaks", (tried: ASocket) => tried.ends(1006)],
  ])("because %s, it is tried again later and later", async (_, breaks) => {
    await signedIn();
    serving();
    await tendLive();
    const first = await socket(0);
    fakeTimers();
    breaks(first);
    await vi.advanceTimersByTimeAsync(400);
    await tendLive();
    expect(sockets.length).toBe(1);
    await vi.advanceTimersByTimeAsync(700);
    vi.useRealTimers();
    await socket(1);
  });

  it("because the upgrade hangs, it is given up after ten seconds", async () => {
    await signedIn();
    serving();
    fakeTimers();
    void tendLive();
    await vi.waitUntil(() => sockets.length === 1);
    await vi.advanceTimersByTimeAsync(9_000);
    expect(sockets[0]?.closed).toBe(false);
    await vi.advanceTimersByTimeAsync(1_500);
    expect(sockets[0]?.closed).toBe(true);
  });

  it("because the server gives no ticket, the copy still syncs", async () => {
    await signedIn();
    const server = serving(() => aProblem(404, "not_found"));
    await tendLive();
    await vi.waitFor(() => expect(server.asked.length).toBe(1));
    expect((await syncNow()).ok).toBe(true);
    expect([sockets.length, isLive()]).toEqual([0, false]);
  });

  it("the pauses double up to a minute, half of each left to chance", () => {
    expect([1, 2, 3, 7, 40].map((failures) => pauseAfter(failures, 1))).toEqual([
      1_000, 2_000, 4_000, 60_000, 60_000,
    ]);
    expect(pauseAfter(3, 0)).toBe(2_000);
  });
});

describe("what the server ends", () => {
  it("because the session is over, ends the account here too", async () => {
    await signedIn();
    aServer(({ url }) =>
      url.pathname === "/v1/live-tickets" ? theTicket() : aProblem(401, "not_signed_in"),
    );
    await tendLive();
    const open = await socket(0);
    open.opens();
    open.ends(LIVE_SIGNED_OUT);
    await vi.waitFor(async () => expect(await accountItem.getValue()).toBeNull());
  });

  it("because the device opened another socket, is not opened again at once", async () => {
    await signedIn();
    serving();
    await tendLive();
    const open = await socket(0);
    open.opens();
    fakeTimers();
    open.ends(LIVE_REPLACED);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(sockets.length).toBe(1);
  });
});
