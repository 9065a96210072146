import { describe, expect, it } from "vitest";
import { espocrm } from "#extension/sites/espocrm.ts";
import { documentOn, seenBy } from "./fixture-page.ts";

const ID = "66e1f0aa11bb22cc3";
const OTHER = "66e1f0aa11bb22cc4";
const link = (externalId: string) => ({ kind: "customer", externalId });

describe("espocrm", () => {
  it("reads an account with custom number fields, and no second badge for its own related rows", () => {
    expect(seenBy(espocrm, "espocrm/account.html", `/#Account/view/${ID}`)).toEqual([
      {
        kind: "record",
        at: "span",
        name: "Ateliers Besson SAS",
        siren: "999000110",
        vat: "FR72999000110",
        domain: "besson.example",
        link: link(ID),
      },
    ]);
  });

  it("reads one company a row", () => {
    expect(seenBy(espocrm, "espocrm/account-list.html", "/#Account")).toEqual([
      { kind: "row", at: "a", name: "Ateliers Besson SAS", link: link(ID) },
      { kind: "row", at: "a", name: "Menuiserie Kerbrat SAS", link: link(OTHER) },
    ]);
  });

  it("reads the account of an opportunity and of its card", () => {
    expect(seenBy(espocrm, "espocrm/opportunity.html", "/#Opportunity/view/66f0aa11bb22cc331")).toEqual([
      { kind: "record", at: "a", name: "Menuiserie Kerbrat SAS", link: link(OTHER) },
    ]);
    expect(seenBy(espocrm, "espocrm/opportunity-kanban.html", "/#Opportunity/list")).toEqual([
      { kind: "card", at: "a", name: "Menuiserie Kerbrat SAS", link: link(OTHER) },
    ]);
  });

  it("sees the quick view over the list while the address is the list's", () => {
    expect(seenBy(espocrm, "espocrm/quick-view.html", "/#Account")).toEqual([
      {
        kind: "record",
        at: "span",
        name: "Menuiserie Kerbrat SAS",
        domain: "kerbrat.example",
        link: link(OTHER),
      },
    ]);
    // Edited there, only what is typed tells who it is.
    expect(seenBy(espocrm, "espocrm/quick-edit.html", "/#Account")).toEqual([
      { kind: "record", at: "input", name: "Menuiserie Kerbrat SAS" },
    ]);
  });

  it("reads an account while it is edited or made", () => {
    expect(seenBy(espocrm, "espocrm/account-edit.html", `/#Account/edit/${ID}`)).toEqual([
      {
        kind: "record",
        at: "div",
        name: "Ateliers Besson SAS",
        vat: "FR72999000110",
        domain: "besson.example",
        link: link(ID),
      },
    ]);
    expect(seenBy(espocrm, "espocrm/account-create.html", "/#Account/create")).toEqual([
      { kind: "record", at: "input", name: "Garage Le Goff" },
    ]);
  });

  it("does not take the list for the record while the address is ahead of the page", () => {
    expect(seenBy(espocrm, "espocrm/account-list.html", `/#Account/view/${ID}`)).toEqual([
      { kind: "row", at: "a", name: "Ateliers Besson SAS", link: link(ID) },
      { kind: "row", at: "a", name: "Menuiserie Kerbrat SAS", link: link(OTHER) },
    ]);
  });

  it("reads results of the search above the page", () => {
    expect(seenBy(espocrm, "espocrm/global-search.html", "/#Contact")).toEqual([
      { kind: "row", at: "a", name: "Menuiserie Kerbrat SAS", link: link(OTHER) },
    ]);
  });

  const OPPORTUNITY = "66f0aa11bb22cc331";
  const of = (kind: string) => ({ kind, link: { kind, externalId: OPPORTUNITY } });
  it("reads the amount of an opportunity as shown and as typed, there with its currency", () => {
    expect(documentOn(espocrm, "espocrm/opportunity.html", `/#Opportunity/view/${OPPORTUNITY}`)).toEqual({
      ...of("opportunity"),
      number: "Fenêtres",
      total: { text: "5,800.00" },
    });
    expect(documentOn(espocrm, "espocrm/opportunity-edit.html", `/#Opportunity/edit/${OPPORTUNITY}`)).toEqual(
      { ...of("opportunity"), number: "Fenêtres", total: { text: "5,800.00", currency: "EUR" } },
    );
  });

  it("reads the grand total of a quote, not its amount before tax", () => {
    expect(documentOn(espocrm, "espocrm/quote.html", `/#Quote/view/${OPPORTUNITY}`)).toEqual({
      ...of("quote"),
      number: "Q-00012",
      total: { text: "€6,960.00", basis: "gross" },
    });
  });

  it("reads no document on an account, nor behind a quick view", () => {
    expect(documentOn(espocrm, "espocrm/account.html", `/#Account/view/${ID}`)).toBeNull();
    expect(documentOn(espocrm, "espocrm/quick-view.html", `/#Opportunity/view/${OPPORTUNITY}`)).toBeNull();
  });
});
