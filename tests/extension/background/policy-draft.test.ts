import { beforeEach, expect, it } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { forgetAccount, reopenAccount } from "#extension/background/account.ts";
import { route } from "#extension/background/router.ts";
import { freshBrowser } from "../a-browser.ts";
import { signedIn } from "./signed-in.ts";

const ours = () => ({ id: fakeBrowser.runtime.id, url: fakeBrowser.runtime.getURL("/dashboard.html") });
const keep = (draft: unknown) => route({ name: "keepPolicyDraft", ask: { draft } }, ours(), 0);
const kept = () => route({ name: "policyDraft", ask: null }, ours(), 0);

beforeEach(async () => {
  await reopenAccount();
  freshBrowser();
});

it("a draft is there again after the background has died", async () => {
  await signedIn();
  expect(await kept()).toEqual({ draft: null });
  await keep({ base: 3, figures: { "order.reservationDays": "12" } });
  await reopenAccount();
  expect(await kept()).toEqual({ draft: { base: 3, figures: { "order.reservationDays": "12" } } });
});

it("a draft is forgotten with the account", async () => {
  const { session } = await signedIn();
  await keep({ base: 3 });
  await forgetAccount({ expired: false });
  expect(await kept()).toEqual({ draft: null });
  await signedIn({ me: session.me });
  expect(await kept()).toEqual({ draft: null });
});

it("something too large to be a draft is refused", async () => {
  await signedIn();
  expect(await keep("x".repeat(600_000))).toBeUndefined();
});
