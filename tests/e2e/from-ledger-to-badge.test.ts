import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CustomerDetail } from "#shared/contract/customers.ts";
import type { OpenChoicePage, OwnChoices, SeenRecord } from "#shared/contract/record-choices.ts";
import type { BadgeRow, SyncPage } from "#shared/contract/sync.ts";
import { buildExtension } from "#worker/local/build-extension.ts";
import { memberWith } from "#worker/local/demo-data.ts";
import { signIn } from "#worker/local/demo-organization.ts";
import { findBrowser } from "#worker/local/find-browser.ts";
import { type LaunchedBrowser, launchBrowser } from "#worker/local/launch-browser.ts";
import { importFile } from "#worker/local/load-ledger.ts";
import { signInExtension } from "#worker/local/sign-in-extension.ts";
import { aRunningVigie, type RunningVigie } from "./a-running-vigie.ts";
import { drawnBadges } from "./drawn-badges.ts";
import { fieldWarning } from "./field-warning.ts";
import { orderRelease } from "./order-release.ts";
import { prospectToClaim } from "./prospect-to-claim.ts";
import { until } from "./until.ts";
import { withNotifications } from "./with-notifications.ts";

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
  const extension = withNotifications(buildExtension(), profile);
  browser = await launchBrowser(findBrowser(), extension, join(profile, "rep"), true, ["--lang=en"]);
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
    const said = known?.riskClass === "NR" ? "Customer not rated" : `Class ${known?.riskClass}`;
    return !known || beside !== row.name || !label.startsWith(said);
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
  const { password } = vigie.demo.members.find(({ role }) => role === "admin") ?? { password: "" };
  // Whatever this customer owes, it may be above the amount that asks for it.
  await vigie.ask("admin", "POST", "/v1/reauthentications", { way: "password", password });
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

const NAMESAKES = ["111111118", "222222226"];

/** The popup about the page of the test, as if its icon had been clicked there. */
const popupOfPage = async (): Promise<Page> => {
  const popup = await browser.context.newPage();
  await popup.goto(browser.popupUrl);
  const tabId = await popup.evaluate(async (url) => {
    const { tabs } = (
      globalThis as unknown as {
        chrome: { tabs: { query(asked: object): Promise<{ id: number; url?: string }[]> } };
      }
    ).chrome;
    return (await tabs.query({})).find((tab) => tab.url === url)?.id;
  }, page.url());
  await popup.goto(`${browser.popupUrl}?tabId=${tabId}`);
  return popup;
};

it("asks which of two namesakes it is: a pick counts for the rep, then for everyone, then no more", async () => {
  const file = join(profile, "namesakes.csv");
  const rows = NAMESAKES.map((siren, at) => `J${at};Quincaillerie Jumelle;${siren};TLB`);
  writeFileSync(file, ["Code client;Nom;SIREN;Commercial", ...rows, ""].join("\n"));
  const token = await signIn(vigie.worker.apiUrl, memberWith(vigie.demo.members, "analyst"));
  await importFile(file, vigie.worker.apiUrl, token, "customers");
  await tell("syncNow");
  await readBase();
  const picked = bySiren.get(NAMESAKES[1] ?? "");
  const record: SeenRecord = {
    link: {
      ...{ site: "sample-crm", origin: vigie.crm.url, tenant: "" },
      ...{ kind: "customer", externalId: "NEW-1" },
    },
    ...{ name: "Quincaillerie Jumelle", siren: null, siret: null, vat: null },
  };
  const url = `${vigie.crm.url}/clients/NEW-1`;
  await page.route(url, (route) =>
    route.fulfill({
      contentType: "text/html",
      body: `<!doctype html><meta name="generator" content="Comptoir CRM"><title>Client</title>
        <h1>Quincaillerie Jumelle</h1>`,
    }),
  );
  await page.goto(url);
  const says = (start: string) =>
    until(async () => (await badgesBeside()).get("Quincaillerie Jumelle")?.startsWith(start) ?? false);
  await says("2 possible customers");

  const popup = await popupOfPage();
  await popup.getByRole("button", { name: NAMESAKES[1] ?? "" }).click();
  await popup.getByText("Picked by you, for you only").waitFor();
  await popup.close();
  await says("Unconfirmed link");
  const others = await vigie.ask<OwnChoices>("manager", "GET", "/v1/choices/own");
  const linksOf = async () =>
    (await vigie.ask<CustomerDetail>("manager", "GET", `/v1/customers/${picked?.id}`)).badge.links;
  expect([others.choices, await linksOf()]).toEqual([[], []]);

  const { choices } = await vigie.ask<OpenChoicePage>("analyst", "GET", "/v1/choices");
  expect(choices).toMatchObject([{ state: "chosen", link: record.link, customer: { id: picked?.id } }]);
  await vigie.ask("analyst", "POST", `/v1/choices/${choices[0]?.id}/confirm`, { reason: "seen in the shop" });
  await tell("syncNow");
  await says("Customer not rated");
  expect(await linksOf()).toEqual([record.link]);

  await vigie.ask("analyst", "POST", `/v1/customers/${picked?.id}/rejections`, record);
  await tell("syncNow");
  await says("One customer resembles");
  expect(await linksOf()).toEqual([]);
});

describe("an order that does not fit", () => {
  orderRelease(() => ({ vigie, rep: browser }));
});

describe("a warning from the shop floor", () => {
  fieldWarning(() => ({ vigie }));
});

describe("a name that nobody knows", () => {
  prospectToClaim(() => ({ vigie, rep: browser }));
});

it("takes the badges away when the member signs out, and keeps no copy", async () => {
  await tell("signOut");
  await until(async () => (await drawnBadges(page)).length === 0);
  const copies = await browser.context
    .serviceWorkers()[0]
    ?.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? ""));
  expect(copies).toEqual([]);
});
