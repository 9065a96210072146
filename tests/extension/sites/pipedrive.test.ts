import { describe, expect, it } from "vitest";
import { pipedrive } from "#extension/sites/pipedrive.ts";
import { documentOn, seenBy } from "./fixture-page.ts";

const link = (externalId: string) => ({ kind: "customer", externalId });
const besson = { name: "Ateliers Besson SAS", link: link("11") };
const kerbrat = { name: "Menuiserie Kerbrat SAS", link: link("12") };
const seen = (page: string, address: string) => seenBy(pipedrive, `pipedrive/${page}.html`, address);
const found = (page: string, address: string) => documentOn(pipedrive, `pipedrive/${page}.html`, address);

describe("pipedrive", () => {
  it("reads an organization by its title and its fields by their labels, a tax rate not for a number", () => {
    expect(seen("organization", "/organization/11")).toEqual([
      {
        kind: "record",
        at: "textarea",
        ...besson,
        siren: "999 000 110",
        vat: "FR72999000110",
        domain: "besson.example",
      },
      { kind: "row", at: "a", ...kerbrat },
    ]);
  });

  it("reads a field that is being edited", () => {
    expect(seen("organization-edit", "/organization/11?x=1")).toMatchObject([
      { ...besson, siren: "999000110" },
    ]);
  });

  it.each([
    ["deal", "/deal/501"],
    ["deal-plain", "/deal/501"],
    ["person", "/person/7"],
  ])("reads the organization of %s, not one named in its history, and never the person", (page, address) => {
    expect(seen(page, address)).toEqual([{ kind: "record", at: "a", ...kerbrat }]);
  });

  it.each([
    ["deal-two-organizations", "/deal/501"],
    ["new-deal", "/deal/501"],
    ["organization-list-empty", "/organizations/list"],
    ["insights", "/progress/insights"],
  ])("sees nobody on %s", (page, address) => {
    expect(seen(page, address)).toEqual([]);
  });

  it("goes by the id alone on a translated page", () => {
    expect(seen("person-translated", "/person/7")).toEqual([{ kind: "record", at: "a", link: link("12") }]);
  });

  it.each([
    ["organization-list", "/organizations/list", [besson, kerbrat]],
    ["person-list", "/persons/list", [kerbrat]],
    ["search", "/search/items", [besson]],
  ])("reads organizations of %s", (page, address, rows) => {
    expect(seen(page, address)).toEqual(rows.map((row) => ({ kind: "row", at: "a", ...row })));
  });

  it("reads who stands below the title of each tile", () => {
    expect(seen("pipeline", "/pipeline/1")).toEqual([
      { kind: "card", at: "div", name: "Menuiserie Kerbrat SAS" },
      { kind: "card", at: "div", name: "Ateliers Besson SAS" },
    ]);
  });

  it.each([
    ["deal", { number: "Escaliers 2027", total: { text: "12 345,67 €" } }],
    ["deal-edit", { number: "Escaliers 2027", total: { text: "15000,00" } }],
  ])("reads the value of a deal by its label: %s", (page, expected) => {
    expect(found(page, "/deal/501")).toEqual({
      kind: "opportunity",
      link: { kind: "deal", externalId: "501" },
      ...expected,
    });
  });

  it("has no document on a person or where no label says what the figure is", () => {
    expect(found("person", "/person/7")).toBeNull();
    expect(found("deal-plain", "/deal/501")).toBeNull();
  });
});
