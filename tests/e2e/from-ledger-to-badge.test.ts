import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { CustomerDetail } from "#shared/contract/customers.ts";
import type { BadgeRow, SyncPage } from "#shared/contract/sync.ts";
import { buildExtension } from "#worker/local/build-extension.ts";
import { memberWith } from "#worker/local/demo-data.ts";
import { findBrowser } from "#worker/local/find-browser.ts";
import { type LaunchedBrowser, launchBrowser } from "#worker/local/launch-browser.ts";
import { signInExtension } from "#worker/local/sign-in-extension.ts";
import { aRunningVigie, type RunningVigie } from "./a-running-vigie.ts";
import { drawnBadges } from "./drawn-badges.ts";
import { until } from "./until.ts";

let vigie: RunningVigie;
let browser: LaunchedBrowser;
let page: Page;
const profile = mkdtempSync(join(tmpdir(), "vigie-profile-"));
const bySiren = new Map<string, BadgeRow>();

/** A message of the extension's own pages to its background. */
const tell = async (name: string, ask: unknown = null): Promise<unknown> => {
  const popup = await browser.context.newPage();
  await popup.goto(browser.popupUrl);
  const reply = await popup.evaluate(
    (message) =>
      (
        globalThis as unknown as { chrome: { runtime: { sendMessage(message: object): Promise<unknown> } } }
      ).chrome.runtime.sendMessage(message),
    { name, ask },
  );
  await popup.close();
  return reply;
};

const readBase = async () => {
  let cursor: SyncPage["next"] = { revision: 0, after: "00000000-0000-0000-0000-000000000000" };
  let viewKey = "";
  while (cursor) {
    const { revision, after }: NonNullable<SyncPage["next"]> = cursor;
    const read: SyncPage = await vigie.ask<SyncPage>(
      "rep",
      "GET",
      `/v1/sync?${new URLSearchParams({ viewKey, revision: String(revision), ...(revision > 0 ? { after } : {}), limit: "200" })}`,
    );
    for (const row of read.rows) if (row.siren) bySiren.set(row.siren, row);
    viewKey = read.viewKey;
    cursor = read.next;
  }
};

beforeAll(async () => {
  vigie = await aRunningVigie();
  await readBase();
  browser = await launchBrowser(findBrowser(), buildExtension(), profile, true, ["--lang=en"]);
  await signInExtension(
    browser.context,
    browser.popupUrl,
    vigie.worker.apiUrl,
    memberWith(vigie.demo.members, "rep"),
  );
  page = await browser.context.newPage();
});

afterAll(async () => {
  await browser?.context.close();
  await vigie?.stop();
  rmSync(profile, { recursive: true, force: true });
});

const badgesBeside = async () =>
  new Map((await drawnBadges(page)).map(({ beside, label }) => [beside, label]));

it("imported every customer of the sample ledger and rated nearly all of them", () => {
  expect(bySiren.size).toBe(vigie.customers.length);
  const rated = [...bySiren.values()].filter(({ riskClass }) => riskClass !== "NR");
  expect(rated.length).toBeGreaterThan(vigie.customers.length * 0.95);
});

it("puts the class of the right customer beside every name in view of the list", async () => {
  await page.goto(`${vigie.crm.url}/clients`);
  await until(async () => (await drawnBadges(page)).length >= 15);
  const rows = await page.$$eval("tbody tr", (found) =>
    found.map((row) => ({
      name: row.querySelector("a")?.textContent ?? "",
      siren: (row.children[2]?.textContent ?? "").replaceAll(" ", ""),
    })),
  );
  const drawn = await drawnBadges(page);
  const wrong = drawn.filter(({ beside, label }, place) => {
    const row = rows[place];
    const known = row && bySiren.get(row.siren);
    return !known || beside !== row.name || !label.startsWith(`Class ${known.riskClass}`);
  });
  expect(wrong).toEqual([]);
});

/** A limit may not begin in the past, and the day begins in Paris before it does in UTC. */
const todayOfTheOrganization = () =>
  new Intl.DateTimeFormat("sv", { timeZone: "Europe/Paris" }).format(new Date());

it("says room and overdue of a record to the cent, and follows a limit that an administrator sets", async () => {
  const customer = vigie.customers.find(({ siren }) => (bySiren.get(siren)?.figures?.overdueCents ?? 0) > 0);
  const row = customer && bySiren.get(customer.siren);
  if (!customer || !row?.figures) throw new Error("The sample ledger has no overdue customer.");
  const exact = (cents: number) =>
    new Intl.NumberFormat("en", {
      style: "currency",
      currency: "EUR",
      minimumFractionDigits: cents % 100 === 0 ? 0 : 2,
    }).format(cents / 100);
  await page.goto(`${vigie.crm.url}/clients/${customer.number}`);
  await until(
    async () =>
      (await badgesBeside()).get(customer.name)?.includes(exact(row.figures?.overdueCents ?? 0)) ?? false,
  );
  const room = 1_234_500;
  await vigie.ask("admin", "POST", `/v1/customers/${row.id}/limits`, {
    kind: "approved",
    amountCents: row.figures.exposure.totalCents + room,
    unlimited: false,
    from: todayOfTheOrganization(),
    until: null,
    reason: "Annual review of the relation",
  });
  await tell("syncNow");
  await until(async () => (await badgesBeside()).get(customer.name)?.includes("€12,345") ?? false);
  const detail = await vigie.ask<CustomerDetail>("analyst", "GET", `/v1/customers/${row.id}`);
  expect(detail.badge.figures?.headroomCents).toBe(room);
});

it("sends nothing anywhere while names are looked up", async () => {
  const asked: string[] = [];
  const background = browser.context.serviceWorkers()[0];
  browser.context.on("request", (request) => asked.push(request.url()));
  await page.goto(`${vigie.crm.url}/clients?page=3`);
  await until(async () => (await drawnBadges(page)).length >= 15);
  expect(background).toBeDefined();
  expect(asked.filter((url) => !url.startsWith(vigie.crm.url))).toEqual([]);
});

it("takes the badges away when the member signs out, and keeps no copy", async () => {
  await tell("signOut");
  await until(async () => (await drawnBadges(page)).length === 0);
  const copies = await browser.context
    .serviceWorkers()[0]
    ?.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? ""));
  expect(copies).toEqual([]);
});
