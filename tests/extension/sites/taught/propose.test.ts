import { describe, expect, it } from "vitest";
import { looksWritten, namesPart, tellsKind } from "#extension/sites/taught/looks-written.ts";
import { proposeAddress } from "#extension/sites/taught/propose-address.ts";
import { proposeRows } from "#extension/sites/taught/propose-rows.ts";
import { proposeSelector } from "#extension/sites/taught/propose-selector.ts";
import { listPage, quotePage } from "#tests/fixtures/sites/taught/pages.ts";

const pageOf = (html: string): Document => new DOMParser().parseFromString(html, "text/html");
const at = (page: Document, selector: string): Element => {
  const found = page.querySelector(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
};

describe("a name of a class or part", () => {
  it.each(["party", "customer-name", "quoteHeader", "grand-total", "o_field_partner", "company__title"])(
    "tells what it is: %s",
    (name) => expect(tellsKind(name)).toBe(true),
  );
  it.each([
    "css-1x7k2p",
    "css-bdhyxk",
    "sc-bdVaJa",
    "bdVaJa",
    "jss12",
    "_3kfh2",
    "x1lliihq",
    "svelte-abcdef",
  ])("was made by a tool: %s", (name) => expect(looksWritten(name)).toBe(false));
  it.each(["active", "is-open", "selected", "row-odd", "flex", "text-muted", "p-md", "col"])(
    "tells no kind: %s",
    (name) => expect(tellsKind(name)).toBe(false),
  );
  it("is not what the page says, nor an id", () => {
    expect(namesPart("party-name", "Ateliers Besson")).toBe(true);
    expect(namesPart("Besson", "Ateliers Besson")).toBe(false);
    expect(namesPart("ateliers-besson-sas", "Besson")).toBe(false);
    expect(namesPart("order-17", "x")).toBe(false);
    expect(namesPart("a1b2c3d4", "x")).toBe(false);
  });
});

describe("a selector for one element", () => {
  it.each<[string, string, string]>([
    ["a test id", quotePage({ id: 17, customer: "Besson", total: "9" }), '[data-testid="party-name"]'],
    ["its row's class", quotePage({ id: 17, customer: "Besson", total: "9" }), ".amount"],
    ["its tag", "<main><h1>Besson</h1><h2>a</h2></main>", "h1"],
    [
      "a class above it",
      '<div class="customer"><b>Besson</b></div><div class="css-1"><b>x</b></div>',
      ".customer b",
    ],
    ["a written id", '<b>x</b><b id="customerName">Besson</b>', "#customerName"],
    [
      "its place in a landmark",
      "<main><div><b>x</b><b>Besson</b></div><div><b>y</b></div></main>",
      "main > div:nth-of-type(1) > b:nth-of-type(2)",
    ],
  ])("goes by %s", (_, html, expected) => {
    const page = pageOf(html);
    const target = [...page.querySelectorAll("*")].findLast((one) => one.matches(expected));
    expect(target && proposeSelector(target, page)).toBe(expected);
  });

  it("finds the same thing on another record", () => {
    const [one, other] = [
      pageOf(quotePage({ id: 17, customer: "Ateliers Besson", total: "1 200,00 €" })),
      pageOf(quotePage({ id: 93, customer: "Kerbrat", total: "88,00 €" })),
    ];
    for (const [pointed, said] of [
      [".party", "Kerbrat"],
      [".amount", "88,00 €"],
    ] as const) {
      const selector = proposeSelector(at(one, pointed), one);
      expect(selector && other.querySelector(selector)?.textContent).toBe(said);
    }
  });

  it("is none for what may not be read", () => {
    const page = pageOf(quotePage({ id: 17, customer: "Besson", total: "9" }));
    for (const secret of ['input[type="password"]', 'input[type="hidden"]', "[contenteditable]", "iframe"])
      expect(proposeSelector(at(page, secret), page)).toBeNull();
  });
});

describe("rows", () => {
  const list = pageOf(listPage(["Ateliers Besson SAS", "Menuiserie Kerbrat SAS", "Boulangerie Inconnue"]));
  const links = [...list.querySelectorAll("tbody a")];
  const [one, other] = links;
  const said = (rows: { each: string; name: string } | null) =>
    rows &&
    [...list.querySelectorAll(rows.each)].map((row) => row.querySelector(rows.name)?.textContent ?? null);

  it("have what two of them have in common", () => {
    const rows = one && other ? proposeRows(one, other, []) : null;
    expect(rows?.kind).toBe("row");
    expect(said(rows)?.slice(0, 3)).toEqual([
      "Ateliers Besson SAS",
      "Menuiserie Kerbrat SAS",
      "Boulangerie Inconnue",
    ]);
    expect(said(rows)).not.toContain("Not a row");
  });

  it("are narrower once one was said to be wrong", () => {
    const wrong = links.at(-1);
    const rows = one && other && wrong ? proposeRows(one, other, [wrong]) : null;
    expect(said(rows)?.filter(Boolean)).toEqual([
      "Ateliers Besson SAS",
      "Menuiserie Kerbrat SAS",
      "Boulangerie Inconnue",
    ]);
  });

  it("may be cards of any element", () => {
    const page = pageOf(
      '<section class="board"><div class="css-1"><p>Besson</p><p>a</p></div><div class="css-2"><p>Kerbrat</p><p>b</p></div></section><section><div><p>no</p></div></section>',
    );
    const [first, second] = [at(page, ".css-1 p"), at(page, ".css-2 p")];
    const rows = proposeRows(first, second, []);
    expect(rows).toMatchObject({ kind: "card" });
    expect(
      rows && [...page.querySelectorAll(rows.each)].map((row) => row.querySelector(rows.name)?.textContent),
    ).toEqual(["Besson", "Kerbrat"]);
  });

  it("are none for one element twice, or two parts of one row", () => {
    expect(one && proposeRows(one, one, [])).toBeNull();
  });
});

describe("the address of a kind of page", () => {
  it.each<[string, string]>([
    ["/quotes/17", "/quotes/*"],
    ["/quotes/17/edit?tab=2", "/quotes/*/edit"],
    ["/c/0192f000-0000-7000-8000-000000000001", "/c/*"],
    ["/companies/ateliers-besson-sas", "/companies/*"],
    ["/accounts?page=2&sort=name", "/accounts"],
    [
      "/index.php?module=Accounts&action=DetailView&record=6f5a-1",
      "/index.php?module=Accounts&action=DetailView&record=*",
    ],
    ["/card.php?socid=12&mainmenu=x", "/card.php?socid=*"],
    ["/#Account/view/66e1f0aa11bb22cc3", "/#Account/view/*"],
    ["/a(b)/c", "/*/c"],
    ["/", "/"],
  ])("%s → %s", (address, pattern) => {
    expect(proposeAddress(new URL(address, "https://crm.example.test"), "Ateliers Besson SAS")).toBe(pattern);
  });
});
