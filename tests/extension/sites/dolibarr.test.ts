import { describe, expect, it } from "vitest";
import { dolibarr } from "#extension/sites/dolibarr.ts";
import { seenBy } from "./fixture-page.ts";

const link = (externalId: string) => ({ kind: "customer", externalId });

describe("dolibarr", () => {
  it("reads id, name and SIREN column of each company row, and nothing of contacts and tooltips", () => {
    expect(seenBy(dolibarr, "dolibarr/customer-list.html", "/societe/list.php?type=c")).toEqual([
      { kind: "row", at: "a", name: "Ateliers Besson SAS", siren: "999000110", link: link("11") },
      { kind: "row", at: "a", name: "Menuiserie Kerbrat SAS", link: link("12") },
      // A name that the page cut says nothing.
      { kind: "row", at: "a", link: link("13") },
    ]);
  });

  it("reads a company's page: name without its address, numbers once, domain", () => {
    expect(seenBy(dolibarr, "dolibarr/customer.html", "/dolibarr/societe/card.php?socid=11")).toEqual([
      {
        kind: "record",
        at: "div",
        name: "Ateliers Besson SAS",
        siren: "999000110",
        siret: "99900011000018",
        vat: "FR72999000110",
        domain: "besson.example",
        link: link("11"),
      },
    ]);
  });

  it("takes the id from the tabs when the address has none", () => {
    const [record] = seenBy(dolibarr, "dolibarr/customer.html", "/societe/card.php");
    expect(record?.link).toEqual(link("11"));
  });

  it("reads the company of an order, whose address holds the order's id", () => {
    expect(seenBy(dolibarr, "dolibarr/order.html", "/commande/card.php?id=12345")).toEqual([
      { kind: "record", at: "a", name: "Menuiserie Kerbrat SAS", link: link("12") },
    ]);
  });

  it("reads the company on a kanban card, not the document", () => {
    expect(seenBy(dolibarr, "dolibarr/proposal-kanban.html", "/comm/propal/list.php?mode=kanban")).toEqual([
      { kind: "card", at: "a", name: "Menuiserie Kerbrat SAS", link: link("12") },
    ]);
  });
});
