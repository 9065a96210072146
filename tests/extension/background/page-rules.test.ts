import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { forgetAccount, reopenAccount } from "#extension/background/account.ts";
import { pullRules, restedRules, rulesOf } from "#extension/background/page-rules.ts";
import { route } from "#extension/background/router.ts";
import type { RulesHere } from "#extension/platform/messages.ts";
import type { WorkingRule } from "#shared/contract/page-rules.ts";
import { freshBrowser } from "../a-browser.ts";
import { aServer } from "./a-server.ts";
import { signedIn } from "./signed-in.ts";

const MINE = "https://crm.example";
const idOf = (number: number) => `0192f000-0000-7000-8000-${String(number).padStart(12, "0")}`;
const taught = (number: number, change: object = {}): WorkingRule => ({
  id: idOf(number),
  version: 1,
  state: "own",
  content: {
    kind: "taught",
    rule: { origin: MINE, page: "Quote", address: "/quotes/*", kind: "record", name: "h1", ...change },
  },
});
const patch: WorkingRule = {
  id: idOf(9),
  version: 1,
  state: "published",
  content: { kind: "patch", rule: { site: "hubspot", page: "company", fields: { name: [{ css: "h1" }] } } },
};

const serve = (rules: unknown[], tag = "one") =>
  aServer(({ url }) => ({ json: { tag, rules: url.searchParams.get("known") === tag ? null : rules } }));
const from = (origin: string, tabId = 1) => ({
  id: fakeBrowser.runtime.id,
  url: `${origin}/quotes/1`,
  tab: { id: tabId },
});
const here = (origin: string, tabId = 1) =>
  route({ name: "rulesHere", ask: null }, from(origin, tabId), 0) as Promise<RulesHere | undefined>;
const idsAt = async (origin: string) => (await rulesOf(origin)).taught.map(({ id }) => id);

beforeEach(async () => {
  vi.unstubAllGlobals();
  await reopenAccount();
  freshBrowser();
});

describe("rules", () => {
  it("are kept in the copy, asked for again only when others work, and go with it", async () => {
    const account = await signedIn();
    const { asked } = serve([taught(1)]);
    await pullRules(account);
    await pullRules(account);
    expect(asked.map(({ url }) => url.searchParams.get("known"))).toEqual([null, "one"]);
    expect(await idsAt(MINE)).toEqual([idOf(1)]);
    serve([], "two");
    await pullRules(account);
    expect(await idsAt(MINE)).toEqual([]);
    serve([taught(1)], "three");
    await pullRules(account);
    await forgetAccount({ expired: false });
    expect(await idsAt(MINE)).toEqual([]);
  });

  it("are told to a page for its own origin alone, whatever it asks", async () => {
    serve([taught(1), taught(2, { origin: "https://erp.example" }), patch]);
    await pullRules(await signedIn());
    expect((await here(MINE))?.taught.map(({ id }) => id)).toEqual([idOf(1)]);
    expect((await here("https://erp.example"))?.taught.map(({ id }) => id)).toEqual([idOf(2)]);
    expect(await here("https://other.example")).toEqual({ taught: [], patches: [patch.content.rule] });
    const asking = { name: "rulesHere", ask: { origin: "https://erp.example" } };
    expect(await route(asking, from(MINE), 0)).toBeUndefined();
  });

  it.each<[string, object]>([
    ["a RegExp", { address: "/(a+)+$" }],
    ["a password", { name: 'input[type="password"]' }],
    ["something more", { script: "alert(1)" }],
    ["a later kind", { kind: "graph" }],
  ])("with %s in it are not kept, and take no other with them", async (_, change) => {
    serve([taught(1, change), taught(2)]);
    expect((await pullRules(await signedIn())).ok).toBe(true);
    expect(await idsAt(MINE)).toEqual([idOf(2)]);
  });

  it("rest where a page of their origin says so, until they are tried again or have a later version", async () => {
    serve([taught(1), taught(2)]);
    const account = await signedIn();
    await pullRules(account);
    const rested = (id: string, origin: string) =>
      route({ name: "ruleRested", ask: { id, version: 1 } }, from(origin), 0);
    await rested(idOf(1), "https://erp.example");
    expect(await restedRules()).toEqual([]);
    await rested(idOf(1), MINE);
    expect(await restedRules()).toEqual([`${idOf(1)}@1`]);
    expect(await idsAt(MINE)).toEqual([idOf(2)]);
    const ours = { id: fakeBrowser.runtime.id, url: fakeBrowser.runtime.getURL("/options.html") };
    await route({ name: "wakeRule", ask: { name: `${idOf(1)}@1` } }, ours, 0);
    expect(await idsAt(MINE)).toEqual([idOf(1), idOf(2)]);
    await rested(idOf(1), MINE);
    serve([{ ...taught(1), version: 2 }], "two");
    await pullRules(account);
    expect(await idsAt(MINE)).toEqual([idOf(1)]);
  });

  it("that several frames say are too slow rest once each, and none is lost", async () => {
    serve([taught(1), taught(2)]);
    await pullRules(await signedIn());
    const rested = (id: string) => route({ name: "ruleRested", ask: { id, version: 1 } }, from(MINE), 0);
    await Promise.all([rested(idOf(1)), rested(idOf(2)), rested(idOf(1))]);
    expect(await restedRules()).toEqual([`${idOf(1)}@1`, `${idOf(2)}@1`]);
  });

  it("are asked for no more than so often by one tab", async () => {
    serve([taught(1)]);
    await pullRules(await signedIn());
    const asked = await Promise.all(Array.from({ length: 260 }, () => here(MINE, 77)));
    expect(asked.filter(Boolean)).toHaveLength(240);
    expect(await here(MINE, 78)).toBeDefined();
  });
});
