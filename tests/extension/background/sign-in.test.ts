import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { currentAccount, reopenAccount } from "#extension/background/account.ts";
import { connect } from "#extension/background/connect.ts";
import { signIn } from "#extension/background/sign-in.ts";
import { syncNow } from "#extension/background/sync.ts";
import { apiUrlItem } from "#extension/platform/storage.ts";
import { freshBrowser } from "../a-browser.ts";
import { aMe, aPage } from "./a-row.ts";
import { type Asked, aProblem, aServer } from "./a-server.ts";
import { API, signedIn } from "./signed-in.ts";

const PATTERN = "https://vigie.company.example/*";
const HEALTH = { product: "vigie", contract: 1, setUp: true, signIn: ["password"] };
const CODE = "c".repeat(43);

beforeEach(async () => {
  vi.unstubAllGlobals();
  await reopenAccount();
  freshBrowser([PATTERN]);
});

const server = (token: ReturnType<typeof aProblem> | null = null) =>
  aServer(({ url }: Asked) => {
    if (url.pathname === "/ext/token")
      return token ?? { json: { token: "token-2", expiresAt: new Date(Date.now() + 1e9).toISOString() } };
    if (url.pathname === "/v1/me") return { json: aMe() };
    if (url.pathname === "/v1/health") return { json: HEALTH };
    if (url.pathname === "/v1/sign-out") return { json: null };
    return url.pathname === "/v1/sync" ? { json: aPage(1, []) } : new Error(url.pathname);
  });

/** The sign-in window: sees where it is opened, comes back as told. */
const windowThat = (back: (start: URL) => string | undefined): URL[] => {
  const opened: URL[] = [];
  Object.assign(fakeBrowser.identity, {
    launchWebAuthFlow: async ({ url }: { url: string }) => {
      opened.push(new URL(url));
      return back(new URL(url));
    },
  });
  return opened;
};
const allowing = (start: URL): string =>
  `https://extension.chromiumapp.org/?code=${CODE}&state=${start.searchParams.get("state")}`;

const sha256 = async (text: string): Promise<string> => {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
};

describe("sign-in", () => {
  it("buys a token of this device with the code and the verifier of its challenge", async () => {
    await apiUrlItem.setValue(API);
    const { asked } = server();
    const opened = windowThat(allowing);
    expect(await signIn()).toEqual({ ok: true, value: null });
    await syncNow();
    const start = opened[0];
    expect(start?.origin).toBe(API);
    expect(start?.pathname).toBe("/ext/start");
    expect(start?.searchParams.get("redirect_uri")).toBe("https://extension.chromiumapp.org/");
    const body = asked.find(({ url }) => url.pathname === "/ext/token")?.body as Record<string, string>;
    expect(body.code).toBe(CODE);
    expect(await sha256(body.codeVerifier ?? "")).toBe(start?.searchParams.get("code_challenge"));
    expect((await currentAccount())?.session.token).toBe("token-2");
    expect(JSON.stringify(await fakeBrowser.storage.local.get())).not.toContain("token-2");
  });

  it("names this installation, and hands in the bearer it held for being revoked", async () => {
    await signedIn();
    await apiUrlItem.setValue(API);
    const { asked } = server();
    windowThat(allowing);
    for (const _ of [1, 2]) expect(await signIn()).toEqual({ ok: true, value: null });
    const [first, second] = asked
      .filter(({ url }) => url.pathname === "/ext/token")
      .map(({ body }) => body as Record<string, string>);
    expect(first?.replaces).toBe("token-1");
    expect(second?.replaces).toBe("token-2");
    expect(second?.deviceId).toMatch(/^[0-9a-f-]{36}$/);
    expect(second?.deviceId).toBe(first?.deviceId);
    await syncNow();
  });

  it("never takes a code that comes back under another state", async () => {
    await apiUrlItem.setValue(API);
    const { asked } = server();
    windowThat(() => `https://extension.chromiumapp.org/?code=${CODE}&state=other`);
    expect(await signIn()).toEqual({ ok: false, error: { code: "bad_reply", requestId: null } });
    expect(asked).toEqual([]);
    expect(await currentAccount()).toBeNull();
  });

  it.each([
    ["the window is closed", () => undefined, "cancelled"],
    [
      "consent is refused",
      (start: URL) =>
        `https://extension.chromiumapp.org/?error=access_denied&state=${start.searchParams.get("state")}`,
      "sign_in_failed",
    ],
  ])("fails without leaving anything when %s", async (_, back, code) => {
    await apiUrlItem.setValue(API);
    server();
    windowThat(back);
    expect(await signIn()).toEqual({ ok: false, error: { code, requestId: null } });
    expect(await indexedDB.databases()).toEqual([]);
  });

  it("says why the server refused the code", async () => {
    await apiUrlItem.setValue(API);
    server(aProblem(400, "code_expired"));
    windowThat(allowing);
    expect(await signIn()).toMatchObject({ ok: false, error: { code: "code_expired" } });
  });

  it("wants an address first", async () => {
    expect(await signIn()).toEqual({ ok: false, error: { code: "not_connected", requestId: null } });
  });
});

describe("connecting", () => {
  it("takes an address where a Vigie answers", async () => {
    server();
    expect(await connect("vigie.company.example")).toEqual({ ok: true, value: null });
    expect(await apiUrlItem.getValue()).toBe(API);
  });

  it("keeps the session when the same address is given again, and wipes it for another", async () => {
    const other = "https://other.company.example/*";
    freshBrowser([PATTERN, other]);
    await signedIn();
    const { asked } = server();
    await connect(API);
    expect(await currentAccount()).not.toBeNull();
    await connect("https://other.company.example");
    expect(await currentAccount()).toBeNull();
    expect(asked.map(({ url }) => url.href)).toContain(`${API}/v1/sign-out`);
    expect(await indexedDB.databases()).toEqual([]);
  });

  it.each([
    ["ftp://vigie.example", "invalid_input"],
    ["http://vigie.example", "invalid_input"],
    ["", "invalid_input"],
    ["https://never.granted.example", "permission_missing"],
  ])("refuses %j with %s", async (address, code) => {
    server();
    expect(await connect(address)).toEqual({ ok: false, error: { code, requestId: null } });
    expect(await apiUrlItem.getValue()).toBeNull();
  });

  it("refuses an address where something else answers", async () => {
    aServer(() => ({ json: { hello: "world" } }));
    expect(await connect(API)).toMatchObject({ ok: false, error: { code: "bad_reply" } });
    expect(await apiUrlItem.getValue()).toBeNull();
  });
});
