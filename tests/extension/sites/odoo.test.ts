import { describe, expect, it } from "vitest";
import { odoo } from "#extension/sites/odoo.ts";
import { documentOn, fixturePage, seenBy } from "./fixture-page.ts";

const link = (externalId: string) => ({ kind: "customer", externalId });

describe("odoo", () => {
  it("reads a partner's values out of form controls, and not its contacts", () => {
    expect(seenBy(odoo, "odoo/partner-18.html", "/odoo/contacts/17")).toEqual([
      {
        kind: "record",
        at: "div",
        name: "Ateliers Besson SAS",
        vat: "FR72999000110",
        domain: "besson.example",
        link: link("17"),
      },
    ]);
  });

  it("knows the record of version 16 by the hash, in any order", () => {
    const [record] = seenBy(
      odoo,
      "odoo/partner-18.html",
      "/web#menu_id=1&model=res.partner&id=20&view_type=form",
    );
    expect(record?.link).toEqual(link("20"));
  });

  it("takes no id from a stacked path that ends in another model", () => {
    const [record] = seenBy(odoo, "odoo/partner-18.html", "/odoo/crm/140");
    expect(record?.link).toBeUndefined();
  });

  it("sees the company above a contact person, without the person's id", () => {
    expect(seenBy(odoo, "odoo/person-18.html", "/odoo/contacts/21")).toEqual([
      { kind: "record", at: "div", name: "Ateliers Besson SAS", vat: "FR72999000110" },
    ]);
  });

  it("reads name, id and VAT number out of the one read-only link, and no line of the order", () => {
    expect(seenBy(odoo, "odoo/order-confirmed-18.html", "/odoo/orders/579")).toEqual([
      { kind: "record", at: "a", name: "Menuiserie Kerbrat SAS", vat: "FR06999000185", link: link("274") },
    ]);
    expect(seenBy(odoo, "odoo/invoice-16.html", "/web#id=42&model=account.move&view_type=form")).toEqual([
      { kind: "record", at: "a", name: "Menuiserie Kerbrat SAS", link: link("274") },
    ]);
  });

  it("parts name and VAT number in an open field", () => {
    expect(seenBy(odoo, "odoo/opportunity-18.html", "/odoo/crm/140")).toEqual([
      { kind: "record", at: "div", name: "Menuiserie Kerbrat SAS", vat: "FR06999000185" },
    ]);
  });

  it("reads rows by name; a person counts for the company, a comma in a company's name stays", () => {
    expect(seenBy(odoo, "odoo/contacts-list-18.html", "/odoo/contacts?view_type=list")).toEqual([
      { kind: "row", at: "td", name: "Ateliers Besson SAS", vat: "FR72999000110", domain: "besson.example" },
      { kind: "row", at: "td", name: "Ateliers Besson SAS" },
      { kind: "row", at: "td", name: "Dupont, Martin & Fils" },
    ]);
  });

  it("reads cards of contacts with the id of their avatar, a person's card without", () => {
    expect(seenBy(odoo, "odoo/contacts-kanban-18.html", "/odoo/contacts")).toEqual([
      { kind: "card", at: "span", name: "Menuiserie Kerbrat SAS", link: link("20") },
      { kind: "card", at: "span", name: "Menuiserie Kerbrat SAS" },
    ]);
  });

  it.each([
    ["odoo/pipeline-18.html", "/odoo/crm"],
    ["odoo/pipeline-16.html", "/web#model=crm.lead&view_type=kanban"],
  ])("reads the company of a pipeline card, never its title: %s", (path, address) => {
    expect(seenBy(odoo, path, address)).toEqual([
      { kind: "card", at: "span", name: "Menuiserie Kerbrat SAS" },
    ]);
  });

  it("sees nothing in made-up rows", () => {
    expect(seenBy(odoo, "odoo/sample-data.html", "/odoo/orders")).toEqual([]);
  });

  it("sees what is on top: the record in the dialog, not the list behind it", () => {
    expect(seenBy(odoo, "odoo/dialog-over-list.html", "/odoo/contacts")).toEqual([
      { kind: "record", at: "div", name: "Menuiserie Kerbrat SAS" },
    ]);
  });

  it("names the database where the page tells it", () => {
    const url = new URL("https://crm.example/odoo");
    expect(odoo.tenant(fixturePage("odoo/partner-18.html"), url)).toBe("demo18");
    expect(odoo.tenant(fixturePage("odoo/sample-data.html"), url)).toBe("");
  });

  it("reads a form value as it is now", () => {
    const page = fixturePage("odoo/partner-18.html");
    const input = page.querySelector<HTMLInputElement>('[name="name"] input');
    if (input) input.value = "Garage Le Goff";
    const [record] = [...odoo.find(page, new URL("https://crm.example/odoo/contacts/17"))];
    expect(record?.name).toBe("Garage Le Goff");
  });

  const quotation = {
    number: "S00580",
    total: { text: "5 800,00 €", basis: "gross", currency: "EUR" },
    terms: "30 jours",
  };
  it("reads the grand total of a quotation, its id when the address tells the model", () => {
    expect(documentOn(odoo, "odoo/quotation-18.html", "/odoo/orders/580")).toEqual({
      ...quotation,
      kind: "quote",
      link: { kind: "order", externalId: "580" },
    });
    expect(documentOn(odoo, "odoo/quotation-18.html", "/odoo/action-318/580")).toEqual({
      ...quotation,
      kind: "quote",
    });
  });

  it.each([
    ["odoo/quotation-16.html", "/web#model=sale.order&id=581&view_type=form", "order", "581"],
    ["odoo/order-confirmed-18.html", "/odoo/orders/579", "quote", "579"],
  ])("reads an order by its state, which may not be shown: %s", (page, address, kind, externalId) => {
    expect(documentOn(odoo, page, address)).toMatchObject({
      kind,
      link: { kind: "order", externalId },
      total: { basis: "gross" },
    });
  });

  it("reads the expected revenue of an opportunity out of its control", () => {
    expect(documentOn(odoo, "odoo/opportunity-18.html", "/odoo/crm/140")).toEqual({
      kind: "opportunity",
      number: "Besoin de fenêtres",
      link: { kind: "opportunity", externalId: "140" },
      total: { text: "5 000,00" },
    });
  });

  it.each([
    ["odoo/purchase-18.html", "/odoo/purchase/12"],
    ["odoo/invoice-16.html", "/web#id=42&model=account.move&view_type=form"],
    ["odoo/partner-18.html", "/odoo/contacts/17"],
    ["odoo/sample-data.html", "/odoo/orders"],
  ])("reads no document to check on %s", (page, address) => {
    expect(documentOn(odoo, page, address)).toBeNull();
  });
});
