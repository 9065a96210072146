import { beforeEach, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { reopenAccount } from "#extension/background/account.ts";
import { reauthenticate } from "#extension/background/reauthenticate.ts";
import { freshBrowser } from "../a-browser.ts";
import { type Asked, aServer } from "./a-server.ts";
import { API, signedIn } from "./signed-in.ts";

const CODE = "c".repeat(43);
const FRESH = { ways: ["password"], until: "2026-11-25T09:05:00Z" };

beforeEach(async () => {
  vi.unstubAllGlobals();
  await reopenAccount();
  freshBrowser(["https://vigie.company.example/*"]);
});

const server = () =>
  aServer(({ url }: Asked) =>
    url.pathname === "/v1/reauthentications" ? { json: FRESH } : new Error(url.pathname),
  );

it("sends the password to the organization, once and nowhere else", async () => {
  await signedIn();
  const { asked } = server();
  expect(await reauthenticate({ way: "password", password: "une phrase" })).toEqual({
    ok: true,
    value: FRESH,
  });
  expect(asked.map(({ url, body }) => [url.href, body])).toEqual([
    [`${API}/v1/reauthentications`, { way: "password", password: "une phrase" }],
  ]);
  expect(JSON.stringify(await fakeBrowser.storage.local.get())).not.toContain("une phrase");
});

it("opens the company's window for a proof, and hands the code in with its verifier", async () => {
  await signedIn();
  const { asked } = server();
  const opened: URL[] = [];
  Object.assign(fakeBrowser.identity, {
    launchWebAuthFlow: async ({ url }: { url: string }) => {
      opened.push(new URL(url));
      return `https://extension.chromiumapp.org/?code=${CODE}&state=${new URL(url).searchParams.get("state")}`;
    },
  });
  expect(await reauthenticate({ way: "company" })).toEqual({ ok: true, value: FRESH });
  expect(opened[0]?.pathname).toBe("/ext/start");
  expect(opened[0]?.searchParams.get("purpose")).toBe("reauthenticate");
  expect(asked[0]?.body).toMatchObject({ way: "company", code: CODE });
});

it("asks nothing of the server when the window was closed, and nobody's when nobody is signed in", async () => {
  const { asked } = server();
  expect(await reauthenticate({ way: "company" })).toMatchObject({ error: { code: "not_signed_in" } });
  await signedIn();
  Object.assign(fakeBrowser.identity, { launchWebAuthFlow: async () => undefined });
  expect(await reauthenticate({ way: "company" })).toMatchObject({ error: { code: "cancelled" } });
  expect(asked).toEqual([]);
});
