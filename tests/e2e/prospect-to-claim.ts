import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { CustomerChange } from "#extension/platform/messages.ts";
import type { DeadlinePage } from "#shared/contract/clocks.ts";
import type { CustomerDetail } from "#shared/contract/customers.ts";
import type { SyncPage } from "#shared/contract/sync.ts";
import { addMonths, formatIsoDate, parseIsoDate } from "#shared/credit/calendar.ts";
import { nextWorkingDay } from "#shared/credit/working-days.ts";
import { memberWith } from "#worker/local/demo-data.ts";
import { signIn } from "#worker/local/demo-organization.ts";
import { switchSourcesOn } from "#worker/local/demo-sources.ts";
import type { LaunchedBrowser } from "#worker/local/launch-browser.ts";
import { importFile } from "#worker/local/load-ledger.ts";
import { PROSPECTS } from "#worker/local/sample-crm/serve.ts";
import { judgmentNotice } from "#worker/local/stand-in/notices.ts";
import type { RunningVigie } from "./a-running-vigie.ts";
import { drawnBadges } from "./drawn-badges.ts";
import { until } from "./until.ts";

const DAY_MS = 86_400_000;
const dayOf = (ms: number): string => new Intl.DateTimeFormat("sv", { timeZone: "Europe/Paris" }).format(ms);
const NIGHT_MS = 60_000;

/** From a name that nobody knows to the deadline of a claim: register, prospect, first invoices, gazette. */
export const prospectToClaim = (given: () => { vigie: RunningVigie; rep: LaunchedBrowser }): void => {
  let vigie: RunningVigie;
  let rep: LaunchedBrowser;
  let page: Page;
  let id = "";
  const home = mkdtempSync(join(tmpdir(), "vigie-prospect-"));
  const [{ name, number }] = PROSPECTS as [(typeof PROSPECTS)[number]];

  beforeAll(async () => {
    ({ vigie, rep } = given());
    await switchSourcesOn(vigie.worker.apiUrl, vigie.demo, ["recherche-entreprises", "bodacc"]);
    page = await rep.context.newPage();
    await page.goto(`${vigie.crm.url}/clients/${number}`);
  });
  afterAll(async () => {
    await page?.close();
    rmSync(home, { recursive: true, force: true });
  });

  const tell = async <Reply>(name: string, ask: unknown = null): Promise<Reply> => {
    const popup = await rep.context.newPage();
    await popup.goto(rep.popupUrl);
    const reply = await popup.evaluate(
      (message) =>
        (
          globalThis as unknown as { chrome: { runtime: { sendMessage(message: object): Promise<unknown> } } }
        ).chrome.runtime.sendMessage(message),
      { name, ask },
    );
    await popup.close();
    return reply as Reply;
  };
  const label = async (): Promise<string> =>
    (await drawnBadges(page)).find(({ beside }) => beside === name)?.label ?? "";
  const popupOfPage = async (): Promise<Page> => {
    const popup = await rep.context.newPage();
    await popup.goto(rep.popupUrl);
    const tabId = await popup.evaluate(async (url) => {
      type Tabs = { query(asked: object): Promise<{ id: number; url?: string }[]> };
      const { tabs } = (globalThis as unknown as { chrome: { tabs: Tabs } }).chrome;
      return (await tabs.query({})).find((tab) => tab.url === url)?.id;
    }, page.url());
    await popup.goto(`${rep.popupUrl}?tabId=${tabId}`);
    return popup;
  };
  const customer = () => vigie.ask<CustomerDetail>("analyst", "GET", `/v1/customers/${id}`);
  const registryRequests = () =>
    vigie.sources.requests().filter(({ path }) => decodeURIComponent(path).includes("Brumeval"));

  it("offers to identify an unknown name, and nothing leaves before the member says so", async () => {
    await tell("syncNow");
    await until(async () => /identif/i.test(await label()));
    const popup = await popupOfPage();
    await popup.getByLabel("Town or postcode").fill("Rennes");
    expect(await popup.getByLabel("Name of the firm").inputValue()).toBe(name);
    expect(registryRequests()).toEqual([]);
    await popup.getByRole("button", { name: "Look up at the register" }).click();
    await popup.getByRole("button", { name: /^Take ATELIERS BRUMEVAL, SIREN/ }).click();
    await until(async () => (await label()).startsWith("Prospect"), 30_000);
    await popup.close();
    expect(registryRequests()).toHaveLength(1);
  });

  it("shows the opening offer beside the name, and no letter", async () => {
    await tell("syncNow");
    await until(async () => (await label()).includes("Opening offer: €1,500, payable in 30 days"));
    expect(await label()).not.toMatch(/Class [A-E]/);
    const { rows } = await vigie.ask<SyncPage>("rep", "GET", "/v1/sync?limit=500");
    const row = rows.find(({ prospect }) => prospect);
    id = row?.id ?? "";
    expect(row).toMatchObject({ outside: { firm: { town: "RENNES" }, events: [] } });
  });

  it("is class E on the rep's page after the night in which the gazette publishes its liquidation", async () => {
    const { siren } = (await customer()).badge;
    await tell("seenChanges", { upTo: Number.MAX_SAFE_INTEGER });
    const judged = Date.now() - 6 * DAY_MS;
    vigie.sources.addNotices([
      judgmentNotice(
        { siren: siren ?? "", name: "ATELIERS BRUMEVAL", town: "RENNES", postcode: "35000" },
        { day: dayOf(Date.now()), number: 4_101 },
        { nature: "Jugement d'ouverture de liquidation judiciaire", date: dayOf(judged) },
      ),
    ]);
    await vigie.night(1);
    await until(async () => (await customer()).badge.riskClass === "E", NIGHT_MS);
    await tell("syncNow");
    await until(async () => (await label()).startsWith("Class E"));
    const { events } = await customer();
    expect(events).toMatchObject([
      { kind: "liquidation", day: dayOf(judged), publishedOn: dayOf(Date.now()), revokedAt: null },
    ]);
  });

  it("starts the clock of the claim on the day of the publication", async () => {
    const published = parseIsoDate(dayOf(Date.now()));
    if (!published.ok) throw new Error("today is a day");
    const { deadlines } = await vigie.ask<DeadlinePage>("analyst", "GET", `/v1/clocks?customer=${id}`);
    expect(deadlines.find(({ kind }) => kind === "claim_declaration")).toMatchObject({
      startOn: dayOf(Date.now()),
      dueOn: formatIsoDate(nextWorkingDay(addMonths(published.value, 2))),
      // No ledger knows what it owes.
      ...{ atStakeCents: null, state: "open", provisional: true },
    });
  });

  it("is told to the rep once, however many nights pass", async () => {
    const changes = async () =>
      (await tell<CustomerChange[]>("customerChanges")).filter(({ customerId }) => customerId === id);
    const told = await changes();
    expect(told.filter(({ kind }) => kind === "class")).toHaveLength(1);
    expect(told.filter(({ kind }) => kind === "outside")).toHaveLength(1);
    await tell("seenChanges", { upTo: Number.MAX_SAFE_INTEGER });
    const asked = vigie.sources.requests().length;
    await vigie.night(2);
    await until(async () => vigie.sources.requests().length > asked, NIGHT_MS);
    await tell("syncNow");
    expect(await changes()).toEqual([]);
  });

  it("is the customer once invoices come, with its link and history", async () => {
    const { siren } = (await customer()).badge;
    const file = join(home, "invoices.csv");
    const days = [0, 30].map((offset) => dayOf(Date.now() + offset * DAY_MS)).join(";");
    const rows = [
      "Code client;Nom;SIREN;N° facture;Date facture;Échéance;Montant TTC",
      `B41;Brumeval Agencement;${siren};FB-1;${days};4200,00`,
    ];
    writeFileSync(file, [...rows, ""].join("\n"));
    const token = await signIn(vigie.worker.apiUrl, memberWith(vigie.demo.members, "analyst"));
    await importFile(file, vigie.worker.apiUrl, token, "invoices");
    const { badge, accounts, events } = await customer();
    expect([badge.prospect, accounts.map((account) => account.number)]).toEqual([undefined, ["B41"]]);
    expect(badge.figures?.exposure.totalCents).toBe(4_200_00);
    expect(events).toHaveLength(1);
    await tell("syncNow");
    await until(async () => (await label()).includes("overdue"));
  });
};
