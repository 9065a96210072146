import { describe, expect, it } from "vitest";
import { zoho } from "#extension/sites/zoho.ts";
import { documentOn, seenBy } from "./fixture-page.ts";

const link = (externalId: string) => ({ kind: "customer", externalId });
const besson = { name: "Ateliers Besson SAS", link: link("500000000000011") };
const kerbrat = { name: "Menuiserie Kerbrat SAS", link: link("500000000000012") };
const at = (module: string, id = "500000000000501") => `/crm/org700100/tab/${module}/${id}`;
const list = (module: string) => `/crm/org700100/tab/${module}/custom-view/500000000000001/list?page=1`;
const ACCOUNT = at("Accounts", "500000000000011");
const seen = (page: string, address: string) => seenBy(zoho, `zoho/${page}.html`, address);
const found = (page: string, address: string) => documentOn(zoho, `zoho/${page}.html`, address);

describe("zoho", () => {
  it("reads an account by the names of its fields, and a member account in a related list", () => {
    expect(seen("account", ACCOUNT)).toEqual([
      {
        kind: "record",
        at: "span",
        ...besson,
        siren: "999 000 110",
        vat: "FR72999000110",
        domain: "besson.example",
      },
      { kind: "row", at: "a", ...kerbrat },
    ]);
  });

  it("reads the account shown, not one left mounted", () => {
    expect(seen("account-left-mounted", ACCOUNT)).toEqual([{ kind: "record", at: "span", ...besson }]);
  });

  it("reads controls while an account is edited", () => {
    expect(seen("account-edit", ACCOUNT)).toEqual([
      { kind: "record", at: "input", ...besson, siren: "999000110" },
    ]);
  });

  it.each([
    ["deal", at("Potentials")],
    ["contact", at("Contacts")],
    ["quote", at("Quotes")],
    ["sales-order", at("SalesOrders")],
  ])("reads the account of %s, neither its partner nor the person", (page, address) => {
    expect(seen(page, address)).toEqual([{ kind: "record", at: "a", ...kerbrat }]);
  });

  it("goes by the id alone on a translated page", () => {
    expect(seen("contact-translated", at("Contacts"))).toEqual([
      { kind: "record", at: "a", link: kerbrat.link },
    ]);
  });

  it("reads the company of a lead", () => {
    expect(seen("lead", at("Leads"))).toEqual([{ kind: "record", at: "span", name: "Boulangerie Inconnue" }]);
  });

  it("reads rows and the columns whose headings say what they hold", () => {
    expect(seen("account-list", list("Accounts"))).toEqual([
      { kind: "row", at: "a", ...besson, siren: "999000110", domain: "besson.example" },
      { kind: "row", at: "a", ...kerbrat },
    ]);
  });

  it("trusts no heading while a column is missing", () => {
    expect(seen("account-list-column-missing", list("Accounts"))).toEqual([
      { kind: "row", at: "a", ...besson },
    ]);
  });

  it("reads the account of each deal: by its link, else by the heading of its column", () => {
    expect(seen("deal-list", list("Potentials"))).toEqual([
      { kind: "row", at: "a", ...kerbrat },
      { kind: "row", at: "lyte-exptable-td", name: "Ateliers Besson SAS" },
    ]);
  });

  it("reads the account of each card", () => {
    expect(seen("deal-board", list("Potentials").replace("list", "kanban"))).toEqual([
      { kind: "card", at: "a", ...kerbrat },
      { kind: "card", at: "a", ...besson },
    ]);
  });

  it("reads accounts among search results", () => {
    expect(seen("search", "/crm/org700100/search?searchword=besson")).toEqual([
      { kind: "row", at: "a", ...besson },
    ]);
  });

  it.each([
    ["account-list-empty", list("Accounts")],
    ["new-account", ACCOUNT],
    ["home", "/crm/org700100/tab/Home/begin"],
  ])("sees nobody on %s", (page, address) => {
    expect(seen(page, address)).toEqual([]);
  });

  it.each([
    ["deal", "Potentials", { kind: "opportunity", number: "Escaliers 2027", total: { text: "12 345,67 €" } }],
    [
      "quote",
      "Quotes",
      {
        kind: "quote",
        number: "Escaliers, offre 2",
        total: { text: "14 814,80 €", basis: "gross", currency: "EUR" },
        terms: "30 jours net",
      },
    ],
    [
      "sales-order",
      "SalesOrders",
      { kind: "order", number: "Commande 7", total: { text: "4 200,00 €", basis: "gross" } },
    ],
  ])("reads the total of %s", (page, module, { kind, ...expected }) => {
    expect(found(page, at(module))).toEqual({
      kind,
      ...expected,
      link: { kind, externalId: "500000000000501" },
    });
  });

  it("takes the organization in the address as tenant", () => {
    expect(zoho.tenant(document, new URL(ACCOUNT, "https://crm.zoho.eu"))).toBe("700100");
  });
});
