import { describe, expect, it } from "vitest";
import { siteOfRules } from "#extension/sites/rules/site-of-rules.ts";
import type { DocumentRule, SightingRule, SiteRules } from "#extension/sites/rules/site-rules.ts";
import type { Sighting } from "#extension/sites/site.ts";

const pageOf = (body: string): Document => new DOMParser().parseFromString(`<body>${body}`, "text/html");

const site = (sightings: SightingRule[], more: Partial<SiteRules> = {}) =>
  siteOfRules({ id: "plain", sightings, documents: [], ...more });

const see = (of: ReturnType<typeof site>, page: Document, path = "/") =>
  [...of.find(page, new URL(path, "https://crm.example"))]
    .filter((sighting): sighting is Sighting => sighting !== null)
    .map(({ anchor, readFrom: _readFrom, kind: _kind, ...said }) => ({
      at: anchor.id || anchor.localName,
      ...said,
    }));

const title: SightingRule = { page: "record", kind: "record", name: [{ css: "h1" }] };
const rows: SightingRule = { page: "list", kind: "row", each: "tr", name: [{ css: "a" }] };
const customer = (externalId: string) => ({ kind: "customer", externalId });

describe("a site of rules", () => {
  it("stops between two items, whether they name somebody or not", () => {
    const page = pageOf(
      "<table><tr><td></td></tr><tr><td><a>Besson</a></td></tr><tr><td><a>Kerbrat</a></td></tr></table>",
    );
    const steps = site([rows]).find(page, new URL("https://crm.example/"))[Symbol.iterator]();
    expect(steps.next().value).toBeNull();
    expect(steps.next().value?.name).toBe("Besson");
  });

  it("reads the same place once, by the first rule that names it", () => {
    const again: SightingRule = { ...rows, kind: "card", each: "a", name: [{ css: "" }] };
    expect(see(site([rows, again]), pageOf("<table><tr><td><a>Besson</a></td></tr></table>"))).toEqual([
      { at: "a", name: "Besson" },
    ]);
  });

  it("leaves out a rule whose selector cannot be read, and no other", () => {
    const broken: SightingRule = { ...title, name: [{ css: "h1:nonsense(" }] };
    const inItems: SightingRule = { ...rows, name: [{ css: "a:nonsense(" }] };
    const page = pageOf("<h1>Besson</h1><table><tr><td><a>Kerbrat</a></td></tr></table>");
    expect(see(site([broken, inItems, title]), page)).toEqual([{ at: "h1", name: "Besson" }]);
  });

  it("counts only the last open dialog", () => {
    const page = pageOf(
      '<h1>Besson</h1><div class="d" hidden><h1>Hidden</h1></div><div class="d"><h1>Below</h1></div><div class="d"><h1>Kerbrat</h1></div>',
    );
    expect(see(site([title], { covers: ".d" }), page)).toEqual([{ at: "h1", name: "Kerbrat" }]);
  });

  it("takes the record from an open panel and keeps the rows beside it", () => {
    const panel: SightingRule = { ...title, panel: true, name: [{ css: "h2" }] };
    const of = site([title, panel, rows], { panels: "aside" });
    const list = "<h1>Besson</h1><table><tr><td><a>Kerbrat</a></td></tr></table>";
    expect(see(of, pageOf(list))).toMatchObject([{ name: "Besson" }, { name: "Kerbrat" }]);
    expect(see(of, pageOf(`${list}<aside><h2>Le Goff</h2></aside>`))).toMatchObject([
      { name: "Le Goff" },
      { name: "Kerbrat" },
    ]);
    expect(see(of, pageOf(`${list}<aside hidden><h2>Le Goff</h2></aside>`))).toMatchObject([
      { name: "Besson" },
      { name: "Kerbrat" },
    ]);
  });

  it("reads the last of several live parts that is shown", () => {
    const page = pageOf(
      '<section><h1>Before</h1></section><section><h1>Now</h1></section><section style="display:none"><h1>Left</h1></section>',
    );
    expect(see(site([{ ...title, within: "section" }]), page)).toMatchObject([{ name: "Now" }]);
  });

  it("takes a record's name from an element that is shown and not passed over", () => {
    const rule: SightingRule = { ...title, skip: "nav *", name: [{ css: "b" }] };
    const page = pageOf("<nav><b>Vendeur</b></nav><p hidden><b>Copy</b></p><p><b>Besson</b></p>");
    expect(see(site([rule]), page)).toMatchObject([{ name: "Besson" }]);
  });

  it("says nothing where elements that should agree do not", () => {
    const rule: SightingRule = { ...title, name: [{ css: "a", only: true }] };
    expect(see(site([rule]), pageOf("<a>Besson</a><a> Besson </a>"))).toHaveLength(1);
    expect(see(site([rule]), pageOf("<a>Besson</a><a>Kerbrat</a>"))).toEqual([]);
  });

  it("leaves words for screen readers out, wherever they stand, and joins marked letters", () => {
    const rule: SightingRule = { ...title, name: [{ css: "h1", not: "button,.sr" }] };
    const page = pageOf(
      '<h1><span class="sr">Open </span>Ate<mark>liers</mark> Besson<button>Edit</button></h1>',
    );
    expect(see(site([rule]), page)).toMatchObject([{ name: "Ateliers Besson" }]);
  });

  it.each(["-", "—", "---", "…", " \u00a0"])("takes %j for an empty field", (text) => {
    expect(see(site([title]), pageOf(`<h1>${text}</h1>`))).toEqual([]);
  });

  it("lays the badge over a control and reads what is in it now", () => {
    const page = pageOf('<h1><input id="i" value="before"></h1>');
    const input = page.querySelector("input");
    if (input) input.value = "Besson";
    expect(see(site([title]), page)).toEqual([{ at: "i", place: "over", name: "Besson" }]);
  });

  it("does not take a translator's words for a name", () => {
    const rule: SightingRule = { ...title, address: "^/(\\d+)$", id: "address" };
    const page = pageOf("<h1><font><font>Carpentry</font></font></h1>");
    expect(see(site([rule]), page, "/12")).toEqual([{ at: "h1", link: customer("12") }]);
    expect(see(site([title]), page)).toEqual([]);
  });

  it("takes an id from the page where it has one, else from the address, in one spelling", () => {
    const rule: SightingRule = {
      ...title,
      address: "^/(\\w+)$",
      id: [
        { css: "", of: "name", attribute: "data-id" },
        { css: "", of: "address" },
      ],
    };
    expect(see(site([rule], { foldIds: true }), pageOf('<h1 data-id="A1">Besson</h1>'), "/B2")).toMatchObject(
      [{ link: customer("a1") }],
    );
    expect(see(site([rule], { foldIds: true }), pageOf("<h1>Besson</h1>"), "/B2")).toMatchObject([
      { link: customer("b2") },
    ]);
  });

  it("passes over what cannot be a company's number", () => {
    const rule: SightingRule = { ...title, vat: [{ css: "dd" }] };
    const page = pageOf("<h1>Besson</h1><dl><dd>20 %</dd><dd>on Mondays</dd><dd>FR72 999000110</dd></dl>");
    expect(see(site([rule]), page)).toMatchObject([{ vat: "FR72 999000110" }]);
  });

  it("knows a value by the label of its own field only", () => {
    const siren = (body: string) =>
      see(
        site([{ ...title, siren: [{ css: ".v", called: { is: "^siren$", block: ".f", label: "label" } }] }]),
        pageOf(`<h1>Besson</h1>${body}`),
      )[0]?.siren;
    expect(siren('<p class="f"><label>SIREN</label><b class="v">999000110</b></p>')).toBe("999000110");
    expect(siren('<p class="f"><label>SIREN</label><b class="f v">999000110</b></p>')).toBe("999000110");
    expect(siren('<p class="f"><label>Code</label><b class="v">999000110</b></p>')).toBeUndefined();
    expect(
      siren('<div class="f"><label>SIREN</label><i></i><label>Code</label><b class="v">999000110</b></div>'),
    ).toBeUndefined();
  });

  const table: SightingRule = {
    ...rows,
    each: "tbody tr",
    columns: { table: "table", heading: "th" },
    siren: [{ css: "td", called: { is: "^siren$" } }],
  };
  const listed = (headings: string, cells: string) =>
    see(
      site([table]),
      pageOf(`<table><thead><tr>${headings}</tr></thead><tbody><tr>${cells}</tr></tbody></table>`),
    );

  it("finds a column by its place, by its number where there is one, and not at all where one is missing", () => {
    expect(listed("<th>Name</th><th>SIREN</th>", "<td><a>Besson</a></td><td>999000110</td>")).toMatchObject([
      { siren: "999000110" },
    ]);
    const numbered = '<th aria-colindex="1">Name</th><th aria-colindex="7">SIREN</th>';
    expect(
      listed(numbered, '<td aria-colindex="7">999000110</td><td aria-colindex="1"><a>Besson</a></td>'),
    ).toMatchObject([{ siren: "999000110" }]);
    expect(
      listed("<th>Name</th><th>Code</th><th>SIREN</th>", "<td><a>Besson</a></td><td>999000110</td>"),
    ).toEqual([{ at: "a", name: "Besson" }]);
  });

  it("follows a row that is pointed at another customer", () => {
    const rule: SightingRule = { ...rows, id: [{ css: "", attribute: "data-id" }] };
    const page = pageOf('<table><tr data-id="11"><td><a>Besson</a></td></tr></table>');
    expect(see(site([rule]), page)).toEqual([{ at: "a", name: "Besson", link: customer("11") }]);
    page.querySelector("tr")?.setAttribute("data-id", "12");
    const link = page.querySelector("a");
    if (link) link.textContent = "Kerbrat";
    expect(see(site([rule]), page)).toEqual([{ at: "a", name: "Kerbrat", link: customer("12") }]);
  });

  const quote: DocumentRule = { page: "quote", document: "quote", record: "quote", total: [{ css: "b" }] };

  it("gives no document below a panel, nor a total that is hidden", () => {
    const of = site([], { documents: [quote], panels: "aside" });
    const found = (body: string) => of.document?.(pageOf(body), new URL("https://crm.example/"))?.total.text;
    expect(found("<p hidden><b>1,00</b></p><b>2,00 €</b>")).toBe("2,00 €");
    expect(found("<p hidden><b>1,00</b></p>")).toBeUndefined();
    expect(found("<b>2,00 €</b><aside></aside>")).toBeUndefined();
  });
});
