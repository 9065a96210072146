import { describe, expect, it } from "vitest";
import { hubspot } from "#extension/sites/hubspot.ts";
import { documentOn, seenBy } from "./fixture-page.ts";

const link = (externalId: string) => ({ kind: "customer", externalId });
const besson = { name: "Ateliers Besson SAS", link: link("11") };
const kerbrat = { name: "Menuiserie Kerbrat SAS", link: link("12") };
const leGoff = { name: "Garage Le Goff", link: link("14") };
const numbers = { siren: "999 000 110", vat: "FR72999000110", domain: "besson.example" };
const LIST = "/contacts/4242/objects/0-2/views/all/list";
const DEAL = "/contacts/4242/record/0-3/501";
const seen = (page: string, address: string) => seenBy(hubspot, `hubspot/${page}.html`, address);
const found = (page: string, address: string) => documentOn(hubspot, `hubspot/${page}.html`, address);

describe("hubspot", () => {
  it.each(["/contacts/4242/record/0-2/11", "/contacts/4242/company/11?ref=x"])(
    "reads a company by its title, properties by their names, and its parent apart: %s",
    (address) => {
      expect(seen("company", address)).toEqual([
        { kind: "record", at: "h2", ...besson, ...numbers },
        { kind: "row", at: "a", ...kerbrat },
      ]);
    },
  );

  it("reads the newer header too", () => {
    expect(seen("company-new-header", "/contacts/4242/record/0-2/11/view/1")).toEqual([
      { kind: "record", at: "div", ...besson },
    ]);
  });

  it.each([
    ["deal", DEAL],
    ["deal-association-table", DEAL],
    ["contact", "/contacts/4242/record/0-1/77"],
    ["contact", "/contacts/4242/contact/77"],
    ["quote", "/contacts/4242/record/0-14/9"],
  ])("reads the one company of a record, never the person: %s at %s", (page, address) => {
    expect(seen(page, address)).toEqual([{ kind: "record", at: "a", ...kerbrat }]);
  });

  it("names no company as the record's where two are associated, but badges both", () => {
    expect(seen("deal-two-companies", DEAL)).toEqual([
      { kind: "row", at: "a", ...kerbrat },
      { kind: "row", at: "a", ...besson },
    ]);
  });

  it("goes by the id alone on a translated page", () => {
    expect(seen("contact-translated", "/contacts/4242/record/0-1/77")).toEqual([
      { kind: "record", at: "a", link: link("12") },
    ]);
  });

  const rows = [
    { kind: "row", at: "div", ...besson, siren: "999000110", domain: "besson.example" },
    { kind: "row", at: "div", ...kerbrat },
    {
      kind: "row",
      at: "div",
      name: "Une raison sociale bien trop longue pour la colonne où elle se trouve SARL",
      link: link("13"),
    },
  ];

  it("reads rows with the ids and properties their cells are named after", () => {
    expect(seen("company-list", LIST)).toEqual(rows);
  });

  it.each([
    ["company-list-empty", LIST],
    ["new-company", LIST],
    ["dashboard", "/reports-dashboard/4242/view/1"],
  ])("sees nobody on %s", (page, address) => {
    expect(seen(page, address)).toEqual([]);
  });

  it("takes the record from a preview over a list, and keeps the rows", () => {
    expect(seen("company-preview", LIST)).toEqual([{ kind: "record", at: "h2", ...leGoff }, ...rows]);
  });

  it("takes a previewed deal's company, not the deal", () => {
    const [record, ...others] = seen("deal-preview", LIST);
    expect(record).toEqual({ kind: "record", at: "a", ...leGoff });
    expect(others).toEqual(rows);
  });

  it("has one record where a preview lies over another one", () => {
    const records = seen("preview-over-company", "/contacts/4242/record/0-2/11").filter(
      ({ kind }) => kind === "record",
    );
    expect(records).toEqual([{ kind: "record", at: "h2", ...leGoff }]);
  });

  it("reads the company of each contact: associated by its link, typed by its name", () => {
    expect(seen("contact-list", "/contacts/4242/objects/0-1/views/all/list")).toEqual([
      { kind: "row", at: "div", name: "Menuiserie Kerbrat SAS" },
      { kind: "row", at: "a", ...kerbrat },
      { kind: "row", at: "a", ...besson },
    ]);
  });

  it.each([
    ["deal-board", "/contacts/4242/objects/0-3/views/all/board", [kerbrat, besson]],
    ["company-board", "/contacts/4242/objects/0-2/views/all/board", [besson]],
  ])("reads the company of each card: %s", (page, address, cards) => {
    expect(seen(page, address)).toEqual(cards.map((card) => ({ kind: "card", at: "a", ...card })));
  });

  it("reads companies among search results, marked letters and all", () => {
    expect(seen("search", "/search/4242/search?query=besson")).toEqual([{ kind: "row", at: "a", ...besson }]);
  });

  it("reads the amount of a deal as written", () => {
    expect(found("deal", DEAL)).toEqual({
      kind: "opportunity",
      number: "Escaliers 2027",
      link: { kind: "deal", externalId: "501" },
      total: { text: "12 345,67 €", currency: "EUR" },
      terms: "30 jours net",
    });
  });

  it("reads the amount of a quote", () => {
    expect(found("quote", "/contacts/4242/record/0-14/9")).toEqual({
      kind: "quote",
      number: "Q-2026-014",
      link: { kind: "quote", externalId: "9" },
      total: { text: "1 200,00 €", currency: "EUR" },
    });
  });

  it("has no document on a company or below a preview", () => {
    expect(found("company", "/contacts/4242/record/0-2/11")).toBeNull();
    expect(found("deal-preview", LIST)).toBeNull();
  });

  it.each([
    ["https://app.hubspot.com/contacts/4242/record/0-2/11", "4242"],
    ["https://app-eu1.hubspot.com/search/4242/search?query=x", "4242"],
    ["https://app.hubspot.com/login", ""],
  ])("takes the portal as tenant: %s", (address, portal) => {
    expect(hubspot.tenant(document, new URL(address))).toBe(portal);
  });
});
