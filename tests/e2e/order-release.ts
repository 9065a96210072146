import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { AuditVerification } from "#shared/contract/audit.ts";
import type { RequestPage, RequestStanding } from "#shared/contract/requests.ts";
import type { BadgeRow, SyncPage } from "#shared/contract/sync.ts";
import { buildExtension } from "#worker/local/build-extension.ts";
import { memberWith } from "#worker/local/demo-data.ts";
import { signIn } from "#worker/local/demo-organization.ts";
import { findBrowser } from "#worker/local/find-browser.ts";
import { type LaunchedBrowser, launchBrowser } from "#worker/local/launch-browser.ts";
import { importFile } from "#worker/local/load-ledger.ts";
import type { Customer } from "#worker/local/sample-crm/pages.ts";
import { signInExtension } from "#worker/local/sign-in-extension.ts";
import type { RunningVigie } from "./a-running-vigie.ts";
import { drawnVerdict } from "./drawn-verdict.ts";
import { endBackground } from "./end-background.ts";
import { inSidePanel } from "./side-panel.ts";
import { until } from "./until.ts";
import { withNotifications } from "./with-notifications.ts";

type Chrome = {
  notifications: { getAll(): Promise<object>; clear(id: string): Promise<boolean> };
  action: { getBadgeText(of: object): Promise<string>; getTitle(of: object): Promise<string> };
  runtime: { sendMessage(message: object): Promise<unknown> };
};

/** A Vigie with its sample ledger, and a browser in which the rep is signed in. */
type Given = { vigie: RunningVigie; rep: LaunchedBrowser };

/** An order that does not fit, from the key that is typed to the deposit that is booked, in two browsers. */
export const orderRelease = (given: () => Given): void => {
  let vigie: RunningVigie;
  let rep: LaunchedBrowser;
  let analyst: LaunchedBrowser;
  let quote: Page;
  let customer: Customer;
  let row: BadgeRow;
  let other: BadgeRow;
  const home = mkdtempSync(join(tmpdir(), "vigie-release-"));

  const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, " ");
  const chip = async (): Promise<string> => plain((await drawnVerdict(quote))?.label ?? "");
  const says = async (words: RegExp): Promise<void> => {
    await quote.bringToFront();
    await until(async () => words.test(await chip()));
  };

  /** Days of the organization, whose clock is that of Paris. */
  const dayIn = (days: number): string =>
    new Intl.DateTimeFormat("sv", { timeZone: "Europe/Paris" }).format(Date.now() + days * 86_400_000);
  /** The Friday that is next, today among them. */
  const friday = (): string => {
    const days = [0, 1, 2, 3, 4, 5, 6].find((each) => new Date(`${dayIn(each)}T12:00:00Z`).getUTCDay() === 5);
    return dayIn(days ?? 0);
  };

  const optionsOf = ({ popupUrl }: LaunchedBrowser): string => popupUrl.replace("popup.html", "options.html");
  const own = new Map<LaunchedBrowser, Page>();
  /** Runs in a page of the extension, the same one each time. */
  const inExtension = async <Value>(
    browser: LaunchedBrowser,
    run: (chrome: Chrome) => Promise<Value>,
  ): Promise<Value> => {
    const page = own.get(browser) ?? (await browser.context.newPage());
    if (!own.has(browser)) await page.goto(optionsOf(browser));
    own.set(browser, page);
    return page.evaluate<Value>(`(${run})(chrome)`);
  };
  const notices = async (browser: LaunchedBrowser): Promise<string[]> =>
    Object.keys(await inExtension(browser, (chrome) => chrome.notifications.getAll()));
  const sync = (browser: LaunchedBrowser) =>
    inExtension(browser, (chrome) => chrome.runtime.sendMessage({ name: "syncNow", ask: null }));
  const onToolbar = (browser: LaunchedBrowser) =>
    inExtension(browser, async (chrome) => [
      await chrome.action.getBadgeText({}),
      await chrome.action.getTitle({}),
    ]);
  /** Turns notifications on where a member does. */
  const wantNotices = async (browser: LaunchedBrowser): Promise<void> => {
    const options = await browser.context.newPage();
    await options.goto(optionsOf(browser));
    const box = options.getByRole("checkbox", { name: /Notify me of requests that wait/ });
    const isOn = () => box.isChecked();
    // What stands above may still come while the pointer is on its way.
    await until(async () => {
      await box.click();
      return until(isOn, 2_000).then(
        () => true,
        () => false,
      );
    });
    await options.close();
  };

  const limitOf = async ({ id, figures }: BadgeRow, roomCents: number): Promise<void> => {
    await vigie.ask("admin", "POST", `/v1/customers/${id}/limits`, {
      kind: "approved",
      amountCents: (figures?.exposure.totalCents ?? 0) + roomCents,
      unlimited: false,
      from: dayIn(0),
      until: null,
      reason: "Annual review of the relation",
    });
  };

  /** Good customers of the rep that owe little: what its limit leaves the first one is 3 200 €. */
  const goodCustomers = async (): Promise<void> => {
    const { rows } = await vigie.ask<SyncPage>("rep", "GET", "/v1/sync?limit=500");
    const good = rows.filter(
      ({ riskClass, figures, siren, own }) =>
        own === true &&
        (riskClass === "A" || riskClass === "B") &&
        figures !== null &&
        figures.overdueCents === 0 &&
        figures.group === undefined &&
        figures.exposure.totalCents > 0 &&
        figures.exposure.totalCents < 20_000_00 &&
        vigie.customers.some((each) => each.siren === siren),
    );
    const [first, second] = good;
    const found = vigie.customers.find(({ siren }) => siren === first?.siren);
    if (!first || !second || !found) throw new Error("The rep has no two good customers that owe little.");
    [row, other, customer] = [first, second, found];
    await limitOf(row, 3_200_00);
  };

  beforeAll(async () => {
    ({ vigie, rep } = given());
    await wantNotices(rep);
    await goodCustomers();
    const extension = withNotifications(buildExtension(), home);
    analyst = await launchBrowser(findBrowser(), extension, join(home, "analyst"), true, ["--lang=en"]);
    const member = memberWith(vigie.demo.members, "analyst");
    await signInExtension(analyst.context, analyst.popupUrl, vigie.worker.apiUrl, member);
    await wantNotices(analyst);
    quote = await rep.context.newPage();
  });

  afterAll(async () => {
    await quote?.close();
    await own.get(rep)?.close();
    await analyst?.context.close();
    rmSync(home, { recursive: true, force: true });
  });

  /** The popup about the quote, as if its icon had been clicked there. */
  const popupOfQuote = async (): Promise<Page> => {
    const popup = await rep.context.newPage();
    await popup.goto(rep.popupUrl);
    const tabId = await popup.evaluate(async (url) => {
      type Tabs = { query(asked: object): Promise<{ id: number; url?: string }[]> };
      const { tabs } = (globalThis as unknown as { chrome: { tabs: Tabs } }).chrome;
      return (await tabs.query({})).find((tab) => tab.url === url)?.id;
    }, quote.url());
    await popup.goto(`${rep.popupUrl}?tabId=${tabId}`);
    return popup;
  };

  it("tells the rep that customers changed, once a day however many more do", async () => {
    await sync(rep);
    await until(async () => (await notices(rep)).includes("changes"));
    await inExtension(rep, (chrome) => chrome.notifications.clear("changes"));
    await limitOf(other, 1_000_00);
    await sync(rep);
    const changed = await inExtension(rep, (chrome) =>
      chrome.runtime.sendMessage({ name: "customerChanges", ask: null }),
    );
    expect(changed).toContainEqual(expect.objectContaining({ kind: "limit", name: other.name }));
    expect(await notices(rep)).toEqual([]);
  });

  it("tells the rep who types 18 400 € into a quote to ask credit, before anything is saved", async () => {
    await quote.goto(`${vigie.crm.url}/devis/${encodeURIComponent(customer.number)}`);
    await quote.bringToFront();
    await quote.locator('[name="Prix"]').fill("");
    await quote.locator('[name="Prix"]').pressSequentially("18400", { delay: 30 });
    await says(/^Ask credit/);
  });

  it("opens beside the page, filled in with the order, by a click on what the chip shows", async () => {
    await quote.bringToFront();
    const chipAt = await drawnVerdict(quote);
    const [x, y] = [(chipAt?.left ?? 0) + 80, chipAt?.top ?? 0];
    await quote.mouse.move(x, y + 12, { steps: 4 });
    // Drawn above the chip where there is no room below it, and pressed once a person can have read it.
    await until(async () => (await quote.locator("body > div:empty, html > div:empty").count()) > 0);
    await quote.mouse.move(x, y - 80, { steps: 10 });
    const isOpen = async () => (await inSidePanel<string>(rep.context, "document.readyState")) !== null;
    await until(async () => {
      // The click that wakes the background is the gesture that opens the panel.
      await endBackground(rep.context);
      await quote.mouse.click(x, y - 80);
      return until(isOpen, 2_000).then(
        () => true,
        () => false,
      );
    }, 20_000);
    type Panel = { amount?: string; name: string; wrong: number };
    await until(async () => {
      const panel = await inSidePanel<Panel>(
        rep.context,
        `({
          amount: document.querySelector(".check-form input")?.value,
          name: document.querySelector("h1")?.textContent ?? "",
          wrong: [...document.querySelectorAll("button")].filter((one) => one.textContent === "Not the right customer?").length,
        })`,
      );
      return (
        /^18.?400/.test(plain(panel?.amount ?? "")) && panel?.name === customer.name && panel.wrong === 1
      );
    });
  });

  it("asks from there, filled in from the page but for the reason", async () => {
    const popup = await popupOfQuote();
    const check = popup.getByRole("region", { name: "Check an order" });
    expect(plain(await check.getByLabel("Amount incl. VAT").inputValue())).toMatch(/^18.?400/);
    await check.getByRole("button", { name: "Check", exact: true }).click();
    await check.getByRole("button", { name: "Ask credit" }).click();
    const form = popup.getByRole("form", { name: "Ask credit" });
    expect(plain(await form.getByLabel("Amount incl. VAT").inputValue())).toMatch(/^18.?400/);
    expect(await form.getByLabel("Document").inputValue()).toBe(`PR-${customer.number}`);
    await form.getByLabel("Reason").selectOption("seasonal_peak");
    await form.getByRole("button", { name: "Send the request" }).click();
    await popup.getByText(/Credit answers by/).waitFor();
    await popup.close();
    const { requests } = await vigie.ask<RequestPage>("analyst", "GET", "/v1/requests?list=queue");
    expect(requests).toMatchObject([
      {
        state: "requested",
        customerId: row.id,
        valueCents: 18_400_00,
        asked: { document: { site: "sample-crm", origin: vigie.crm.url, externalId: customer.number } },
      },
    ]);
  });

  it("tells the decider, and counts it on the toolbar", async () => {
    await sync(analyst);
    const { requests } = await vigie.ask<RequestPage>("analyst", "GET", "/v1/requests?list=queue");
    await until(async () => (await notices(analyst)).includes(`queue/${requests[0]?.id}`));
    expect(await onToolbar(analyst)).toEqual(["1", "Vigie · 1 request waits for you"]);
    expect(await onToolbar(rep)).toEqual(["", "Vigie"]);
  });

  it("is granted in another browser by keyboard: 15 000 € financed until Friday, with 30 % deposit", async () => {
    const popup = await analyst.context.newPage();
    await popup.goto(analyst.popupUrl);
    await popup.getByRole("button", { name: "To decide · 1" }).click();
    await popup.getByText(customer.name).first().waitFor();
    await popup.keyboard.press("j");
    await popup.keyboard.press("Enter");
    await popup.getByRole("button", { name: /With conditions/ }).waitFor();
    await popup.keyboard.press("c");
    await popup.getByText("what it may owe", { exact: true }).click();
    await popup.getByLabel("Amount granted").fill("15000");
    await popup.getByLabel("Deposit").fill("30 %");
    await popup.getByLabel("Holds until").fill(friday());
    await popup.getByText(/Grant €15,000 financed .* after a deposit of €5,520/).waitFor();
    await popup.getByLabel("Note (optional)").press("Tab");
    await popup.keyboard.press("Enter");
    await popup.getByText("Your decision is recorded.").waitFor();
    await popup.close();
    await until(async () => (await onToolbar(analyst))[0] === "" && (await notices(analyst)).length === 0);
  });

  it("turns the rep's chip to pending deposit without reload", async () => {
    await says(/pending deposit/i);
    const { releases } = await vigie.ask<RequestStanding>("rep", "GET", "/v1/requests/standing");
    expect(releases).toMatchObject([
      {
        customerId: row.id,
        amountCents: 15_000_00,
        basis: "financed",
        depositCents: 5_520_00,
        until: friday(),
      },
    ]);
  });

  it("is within the limit once an import books the deposit", async () => {
    const file = join(home, "payments.csv");
    const paid = [`${customer.number};ACOMPTE-1;${dayIn(0)};5520,00`];
    writeFileSync(file, ["Code client;Numéro;Date;Montant", ...paid, ""].join("\n"));
    const token = await signIn(vigie.worker.apiUrl, memberWith(vigie.demo.members, "analyst"));
    await importFile(file, vigie.worker.apiUrl, token, "payments");
    const popup = await popupOfQuote();
    await popup.evaluate(() => {
      type Runtime = { sendMessage(message: object): Promise<unknown> };
      const { runtime } = (globalThis as unknown as { chrome: { runtime: Runtime } }).chrome;
      return runtime.sendMessage({ name: "syncNow", ask: null });
    });
    await popup.close();
    await says(/^Within the limit/);
  });

  it("leaves a log that verifies", async () => {
    const log = await vigie.ask<AuditVerification>("analyst", "GET", "/v1/audit/verify");
    expect(log).toMatchObject({ intact: true, brokenAt: null });
  });
};
