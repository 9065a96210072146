import { beforeEach, expect, it } from "vitest";
import { countPage, forgetHealth, siteHealth, unwellKinds } from "#extension/background/site-health.ts";
import { freshBrowser } from "../a-browser.ts";

const ORIGIN = "https://crm.example";
const PATTERN = "https://crm.example/*";
const MONDAY = Date.UTC(2026, 10, 23);

beforeEach(() => void freshBrowser());

const record = (ids: string[], day = 0) =>
  countPage(
    `${ORIGIN}/odoo/contacts/20`,
    ORIGIN,
    { site: "odoo", ids, records: ids.length, rows: 0 },
    MONDAY + day,
  );

it("a page or two without a record prove nothing", async () => {
  expect(await record([])).toBe(false);
  expect(await record([])).toBe(false);
  expect(await unwellKinds(ORIGIN)).toEqual([]);
});

it("three in a row make the site unwell since the first of them, until one is recognised", async () => {
  await record([], 1);
  await record([], 2);
  expect(await record([], 3)).toBe(true);
  expect(await unwellKinds(ORIGIN)).toEqual(["record"]);
  expect(await siteHealth()).toEqual([
    { pattern: PATTERN, site: "odoo", kind: "record", unwellSince: MONDAY + 1 },
  ]);
  expect(await record(["20"], 4)).toBe(true);
  expect(await unwellKinds(ORIGIN)).toEqual([]);
});

it("pages of several tabs counted at once are all counted", async () => {
  await Promise.all([record([]), record([]), record([])]);
  expect(await unwellKinds(ORIGIN)).toEqual(["record"]);
});

it("one that is recognised in between begins the count anew", async () => {
  for (const ids of [[], [], ["20"], [], []]) await record(ids);
  expect(await unwellKinds(ORIGIN)).toEqual([]);
});

it("keeps counts alone: no id, no address, no text", async () => {
  await record(["secret-20"]);
  const kept = JSON.stringify(await (await import("wxt/browser")).browser.storage.local.get());
  expect(kept).toContain("odoo");
  expect(kept).not.toMatch(/secret|contacts/);
});

it("another product at the same host begins anew", async () => {
  for (let page = 0; page < 3; page++) await record([]);
  await countPage(
    `${ORIGIN}/societe/card.php?socid=1`,
    ORIGIN,
    { site: "dolibarr", ids: ["1"], records: 1, rows: 0 },
    0,
  );
  expect(await unwellKinds(ORIGIN)).toEqual([]);
});

it("is forgotten when a person tries again", async () => {
  for (let page = 0; page < 3; page++) await record([]);
  await forgetHealth(PATTERN);
  expect(await siteHealth()).toEqual([]);
});
