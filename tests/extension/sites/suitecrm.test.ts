import { describe, expect, it } from "vitest";
import { suitecrm } from "#extension/sites/suitecrm.ts";
import { documentOn, fixturePage, seenBy } from "./fixture-page.ts";

const BESSON = "8da56035-a8b8-43c3-a9dc-0830698cda3c";
const KERBRAT = "a02799e8-9a86-4225-834b-d9b0e0200dff";
const QUOTE = "034132d3-e7ed-4cdf-8ff4-93fc2b6ba4f2";
const link = (externalId: string) => ({ kind: "customer", externalId });
const kerbrat = { name: "Menuiserie Kerbrat SAS", link: link(KERBRAT) };

describe("suitecrm", () => {
  it("reads an account with its custom numbers, a tax rate being none, and members but no contacts in its subpanels", () => {
    expect(seenBy(suitecrm, "suitecrm/account.html", `/index.php?module=Accounts&record=${BESSON}`)).toEqual([
      {
        kind: "record",
        at: "h2",
        name: "Ateliers Besson SAS",
        siren: "999 000 110",
        vat: "FR72999000110",
        domain: "besson.example",
        link: link(BESSON),
      },
      { kind: "row", at: "a", ...kerbrat },
    ]);
  });

  it.each([
    ["suitecrm/account-list.html", [{ name: "Ateliers Besson SAS", link: link(BESSON) }, kerbrat]],
    ["suitecrm/quote-list.html", [kerbrat]],
    ["suitecrm/search.html", [{ name: "Ateliers Besson SAS", link: link(BESSON) }, kerbrat]],
    ["suitecrm/popup.html", [kerbrat]],
    ["suitecrm/opportunity-list-8.html", [kerbrat]],
  ])("reads one company a row, not its parent, nor recently viewed ones cut short: %s", (page, expected) => {
    expect(seenBy(suitecrm, page, "/index.php")).toEqual(
      expected.map((company) => ({ kind: "row", at: "a", ...company })),
    );
  });

  it.each([
    ["suitecrm/quote.html", "/index.php?action=ajaxui"],
    ["suitecrm/opportunity.html", "/index.php?module=Opportunities"],
  ])("reads the account of a document, on a closed tab too: %s", (page, address) => {
    expect(seenBy(suitecrm, page, address)).toEqual([{ kind: "record", at: "span", ...kerbrat }]);
  });

  it("reads what is typed while an account is edited, with its id", () => {
    expect(seenBy(suitecrm, "suitecrm/account-edit.html", "/index.php")).toEqual([
      { kind: "record", at: "input", name: "Ateliers Besson SAS", siren: "999000110", link: link(BESSON) },
    ]);
  });

  it("takes no id for a name being typed into a quote", () => {
    expect(seenBy(suitecrm, "suitecrm/quote-edit.html", "/index.php")).toEqual([
      { kind: "record", at: "input", name: "Menuiserie Kerbrat SAS" },
    ]);
  });

  it("knows an account of version 8 by its address and other records by their link", () => {
    expect(seenBy(suitecrm, "suitecrm/account-8.html", `/#/accounts/record/${BESSON}?offset=1`)).toEqual([
      { kind: "record", at: "scrm-dynamic-label", name: "Ateliers Besson SAS", link: link(BESSON) },
    ]);
    expect(seenBy(suitecrm, "suitecrm/opportunity-8.html", "/#/opportunities/record/o-1")).toEqual([
      { kind: "record", at: "a", ...kerbrat },
    ]);
  });

  it("reads the grand total of a quote, shown and edited", () => {
    const quote = {
      kind: "quote",
      number: "18",
      link: { kind: "quote", externalId: QUOTE },
      total: { text: "5 800,00", basis: "gross" },
    };
    expect(documentOn(suitecrm, "suitecrm/quote.html", "/index.php")).toEqual({
      ...quote,
      terms: "Nett 30",
    });
    expect(documentOn(suitecrm, "suitecrm/quote-edit.html", "/index.php")).toEqual(quote);
  });

  it("reads the amount of an opportunity in the currency its label names; an account has none", () => {
    expect(documentOn(suitecrm, "suitecrm/opportunity.html", "/index.php")).toEqual({
      kind: "opportunity",
      number: "Fenêtres",
      link: { kind: "opportunity", externalId: "o-1" },
      total: { text: "5 800,00", currency: "EUR" },
    });
    expect(documentOn(suitecrm, "suitecrm/account.html", "/index.php")).toBeNull();
  });

  it("follows a name that is typed over", () => {
    const page = fixturePage("suitecrm/quote-edit.html");
    const input = page.querySelector<HTMLInputElement>('input[name="billing_account"]');
    if (input) input.value = "Garage Le Goff";
    const [record] = [...suitecrm.find(page, new URL("https://crm.example/index.php"))];
    expect(record?.name).toBe("Garage Le Goff");
  });
});
