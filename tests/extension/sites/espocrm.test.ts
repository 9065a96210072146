import { describe, expect, it } from "vitest";
import { espocrm } from "#extension/sites/espocrm.ts";
import { seenBy } from "./fixture-page.ts";

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
      { kind: "record", at: "a", name: "Menuiserie Kerbrat SAS", link: link(OTHER) },
    ]);
  });
});
