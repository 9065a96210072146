import { describe, expect, it } from "vitest";
import type { Site } from "#extension/sites/site.ts";
import { type TaughtHere, taughtSite } from "#extension/sites/taught/taught-site.ts";
import type { TaughtRule } from "#shared/page-rules/page-rule.ts";
import { listPage, quotePage } from "#tests/fixtures/sites/taught/pages.ts";

const ORIGIN = "https://tool.example.test";
const pageOf = (html: string): Document => new DOMParser().parseFromString(html, "text/html");
const taught = (rule: Partial<TaughtRule>): TaughtHere => ({
  id: "0192f000-0000-7000-8000-000000000001",
  version: 1,
  rule: { origin: ORIGIN, page: "Quote", address: "/quotes/*", kind: "record", name: ".party", ...rule },
});
const quote = quotePage({
  id: 17,
  customer: "Ateliers Besson SAS",
  total: "1 200,00 €",
  siren: "SIREN 999 000 110",
});

const nobody: Site = { id: "generic", tenant: () => "", find: () => [] };
const of = (selector: string, kind: "record" | "row" = "record"): Site => ({
  ...nobody,
  *find(page) {
    for (const anchor of page.querySelectorAll(selector))
      yield { kind, anchor, name: `other ${anchor.textContent}` };
  },
});

const still = { now: () => 0, rested: () => undefined };
const read = (site: Site, html: string, path = "/quotes/17") => {
  const page = pageOf(html);
  return [...site.find(page, new URL(path, ORIGIN))]
    .filter((one) => one !== null)
    .map(({ anchor: _a, readFrom: _r, ...said }) => said);
};

describe("a taught rule", () => {
  it("names the record of its pages, whichever they are", () => {
    const site = taughtSite([taught({})], nobody, still);
    const link = { kind: taught({}).id, externalId: "17" };
    expect(read(site, quote)).toEqual([{ kind: "record", name: "Ateliers Besson SAS", link }]);
    expect(
      read(site, quotePage({ id: 93, customer: "Kerbrat", total: "1" }), "/quotes/93?tab=1"),
    ).toMatchObject([{ name: "Kerbrat", link: { externalId: "93" } }]);
  });

  it("reads nothing elsewhere: another address, another origin", () => {
    const site = taughtSite([taught({}), taught({ origin: "https://other.example.test" })], nobody, still);
    expect(read(site, quote, "/invoices/17")).toEqual([]);
    expect([...site.find(pageOf(quote), new URL("https://third.example.test/quotes/17"))]).toEqual([]);
  });

  it.each(["input", "[contenteditable]", "iframe", "form *"])(
    "reads nothing secret, hidden or edited: %s",
    (name) => {
      const page = quote.replace('name="q" value="search"', 'name="q" hidden value="search"');
      expect(read(taughtSite([taught({ name })], nobody, still), page)).toEqual([]);
    },
  );

  it("reads number and site with the name", () => {
    const rule = taught({ identifier: { css: ".number" }, domain: { css: "a", attribute: "href" } });
    const html =
      '<b class="party">Besson</b><i class="number">999 000 110</i><a href="mailto:x@besson.example">mail</a>';
    expect(read(taughtSite([rule], nobody, still), html)[0]).toMatchObject({
      siren: "999000110",
      domain: "besson.example",
    });
  });

  it("reads rows, and leaves out those without a name", () => {
    const rule = taught({ kind: "row", each: "tbody tr", name: "a", address: "/accounts" });
    const said = read(taughtSite([rule], nobody, still), listPage(["Besson", "Kerbrat"]), "/accounts");
    expect(said.map(({ name, kind }) => [kind, name])).toEqual([
      ["row", "Besson"],
      ["row", "Kerbrat"],
      ["row", "All of 2"],
    ]);
  });

  it("comes before the other reader, and what both name counts once", () => {
    const rows = taught({ kind: "row", each: "tbody tr", name: "a", address: "/accounts" });
    const html = listPage(["Besson"]);
    expect(
      read(taughtSite([rows], of("tbody td", "row"), still), html, "/accounts").map(({ name }) => name),
    ).toEqual(["Besson", "All of 1"]);
    expect(read(taughtSite([taught({})], of("h1"), still), quote).map(({ name }) => name)).toEqual([
      "Ateliers Besson SAS",
    ]);
    expect(read(taughtSite([taught({})], of("h1"), still), "<h1>x</h1>").map(({ name }) => name)).toEqual([
      "other x",
    ]);
  });

  it("gives the document with its total as written", () => {
    const site = taughtSite(
      [taught({ document: { kind: "quote", total: ".amount", number: "h1", basis: "net" } })],
      nobody,
      still,
    );
    const found = site.document?.(pageOf(quote), new URL("/quotes/17", ORIGIN));
    expect(found).toMatchObject({
      kind: "quote",
      number: "Quote Q-17",
      link: { kind: "quote", externalId: "17" },
      total: { text: "1 200,00 €", basis: "net" },
    });
    expect(read(site, quote)[0]).not.toHaveProperty("link");
    expect(site.document?.(pageOf(quote), new URL("/other/17", ORIGIN))).toBeNull();
  });

  it("rests after three passes beyond its time, and not before", () => {
    let time = 0;
    const told: string[] = [];
    const clock = (cost: () => number) => ({
      now: () => {
        time += cost();
        return time;
      },
      rested: ({ id }: TaughtHere) => told.push(id),
    });
    let cost = 30;
    const site = taughtSite(
      [taught({})],
      nobody,
      clock(() => cost),
    );
    const names = () => read(site, quote).length;
    expect([names(), names()]).toEqual([1, 1]);
    cost = 1;
    expect(names()).toBe(1);
    cost = 30;
    expect([names(), names(), names(), told.length]).toEqual([1, 1, 1, 1]);
    expect([names(), names(), told.length]).toEqual([0, 0, 1]);
  });

  it("does not rest for what passes spent that were given up", () => {
    let time = 0;
    const told: string[] = [];
    const site = taughtSite([taught({})], nobody, {
      now: () => {
        time += 8;
        return time;
      },
      rested: ({ id }: TaughtHere) => told.push(id),
    });
    for (let pass = 0; pass < 6; pass++) {
      site.find(pageOf(quote), new URL("/quotes/17", ORIGIN))[Symbol.iterator]().next();
      site.find(pageOf(quote), new URL("/quotes/17", ORIGIN))[Symbol.iterator]().next();
      expect(read(site, quote)).toHaveLength(1);
    }
    expect(told).toEqual([]);
  });
});
