import { describe, expect, it } from "vitest";
import { generic } from "#extension/sites/generic.ts";
import { fixturePage, seenBy } from "./fixture-page.ts";

const seen = (path: string) => seenBy(generic, `generic/${path}.html`, "/");
const HERE = new URL("https://crm.example/");
const of = (markup: string) =>
  new DOMParser().parseFromString(`<!doctype html><title></title>${markup}`, "text/html");
const namesOn = (page: Document) => [...generic.find(page, HERE)].flatMap((sighting) => sighting?.name ?? []);

describe("generic", () => {
  it("binds a number to the name of its row, and none to phone and order columns", () => {
    expect(seen("table")).toEqual([
      { kind: "row", at: "a", name: "Ateliers Besson SAS", siren: "999000110" },
      { kind: "row", at: "a", name: "Menuiserie Kerbrat SAS", siren: "999000185" },
      { kind: "row", at: "a", name: "Boulangerie Inconnue", siren: "999000326" },
    ]);
  });

  it("puts the numbers of a record page together under its heading", () => {
    expect(seen("record")).toEqual([
      { kind: "record", at: "h1", name: "Ateliers Besson SAS", siren: "999000110", vat: "FR72999000110" },
    ]);
  });

  it("reads form values beside their labels", () => {
    expect(seen("form")).toEqual([
      { kind: "record", at: "input", name: "Ateliers Besson SAS", siret: "99900011000018" },
    ]);
  });

  it("reads repeated boxes and attributes", () => {
    expect(seen("cards")).toEqual([
      { kind: "row", at: "h3", name: "Ateliers Besson SAS", siren: "999000110" },
      { kind: "row", at: "h3", name: "Menuiserie Kerbrat SAS", siren: "999000185" },
    ]);
  });

  it("sees nothing in phone numbers, order numbers, bank accounts, dates, bad keys and hidden places", () => {
    expect(seen("nothing")).toEqual([]);
  });

  it("reads the addresses of companies' pages in registers, beside the name of their line", () => {
    expect(seen("links").filter(({ siren, siret }) => siren ?? siret)).toEqual([
      { kind: "row", at: "strong", name: "Ateliers Besson SAS", siren: "999000110" },
      { kind: "row", at: "strong", name: "Menuiserie Kerbrat SAS", siret: "99900018500010" },
    ]);
  });

  it("reads domains in links, text and form values; never the page's own, nor those that anybody may have", () => {
    expect(seen("links").flatMap(({ domain, quiet, at }) => (domain ? [[domain, quiet, at]] : []))).toEqual([
      ["legoff.example", true, "a"],
      ["henin.example", true, "p"],
      ["inconnue.example", true, "input"],
    ]);
  });

  it("takes customers from data for machines, not the publisher, the seller or the page's own company", () => {
    expect(seen("json-ld")).toEqual([
      {
        kind: "record",
        at: "b",
        name: "Menuiserie Kerbrat SAS",
        siren: "999000185",
        vat: "FR06999000185",
        domain: "kerbrat.example",
        quiet: true,
      },
      { kind: "record", at: "span", name: "Ateliers Besson SAS", siren: "999000110", quiet: true },
    ]);
  });

  it("takes companies from microdata and RDFa, with the numbers and addresses in their boxes", () => {
    expect(seen("microdata")).toEqual([
      {
        kind: "record",
        at: "p",
        name: "Ateliers Besson SAS",
        vat: "FR72999000110",
        domain: "besson.example",
      },
      { kind: "record", at: "p", name: "Menuiserie Kerbrat SAS", siren: "999000185", quiet: true },
    ]);
  });

  it("finds the name once where title, breadcrumb and label tell it and the heading does not", () => {
    expect(seen("names-record")).toEqual([
      { kind: "record", at: "dd", name: "Menuiserie Kerbrat SAS", domain: "kerbrat.example", quiet: true },
    ]);
  });

  it("reads the column of companies, in tables and grids, and no other", () => {
    expect(seen("names-table")).toEqual([
      { kind: "row", at: "a", name: "Ateliers Besson SAS", domain: "besson.example", quiet: true },
      { kind: "row", at: "td", name: "Menuiserie Kerbrat SAS", quiet: true },
      { kind: "row", at: "div", name: "Müller Bau GmbH", quiet: true },
    ]);
  });

  it("guesses at titles of dialogs and of boxes that repeat, without the words of a command", () => {
    expect(seen("names-cards")).toEqual([
      { kind: "record", at: "h2", name: "Plomberie Hénin", guess: true, quiet: true },
      { kind: "card", at: "h4", name: "Ateliers Besson SAS", guess: true, quiet: true },
      { kind: "card", at: "h4", name: "Menuiserie Kerbrat SAS", guess: true, quiet: true },
      { kind: "card", at: "span", name: "Garage Le Goff", guess: true, quiet: true },
      { kind: "card", at: "span", name: "Boulangerie Inconnue", guess: true, quiet: true },
    ]);
  });

  it("keeps the records alive in one document apart, and leaves out hidden ones", () => {
    expect(seen("two-records")).toEqual([
      { kind: "record", at: "dd", name: "Ateliers Besson SAS", siren: "999000110" },
      { kind: "record", at: "h1", name: "Menuiserie Kerbrat SAS", siren: "999000185" },
    ]);
  });

  it("proposes no menus, greetings, dates, amounts, sentences, passwords, totals and no foot of a page", () => {
    expect(seen("names-nothing")).toEqual([]);
  });

  it.each([
    ["Client", "Menuiserie Kerbrat"],
    ["Raison sociale :", "Menuiserie Kerbrat"],
    ["Tiers", "Menuiserie Kerbrat"],
    ["Customer name", "Kerbrat Joinery Ltd"],
    ["Account:", "Kerbrat Joinery Ltd"],
    ["Bill to", "Kerbrat Joinery Ltd"],
    ["Kunde", "Müller Bau GmbH"],
    ["Firma", "Müller Bau GmbH"],
    ["Cliente", "Construcciones Ruiz"],
    ["Razón social", "Construcciones Ruiz"],
    ["Azienda", "Officine Rossi"],
    ["Ragione sociale", "Officine Rossi"],
    ["Klant", "Bakker Bouw"],
    ["Empresa", "Obras Silva"],
  ])("knows the label %s", (label, name) => {
    const page = of(`<p><span>${label}</span><span>${name}</span></p>`);
    expect(namesOn(page)).toEqual([name]);
  });

  it.each([
    ["<p>Client : Menuiserie Kerbrat</p>", "Menuiserie Kerbrat"],
    ["<p><b>Client :</b> Menuiserie Kerbrat</p>", "Menuiserie Kerbrat"],
    ["<label for=c>Client</label><span></span><input id=c value='Menuiserie Kerbrat'>", "Menuiserie Kerbrat"],
    [
      "<label>Client<select><option>Choisir<option selected>Menuiserie Kerbrat</select></label>",
      "Menuiserie Kerbrat",
    ],
    [
      "<table><tr><th>Client</th><td><a href=/c>Menuiserie Kerbrat</a></td></tr></table>",
      "Menuiserie Kerbrat",
    ],
    ["<h1>Devis D-12 – Menuiserie Kerbrat</h1>", "Menuiserie Kerbrat"],
    ["<h1>Menuiserie Kerbrat <button>Modifier</button></h1>", "Menuiserie Kerbrat"],
  ])("reads %s", (markup, name) => {
    expect(namesOn(of(markup))).toEqual([name]);
  });

  it.each([
    "<h3>Clients</h3><ul><li><a href=/1>Zones de livraison</a></ul>",
    "<span>Clients</span><section><b>Zones de livraison</b></section>",
    "<button>Client</button><span>Zones de livraison</span>",
  ])("takes no list or command for the value of a label: %s", (markup) => {
    expect(namesOn(of(markup))).toEqual([]);
  });

  it("says the same when a badge of ours stands at the names it found", () => {
    const page = fixturePage("generic/names-table.html");
    const before = namesOn(page);
    for (const sighting of generic.find(page, HERE)) sighting?.anchor.prepend(page.createElement("span"));
    expect(namesOn(page)).toEqual(before);
  });
});
