import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { CustomerDetail } from "#shared/contract/customers.ts";
import type { ReportPage, ReportStanding } from "#shared/contract/field-reports.ts";
import type { BadgeRow, SyncPage } from "#shared/contract/sync.ts";
import { buildExtension } from "#worker/local/build-extension.ts";
import { memberWith } from "#worker/local/demo-data.ts";
import { findBrowser } from "#worker/local/find-browser.ts";
import { type LaunchedBrowser, launchBrowser } from "#worker/local/launch-browser.ts";
import type { Customer } from "#worker/local/sample-crm/pages.ts";
import { signInExtension } from "#worker/local/sign-in-extension.ts";
import type { RunningVigie } from "./a-running-vigie.ts";
import { drawnBadges } from "./drawn-badges.ts";
import { crash, takeOffline } from "./lost-browser.ts";
import { until } from "./until.ts";

/** A closed site that was seen takes 25 × 0.6 × 0.8 points (domain.md 5.2). */
const TAKES = 12;
/** Worse by score alone only so far below the bound (POLICY 1.5). */
const BELOW = 2;
const BOUNDS = { A: 75, B: 55, C: 35 };

/** A warning from the shop floor, from a dead network and a browser that dies to the class it changes. */
export const fieldWarning = (given: () => { vigie: RunningVigie }): void => {
  let vigie: RunningVigie;
  let rep: LaunchedBrowser;
  let analyst: LaunchedBrowser;
  let customer: Customer;
  let row: BadgeRow;
  const home = mkdtempSync(join(tmpdir(), "vigie-warning-"));
  const repHome = join(home, "rep");
  const open = (profile: string) =>
    launchBrowser(findBrowser(), buildExtension(), profile, true, ["--lang=en"]);

  /** A customer of the rep whose class one grave warning changes, and who owes too little for two persons. */
  const fitting = async (): Promise<void> => {
    const { rows } = await vigie.ask<SyncPage>("rep", "GET", "/v1/sync?limit=500");
    const found = rows.find(({ riskClass, figures, own, marks, siren }) => {
      if (riskClass !== "A" && riskClass !== "B" && riskClass !== "C") return false;
      const score = figures?.scorePoints ?? 0;
      const after = score - TAKES;
      return (
        own === true &&
        score >= BOUNDS[riskClass] &&
        after < BOUNDS[riskClass] - BELOW &&
        (figures?.exposure.totalCents ?? 0) < 15_000_00 &&
        !marks.includes("warning_under_review") &&
        vigie.customers.some((each) => each.siren === siren)
      );
    });
    const inCrm = vigie.customers.find(({ siren }) => siren === found?.siren);
    if (!found || !inCrm) throw new Error("No customer of the sample ledger stands near enough to a bound.");
    [row, customer] = [found, inCrm];
  };

  beforeAll(async () => {
    ({ vigie } = given());
    await fitting();
    rep = await open(repHome);
    const { apiUrl } = vigie.worker;
    await signInExtension(rep.context, rep.popupUrl, apiUrl, memberWith(vigie.demo.members, "rep"));
  });

  afterAll(async () => {
    await rep?.context.close();
    await analyst?.context.close();
    rmSync(home, { recursive: true, force: true });
  });

  const page = async (browser: LaunchedBrowser): Promise<Page> => {
    const shown = await browser.context.newPage();
    await shown.goto(`${vigie.crm.url}/clients/${customer.number}`);
    return shown;
  };
  /** The popup about a page, as if its icon had been clicked there. */
  const popupOf = async (browser: LaunchedBrowser, shown: Page): Promise<Page> => {
    const popup = await browser.context.newPage();
    await popup.goto(browser.popupUrl);
    const tabId = await popup.evaluate(async (url) => {
      type Tabs = { query(asked: object): Promise<{ id: number; url?: string }[]> };
      const { tabs } = (globalThis as unknown as { chrome: { tabs: Tabs } }).chrome;
      return (await tabs.query({})).find((tab) => tab.url === url)?.id;
    }, shown.url());
    await popup.goto(`${browser.popupUrl}?tabId=${tabId}`);
    return popup;
  };
  const label = async (shown: Page): Promise<string> =>
    (await drawnBadges(shown)).find(({ beside }) => beside === customer.name)?.label ?? "";
  const sync = (popup: Page) =>
    popup.evaluate(() =>
      (
        globalThis as unknown as { chrome: { runtime: { sendMessage(message: object): Promise<unknown> } } }
      ).chrome.runtime.sendMessage({ name: "syncNow", ask: null }),
    );
  const mine = async () => (await vigie.ask<ReportStanding>("rep", "GET", "/v1/field-reports/standing")).mine;

  it("is written in three clicks while there is no network, and kept on the device", async () => {
    const shown = await page(rep);
    await until(async () => (await label(shown)).startsWith(`Class ${row.riskClass}`));
    await takeOffline(rep.context);
    const popup = await popupOf(rep, shown);
    await popup.getByRole("button", { name: "Warn", exact: true }).click();
    const form = popup.getByRole("form", { name: "Warn" });
    await form.getByRole("button", { name: "Something else…" }).click();
    await form.getByRole("searchbox").fill("closed");
    await form.getByRole("radio", { name: /Site closed/ }).click();
    await form.getByRole("radio", { name: /^Seen/ }).click();
    await form.getByRole("button", { name: "Send the warning" }).click();
    await popup.getByText("Kept on this device").waitFor();
    expect(await mine()).toEqual([]);
    await until(async () => (await label(shown)).includes("Your warning waits to be sent"));
  });

  it("goes out once when the browser that died comes back online", async () => {
    await crash(rep.context, repHome);
    rep = await open(repHome);
    await until(async () => (await mine()).length > 0, 30_000);
    const shown = await page(rep);
    await until(async () => (await label(shown)).includes("under review"));
    expect(await label(shown)).toMatch(new RegExp(`^Class ${row.riskClass}`));
    const popup = await popupOf(rep, shown);
    await sync(popup);
    await sync(popup);
    await popup.getByText(/Your warning is under review, answer due/).waitFor();
    expect(await mine()).toMatchObject([
      {
        ...{ customerId: row.id, state: "submitted" },
        reported: { kind: "warning", code: "site_closed", knownBy: "seen" },
      },
    ]);
    await popup.close();
  });

  it("is confirmed by the analyst in another browser, who sees what it will do", async () => {
    analyst = await open(join(home, "analyst"));
    const member = memberWith(vigie.demo.members, "analyst");
    await signInExtension(analyst.context, analyst.popupUrl, vigie.worker.apiUrl, member);
    const dashboard = await analyst.context.newPage();
    await dashboard.goto(analyst.popupUrl.replace("popup.html", "dashboard.html#/warnings"));
    await dashboard.getByText(/^Field \d+$/).click();
    await dashboard.getByText(customer.name).first().click();
    await dashboard
      .getByText(new RegExp(`class ${row.riskClass} → `, "i"))
      .first()
      .waitFor();
    await dashboard.keyboard.press("c");
    await dashboard.keyboard.press("Enter");
    await until(async () => (await mine())[0]?.state === "confirmed");
  });

  it("changes the class on the rep's page, with the reason named, and tells the rep", async () => {
    const after = await vigie.ask<CustomerDetail>("analyst", "GET", `/v1/customers/${row.id}`);
    expect(after.badge.riskClass > row.riskClass).toBe(true);
    expect(after.reasons).toContainEqual(
      expect.objectContaining({
        code: "field_warning",
        params: expect.objectContaining({ signal: "site_closed" }),
      }),
    );
    const shown = await page(rep);
    const popup = await popupOf(rep, shown);
    await sync(popup);
    await until(async () => (await label(shown)).startsWith(`Class ${after.badge.riskClass}`));
    expect(await label(shown)).not.toContain("under review");
    await popup
      .getByText(/Field warning confirmed: Site closed/)
      .first()
      .waitFor();
    await popup.close();
    const { reports } = await vigie.ask<ReportPage>("rep", "GET", "/v1/field-reports?list=mine");
    expect(reports).toHaveLength(1);
  });
};
