import { describe, expect, it } from "vitest";
import { dolibarr } from "#extension/sites/dolibarr.ts";
import { documentOn, seenBy } from "./fixture-page.ts";

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

  it.each([
    ["dolibarr/proposal.html", "/comm/propal/card.php?id=3"],
    ["dolibarr/order-contacts.html", "/commande/contact.php?id=7"],
    ["dolibarr/contact.html", "/contact/card.php?id=5"],
    ["dolibarr/proposal-new.html", "/comm/propal/card.php?action=create&socid=12"],
    ["dolibarr/project.html", "/projet/card.php?id=3"],
  ])("reads the company a record is of: %s", (page, address) => {
    expect(seenBy(dolibarr, page, address)).toEqual([
      { kind: "record", at: "a", name: "Menuiserie Kerbrat SAS", link: link("12") },
    ]);
  });

  it("reads a company while it is edited", () => {
    expect(seenBy(dolibarr, "dolibarr/customer-edit.html", "/societe/card.php?socid=11&action=edit")).toEqual(
      [
        {
          kind: "record",
          at: "input",
          name: "Ateliers Besson SAS",
          siren: "999000110",
          siret: "99900011000018",
          vat: "FR72999000110",
          domain: "besson.example",
          link: link("11"),
        },
      ],
    );
  });

  const proposal = {
    kind: "quote",
    number: "PR2611-0003",
    link: { kind: "quote", externalId: "3" },
    total: { text: "3 600,00 €", basis: "gross" },
    terms: "30 jours fin de mois",
  };
  it.each([
    ["/comm/propal/card.php?id=3"],
    ["/dolibarr/htdocs/comm/propal/card.php?id=3"],
    ["/comm/propal/card.php?ref=PR2611-0003"],
  ])("reads the total including tax, in the organization's currency: %s", (address) => {
    expect(documentOn(dolibarr, "dolibarr/proposal.html", address)).toEqual(proposal);
  });

  it("says so when the one total shown excludes tax", () => {
    expect(documentOn(dolibarr, "dolibarr/order.html", "/commande/card.php?id=7")).toMatchObject({
      kind: "order",
      total: { text: "5 800,00 €", basis: "net" },
    });
  });

  it("reads what an opportunity is expected to bring, not what it weighs", () => {
    const project = {
      kind: "opportunity",
      number: "PJ2611-0003",
      link: { kind: "opportunity", externalId: "3" },
    };
    expect(documentOn(dolibarr, "dolibarr/project.html", "/projet/card.php?id=3")).toEqual({
      ...project,
      total: { text: "7 003 €" },
    });
    expect(documentOn(dolibarr, "dolibarr/project-edit.html", "/projet/card.php?id=3&action=edit")).toEqual({
      ...project,
      total: { text: "7003" },
    });
  });

  it.each([["/commande/contact.php?id=7"], ["/compta/facture/card.php?id=7"]])(
    "reads no document to check at %s",
    (address) => {
      expect(documentOn(dolibarr, "dolibarr/proposal.html", address)).toBeNull();
    },
  );
});
