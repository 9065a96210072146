import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { forgetAccount, reopenAccount } from "#extension/background/account.ts";
import { readChangeLog } from "#extension/background/copy.ts";
import { setNotify } from "#extension/background/notify.ts";
import { awaitsRequests, pullStanding, releasesOf, requestBoard } from "#extension/background/requests.ts";
import { setDiscreet } from "#extension/background/settings.ts";
import type { RequestSummary } from "#shared/contract/requests.ts";
import { freshBrowser, speak } from "../a-browser.ts";
import { aRequest } from "./a-request.ts";
import { idOf } from "./a-row.ts";
import { aServer } from "./a-server.ts";
import { signedIn } from "./signed-in.ts";

const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, " ");
const notified = vi.fn(async () => "");
const cleared = vi.fn(async () => true);
const told: { name: string }[] = [];

beforeEach(async () => {
  vi.unstubAllGlobals();
  await reopenAccount();
  freshBrowser();
  speak("en");
  notified.mockClear();
  cleared.mockClear();
  told.length = 0;
  Object.assign(fakeBrowser.notifications, { create: notified, clear: cleared });
  Object.assign(fakeBrowser.permissions, { contains: async () => true });
  Object.assign(fakeBrowser.runtime, {
    sendMessage: async (message: { name: string }) => {
      told.push(message);
    },
  });
});

const serving = (requests: RequestSummary[], more = {}) =>
  aServer(() => ({
    json: {
      ...{ changed: true, revision: 5, requests, releases: [] },
      ...{ waiting: requests.filter(({ waitsForMe }) => waitsForMe).length, ...more },
    },
  }));
const badge = async () => [await fakeBrowser.action.getBadgeText({}), await fakeBrowser.action.getTitle({})];

describe("requests that concern the member", () => {
  it("are counted on the toolbar in figures and words, told to open pages, and gone with the session", async () => {
    const account = await signedIn();
    const { asked } = serving([aRequest(1), aRequest(2), aRequest(3, { waitsForMe: false })]);
    await pullStanding(account);
    expect(await badge()).toEqual(["2", "Vigie · 2 requests wait for you"]);
    expect(told).toContainEqual({ name: "requestsChanged" });
    expect((await requestBoard()).requests.map(({ id }) => id)).toEqual([idOf(1), idOf(2), idOf(3)]);
    await pullStanding(account);
    expect(asked.map(({ url }) => url.searchParams.get("after"))).toEqual(["0", "5"]);
    await forgetAccount({ expired: false });
    expect(await badge()).toEqual(["", "Vigie"]);
  });

  it("keep the socket wanted while one waits for somebody", async () => {
    const account = await signedIn();
    expect(await awaitsRequests(account)).toBe(false);
    serving([aRequest(1, { waitsForMe: false, askers: [{ name: "Ana", role: "rep", isMe: true }] })]);
    await pullStanding(account);
    expect(await awaitsRequests(account)).toBe(true);
    serving([aRequest(1, { waitsForMe: false, state: "refused" })]);
    await pullStanding(account);
    expect(await awaitsRequests(account)).toBe(false);
  });

  it("take no other with them when a later server writes one that cannot be read", async () => {
    const account = await signedIn();
    serving([aRequest(1), { ...aRequest(2), kind: "something_new" } as unknown as RequestSummary]);
    await pullStanding(account);
    expect((await requestBoard()).requests).toHaveLength(1);
    expect(await releasesOf(account, idOf(900))).toEqual([]);
  });

  it("leave a line for the digest when a release is suspended", async () => {
    const account = await signedIn();
    const granted = (state: "active" | "suspended") =>
      aRequest(1, { state: "approved", release: { state, conditionMetOn: null, codes: [] } });
    serving([granted("active")]);
    await pullStanding(account);
    serving([granted("suspended")]);
    await pullStanding(account);
    expect((await readChangeLog(account.copy))?.changes).toMatchObject([
      { kind: "suspended", name: "Menuiserie Kerbrat", documentNumber: "PR2611-0042" },
    ]);
  });
});

describe("a notification", () => {
  const arrive = async (account: Awaited<ReturnType<typeof signedIn>>) => {
    serving([aRequest(1)]);
    await pullStanding(account);
    serving([aRequest(1), aRequest(2)]);
    await pullStanding(account);
    return notified.mock.calls.map((call) => JSON.parse(plain(JSON.stringify(call))));
  };

  it("is made once for what newly waits, when the member wants it", async () => {
    const account = await signedIn();
    expect(await arrive(account)).toEqual([]);
    await setNotify(true);
    serving([aRequest(1), aRequest(2), aRequest(3)]);
    await pullStanding(account);
    await pullStanding(account);
    expect(notified.mock.calls.map((call) => JSON.parse(plain(JSON.stringify(call))))).toMatchObject([
      [
        `queue/${idOf(3)}`,
        { title: "Menuiserie Kerbrat asks for a decision", message: "Quote PR2611-0042 of €18,400" },
      ],
    ]);
  });

  it("is made of the very first request of an organization, too", async () => {
    const account = await signedIn();
    await setNotify(true);
    aServer(() => ({ json: { changed: false, revision: 0, requests: [], releases: [], waiting: 0 } }));
    await pullStanding(account);
    serving([aRequest(1)]);
    await pullStanding(account);
    expect(notified).toHaveBeenCalledOnce();
  });

  it("goes when somebody else has decided", async () => {
    const account = await signedIn();
    await setNotify(true);
    await arrive(account);
    expect(cleared).not.toHaveBeenCalled();
    serving([aRequest(1), aRequest(2, { waitsForMe: false, state: "refused" })]);
    await pullStanding(account);
    expect(cleared.mock.calls).toEqual([[`queue/${idOf(2)}`]]);
  });

  it("names neither customer nor amount in discreet mode", async () => {
    const account = await signedIn();
    await setNotify(true);
    await setDiscreet(true);
    expect(await arrive(account)).toMatchObject([
      [`queue/${idOf(2)}`, { title: "A request waits for your decision", message: "Open Vigie to read it." }],
    ]);
  });
});
