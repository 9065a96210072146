import { describe, expect, it } from "vitest";
import { salesforce } from "#extension/sites/salesforce.ts";
import { documentOn, seenBy } from "./fixture-page.ts";

const BESSON = "001Qy00000BESSO";
const KERBRAT = "001Qy00000KERBR";
const link = (externalId: string) => ({ kind: "customer", externalId });
const besson = { name: "Ateliers Besson SAS", link: link(BESSON) };
const kerbrat = { name: "Menuiserie Kerbrat SAS", link: link(KERBRAT) };
const account = `/lightning/r/Account/${BESSON}IAX/view`;
const opportunity = "/lightning/r/Opportunity/006Qy00000AAAAAIA0/view";
const seen = (page: string, address: string) => seenBy(salesforce, `salesforce/${page}.html`, address);
const found = (page: string, address: string) => documentOn(salesforce, `salesforce/${page}.html`, address);

describe("salesforce", () => {
  it("reads the account in front, not the one that stays mounted behind, and its child in a related list", () => {
    expect(seen("account", account)).toEqual([
      {
        kind: "record",
        at: "lightning-formatted-text",
        ...besson,
        siren: "999 000 110",
        siret: "999 000 110 00018",
        vat: "FR72999000110",
        domain: "besson.example",
      },
      { kind: "row", at: "a", ...kerbrat },
    ]);
  });

  it.each([account, `/lightning/r/${BESSON}/view`, `/one/one.app#/sObject/${BESSON}IAX/view`])(
    "takes fifteen characters of the id, in whatever form the address gives it: %s",
    (address) => {
      expect(seen("account-header-only", address)).toEqual([
        { kind: "record", at: "lightning-formatted-text", ...besson },
      ]);
    },
  );

  it("takes the id the page gives itself while the address is already that of the next one", () => {
    const [record] = seen("account", `/lightning/r/Account/${KERBRAT}IAY/view`);
    expect(record).toMatchObject(besson);
  });

  it("reads controls while an account is edited, and nothing of the page behind", () => {
    expect(seen("account-edit", account.replace("/view", "/edit?backgroundContext=x"))).toEqual([
      { kind: "record", at: "input", ...besson, siren: "999000110", domain: "besson.example" },
    ]);
  });

  it("sees nobody in the form of a new account", () => {
    expect(seen("new-account", "/lightning/o/Account/new?count=1")).toEqual([]);
  });

  it.each([
    ["opportunity", opportunity],
    ["opportunity-console", opportunity],
    ["opportunity-details-hidden", opportunity],
    ["contact", "/lightning/r/Contact/003Qy000000AAAAIA0/view"],
    ["quote", "/lightning/r/Quote/0Q0Qy00000AAAAAIA0/view"],
  ])("reads whose a record is: %s", (page, address) => {
    expect(seen(page, address)).toEqual([{ kind: "record", at: "a", ...kerbrat }]);
  });

  it("says nothing where two accounts stand in the header and no field says which is the customer", () => {
    expect(seen("opportunity-two-accounts", opportunity)).toEqual([]);
  });

  it("reads the name alone while the lookup is a control", () => {
    expect(seen("opportunity-inline-edit", opportunity)).toEqual([
      { kind: "record", at: "input", name: "Menuiserie Kerbrat SAS" },
    ]);
  });

  it("goes by the id alone on a translated page", () => {
    expect(seen("contact-translated", "/lightning/r/Contact/003Qy000000AAAAIA0/view")).toEqual([
      { kind: "record", at: "a", link: link(KERBRAT) },
    ]);
  });

  it("reads the company of a lead, never the person", () => {
    expect(seen("lead", "/lightning/r/Lead/00QQy00000AAAAAIA0/view")).toEqual([
      { kind: "record", at: "lightning-formatted-text", name: "Boulangerie Inconnue" },
    ]);
  });

  it.each([
    [
      "account-list",
      "/lightning/o/Account/list?filterName=Recent",
      [besson, kerbrat, { name: "Garage Le Goff" }],
    ],
    ["contact-list-aura", "/lightning/o/Contact/list", [besson, kerbrat]],
    ["search", "/one/one.app#search", [besson]],
    ["account-list-empty", "/lightning/o/Account/list", []],
    ["home", "/lightning/page/home", []],
  ])("reads accounts, and nothing else, of %s", (page, address, rows) => {
    expect(seen(page, address)).toMatchObject(rows.map((row) => ({ kind: "row", at: "a", ...row })));
    expect(seen(page, address)).toHaveLength(rows.length);
  });

  it("reads the account of each card, not the opportunity", () => {
    expect(seen("board", "/lightning/o/Opportunity/list?filterName=x")).toEqual([
      { kind: "card", at: "a", ...kerbrat },
      { kind: "card", at: "a", ...besson },
    ]);
  });

  it.each([
    [
      "opportunity",
      opportunity,
      {
        kind: "opportunity",
        number: "Escaliers 2027",
        link: { kind: "opportunity", externalId: "006Qy00000AAAAA" },
        total: { text: "12 345,67 €", currency: "EUR" },
        terms: "30 jours fin de mois",
      },
    ],
    ["opportunity-inline-edit", opportunity, { kind: "opportunity", total: { text: "15000,00" } }],
    [
      "quote",
      "/lightning/r/Quote/0Q0Qy00000AAAAAIA0/view",
      { kind: "quote", number: "00000412", total: { text: "12 345,67 €", basis: "gross" } },
    ],
    [
      "order",
      "/lightning/r/Order/801Qy00000AAAAAIA0/view",
      { kind: "order", number: "00000981", total: { text: "EUR 4 200,00", basis: "net" } },
    ],
  ])("reads the total of %s", (page, address, expected) => {
    expect(found(page, address)).toMatchObject(expected);
  });

  it("gives no total while the tab that holds it is closed", () => {
    expect(found("opportunity-details-hidden", opportunity)).toBeNull();
  });

  it("has one organization a host", () => {
    expect(salesforce.tenant(document, new URL(account, "https://acme.lightning.force.com"))).toBe("");
  });
});
