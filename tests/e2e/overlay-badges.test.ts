import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildExtension } from "#worker/local/build-extension.ts";
import { drawnBadges } from "./drawn-badges.ts";
import { type Launched, launch } from "./launch.ts";
import { seedCopy } from "./seed-copy.ts";
import { type Served, serveFixtures } from "./serve-fixtures.ts";
import { until } from "./until.ts";

const BESSON = /^Class A, low risk\. Room under the limit: €38,400/;
const KERBRAT = /^Class D, high risk\. Over the limit by €4,100/;
const LE_GOFF = /^Class C/;
const NOBODY = /^No customer known/;

const VIRTUAL = `<!doctype html><meta charset="utf-8"><meta name="author" content="Dolibarr Development Team"><title>Liste</title>
<style>body{margin:0;font:13px/1.4 sans-serif}table{width:600px;border-collapse:collapse}td{height:28px;padding:0 8px}</style>
<table class="liste"><tbody></tbody></table>
<script>
const people = [["11","Ateliers Besson SAS"],["12","Menuiserie Kerbrat SAS"],["13","Boulangerie Inconnue"]];
const body = document.querySelector("tbody");
for (let at = 0; at < 20; at++) body.insertAdjacentHTML("beforeend", '<tr class="oddeven"><td><a class="refurl"></a></td></tr>');
window.fill = (from) => [...body.rows].forEach((row, at) => {
  const [id, name] = people[(from + at) % 3];
  const link = row.querySelector("a");
  link.dataset.params = JSON.stringify({ id, objecttype: "societe" });
  link.href = "/societe/card.php?socid=" + id;
  link.lastChild && link.lastChild.nodeType === 3 ? (link.lastChild.nodeValue = name) : link.append(name);
});
window.fill(0);
</script>`;

let browser: Launched;
let served: Served;
let page: Page;
/** The same browser without the extension. */
let plain: Browser;

beforeAll(async () => {
  browser = await launch(buildExtension());
  await seedCopy(browser.background);
  served = await serveFixtures({ "/virtual": VIRTUAL });
  page = await browser.context.newPage();
  plain = await chromium.launch({
    executablePath: browser.executable,
    args: ["--no-sandbox", "--disable-gpu"],
  });
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await plain?.close();
  await served?.close();
});

const address = (fixture: string, path: string): string => {
  const url = new URL(path, served.origin);
  url.searchParams.set("fixture", fixture);
  return url.href;
};
const open = (fixture: string, path: string) => page.goto(address(fixture, path));
const beside = async () =>
  (await drawnBadges(page)).map((badge): [string, string] => [badge.beside, badge.label]);

describe("badges on pages", () => {
  it.each<[string, string, [string, RegExp][]]>([
    [
      "dolibarr/customer-list.html",
      "/societe/list.php?type=c",
      [
        ["Ateliers Besson SAS", BESSON],
        ["Menuiserie Kerbrat SAS", KERBRAT],
        ["Une raison sociale bien trop longue pour la colo…", NOBODY],
      ],
    ],
    ["dolibarr/customer.html", "/societe/card.php?socid=11", [["Ateliers Besson SAS", BESSON]]],
    ["dolibarr/order.html", "/commande/card.php?id=5", [["Menuiserie Kerbrat SAS", KERBRAT]]],
    ["odoo/partner-18.html", "/odoo/contacts/17", [["Ateliers Besson SAS", BESSON]]],
    [
      "odoo/contacts-list-18.html",
      "/odoo/contacts",
      [
        ["Ateliers Besson SAS", BESSON],
        ["Ateliers Besson SAS, Sophie Leroy", BESSON],
        ["Dupont, Martin & Fils", NOBODY],
      ],
    ],
    ["odoo/order-confirmed-18.html", "/odoo/orders/579", [["Menuiserie Kerbrat SAS", KERBRAT]]],
    ["odoo/pipeline-18.html", "/odoo/crm", [["Menuiserie Kerbrat SAS", KERBRAT]]],
    ["odoo/dialog-over-list.html", "/odoo/contacts", [["Menuiserie Kerbrat SAS", KERBRAT]]],
    ["espocrm/account.html", "/#Account/view/66e1f0aa11bb22cc3", [["Ateliers Besson SAS", BESSON]]],
    ["espocrm/quick-view.html", "/#Account", [["Menuiserie Kerbrat SAS", KERBRAT]]],
    ["dolibarr/customer-edit.html", "/societe/card.php?socid=11", [["Ateliers Besson SAS", BESSON]]],
    ["espocrm/global-search.html", "/#Contact", [["Menuiserie Kerbrat SAS", KERBRAT]]],
    ["suitecrm/quote-edit.html", "/index.php", [["Menuiserie Kerbrat SAS", KERBRAT]]],
    [
      "suitecrm/search.html",
      "/index.php?action=UnifiedSearch",
      [
        ["Ateliers Besson SAS", BESSON],
        ["Menuiserie Kerbrat SAS", KERBRAT],
      ],
    ],
    [
      "frappe/sales-order-15.html",
      "/app/sales-order/SAL-ORD-2026-00007",
      [["Menuiserie Kerbrat SAS", KERBRAT]],
    ],
    ["frappe/contact-15.html", "/app/contact/Anne", [["Menuiserie Kerbrat SAS", KERBRAT]]],
    [
      "generic/table.html",
      "/",
      [
        ["Ateliers Besson SAS", BESSON],
        ["Menuiserie Kerbrat SAS", KERBRAT],
        ["Boulangerie Inconnue", NOBODY],
      ],
    ],
    ["generic/form.html", "/", [["Ateliers Besson SAS", BESSON]]],
    ["generic/names-record.html", "/#/anything", [["Menuiserie Kerbrat SAS", KERBRAT]]],
    [
      "generic/names-table.html",
      "/",
      [
        ["Ateliers Besson SAS", BESSON],
        ["Menuiserie Kerbrat SAS", KERBRAT],
      ],
    ],
    [
      "generic/names-cards.html",
      "/",
      [
        ["Ateliers Besson SAS", BESSON],
        ["Menuiserie Kerbrat SAS", KERBRAT],
        ["Garage Le Goff", LE_GOFF],
      ],
    ],
    [
      "generic/json-ld.html",
      "/",
      [
        ["Menuiserie Kerbrat SAS", KERBRAT],
        ["Ateliers Besson SAS", BESSON],
      ],
    ],
    [
      "generic/two-records.html",
      "/",
      [
        ["Ateliers Besson SAS", BESSON],
        ["Menuiserie Kerbrat SAS", KERBRAT],
      ],
    ],
    [
      "salesforce/account.html",
      "/lightning/r/Account/001Qy00000BESSOIAX/view",
      [
        ["Ateliers Besson SAS", BESSON],
        ["Menuiserie Kerbrat SAS", KERBRAT],
      ],
    ],
    [
      "hubspot/deal-board.html",
      "/contacts/4242/objects/0-3/views/all/board",
      [
        ["Menuiserie Kerbrat SAS", KERBRAT],
        ["Ateliers Besson SAS", BESSON],
      ],
    ],
    [
      "dynamics/quote.html",
      "/main.aspx?pagetype=entityrecord&etn=quote&id=a1b2c3d4-0000-4000-8000-0000000000b1",
      [["Menuiserie Kerbrat SAS", KERBRAT]],
    ],
    ["pipedrive/deal.html", "/deal/501", [["Menuiserie Kerbrat SAS", KERBRAT]]],
    [
      "zoho/account-list.html",
      "/crm/org700100/tab/Accounts/custom-view/1/list",
      [
        ["Ateliers Besson SAS", BESSON],
        ["Menuiserie Kerbrat SAS", KERBRAT],
      ],
    ],
  ])("stand beside the right names: %s", async (fixture, path, expected) => {
    await open(fixture, path);
    await until(async () => (await beside()).length === expected.length);
    const drawn = await beside();
    expect(drawn.map(([name]) => name)).toEqual(expected.map(([name]) => name));
    for (const [at, [, label]] of drawn.entries()) expect(label).toMatch(expected[at]?.[1] ?? /never/);
  });

  it("go and come with the name where a page changes its record without a word", async () => {
    await open("generic/names-record.html", "/");
    await until(async () => (await beside()).length === 1);
    await page.evaluate(() => {
      const value = document.querySelector("dd");
      const text = value?.lastChild;
      if (text) text.nodeValue = "Ateliers Besson SAS";
    });
    await until(async () => (await beside()).some(([name]) => name === "Ateliers Besson SAS"));
    expect((await beside()).find(([name]) => name === "Ateliers Besson SAS")?.[1]).toMatch(BESSON);
  });

  it.each(["odoo/sample-data.html", "generic/nothing.html", "generic/names-nothing.html"])(
    "stand nowhere on %s",
    async (fixture) => {
      await open(fixture, "/");
      // The script of the page's own kind must have run: a name added now is badged, and nothing else is.
      await page.evaluate(() => {
        const row = document.createElement("p");
        row.append("TVA FR72999000110");
        const form = document.createElement("div");
        form.className = "o_form_view";
        const field = document.createElement("div");
        field.className = "o_field_widget";
        field.setAttribute("name", "partner_id");
        field.append("Ateliers Besson SAS");
        form.append(field);
        document.body.append(document.querySelector(".o_web_client") ? form : row);
      });
      await until(async () => (await beside()).length === 1);
      expect((await beside())[0]?.[1]).toMatch(BESSON);
    },
  );

  it.each([
    ["dolibarr/customer-list.html", "/societe/list.php", "tr, td a"],
    ["dolibarr/customer.html", "/societe/card.php?socid=11", ".arearef, .refidno, table"],
    ["odoo/contacts-list-18.html", "/odoo/contacts", "tr"],
    ["odoo/partner-18.html", "/odoo/contacts/17", "h1, .o_field_widget"],
    ["espocrm/account-list.html", "/#Account", "tr, td a"],
    ["suitecrm/account-list.html", "/index.php", "tr, td a"],
    ["frappe/customer-list-15.html", "/app/customer", ".list-row, .list-row a"],
    ["espocrm/account.html", "/#Account/view/66e1f0aa11bb22cc3", ".title, .record"],
    ["generic/table.html", "/", "tr, td a"],
    ["generic/record.html", "/", "h1, dl"],
    ["generic/cards.html", "/", "h3, p"],
    ["salesforce/account-list.html", "/lightning/o/Account/list", "tr, td, th a"],
    ["hubspot/company-list.html", "/contacts/4242/objects/0-2/views/all/list", "tr, td, td a"],
    ["dynamics/account-list.html", "/main.aspx?pagetype=entitylist&etn=account", "[role=row], a"],
    ["zoho/deal-board.html", "/crm/org700100/tab/Potentials/custom-view/1/kanban", "lyte-card, a"],
  ])("move nothing up or down: %s", async (fixture, path, watched) => {
    const boxes = (of: Page) =>
      of.evaluate(
        (selector) =>
          [...document.querySelectorAll(selector)].map((element) => {
            const { top, height } = element.getBoundingClientRect();
            return [top, height];
          }),
        watched,
      );
    const bare = await plain.newPage({ viewport: { width: 1200, height: 800 } });
    await bare.goto(address(fixture, path));
    const before = await boxes(bare);
    await bare.close();
    await open(fixture, path);
    await until(async () => (await beside()).length > 0);
    expect(await boxes(page)).toEqual(before);
  });

  it("follow recycled rows: no frame shows a badge of a name that is no longer there", async () => {
    await page.goto(`${served.origin}/virtual`);
    await until(async () => (await beside()).length === 20);
    for (let from = 1; from < 12; from++) {
      await page.evaluate((at) => (window as unknown as { fill(from: number): void }).fill(at), from);
      const wrong = (await beside()).filter(
        ([name, label]) =>
          !(name.includes("Besson") ? BESSON : name.includes("Kerbrat") ? KERBRAT : NOBODY).test(label),
      );
      expect(wrong).toEqual([]);
    }
    await until(async () => (await beside()).length === 20);
  });

  it("follow to the page that comes to the front, though it was there before and nothing but a class changes", async () => {
    const at = (id: string) => `/lightning/r/Account/${id}/view?fixture=salesforce/account.html`;
    await page.goto(`${served.origin}${at("001Qy00000BESSOIAX")}`);
    const names = async () => String((await beside()).map(([name]) => name));
    await until(async () => (await names()) === "Ateliers Besson SAS,Menuiserie Kerbrat SAS");
    await page.evaluate((to) => {
      history.pushState({}, "", to);
      for (const host of document.querySelectorAll(".oneContent")) host.classList.toggle("active");
    }, at("001Qy00000KERBRIAY"));
    await until(async () => (await names()) === "Menuiserie Kerbrat SAS");
    await page.evaluate((to) => history.pushState({}, "", to), at("001Qy00000BESSOIAX"));
    await page.evaluate(() => {
      for (const host of document.querySelectorAll(".oneContent")) host.classList.toggle("active");
    });
    await until(async () => (await names()) === "Ateliers Besson SAS,Menuiserie Kerbrat SAS");
  });

  it("leave a record's name to be read where there is little room", async () => {
    await open("hubspot/company.html", "/contacts/4242/record/0-2/11");
    await until(async () => (await beside()).length === 2);
    const widths = () =>
      page.evaluate(() =>
        [...document.querySelectorAll("h2 > span, li > span")].map(
          (host) => host.getBoundingClientRect().width,
        ),
      );
    // The title has 300 pixels for both: the row's shape instead of the record's.
    expect((await widths())[0]).toBe(64);
  });

  it("are not printed", async () => {
    await open("dolibarr/customer-list.html", "/societe/list.php");
    await until(async () => (await beside()).length === 3);
    const widths = () =>
      page.evaluate(() =>
        [...document.querySelectorAll("td > span")].map((host) => host.getBoundingClientRect().width),
      );
    expect(await widths()).toEqual([64, 64, 64]);
    await page.emulateMedia({ media: "print" });
    expect(await widths()).toEqual([0, 0, 0]);
    await page.emulateMedia({ media: null });
  });

  it("turn into dots in discreet mode, at once on open pages", async () => {
    await open("dolibarr/customer-list.html", "/societe/list.php");
    await until(async () => (await beside()).length === 3);
    const tell = (discreet: boolean) =>
      browser.background.evaluate(async (on) => {
        const { tabs } = (
          globalThis as unknown as {
            chrome: {
              tabs: {
                query(of: object): Promise<{ id?: number }[]>;
                sendMessage(id: number, message: object): Promise<unknown>;
              };
            };
          }
        ).chrome;
        const settings = { discreet: on, language: "en", signedIn: true };
        for (const { id } of await tabs.query({}))
          if (id) await tabs.sendMessage(id, { name: "settingsChanged", settings }).catch(() => undefined);
      }, discreet);
    await tell(true);
    const widths = () =>
      page.evaluate(() =>
        [...document.querySelectorAll("td > span")].map((host) => host.getBoundingClientRect().width),
      );
    await until(async () => String(await widths()) === "14,14,14");
    await tell(false);
    await until(async () => String(await widths()) === "64,64,64");
  });
});
