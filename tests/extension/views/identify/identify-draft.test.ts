// @vitest-environment node
import { describe, expect, it } from "vitest";
import { bearsName } from "#extension/views/identify/bears-name.ts";
import { draftOfTab, identificationOf } from "#extension/views/identify/identify-draft.ts";
import { aFirm } from "./a-candidate.ts";

const record = (numbers: { siren?: string; siret?: string; vat?: string }) => ({
  ...{ link: { site: "odoo", origin: "https://erp.example", tenant: "", kind: "company", externalId: "4" } },
  ...{ name: "Ateliers Corre", siren: null, siret: null, vat: null, ...numbers },
});
const draft = (numbers: Parameters<typeof record>[0], own: string | null = null) =>
  draftOfTab({ seenName: " Ateliers Corre ", record: record(numbers) }, own);

describe("what is proposed to be looked up", () => {
  it("is the page's name and its number, a SIREN before a SIRET before a VAT number; no town is made up", () => {
    expect(draft({})).toEqual({ name: "Ateliers Corre", town: "", number: "" });
    expect(draft({ siret: "299 900 100 00012", vat: "FR 12 299900100" }).number).toBe("299 900 100 00012");
    expect(draft({ siren: "299 900 100", siret: "29990010000012" }).number).toBe("299 900 100");
  });

  it("is never the seller's own number, which stands on its own quotes", () => {
    expect(draft({ siren: "299 900 019", vat: "FR 12 299 900 100" }, "299900019").number).toBe(
      "FR 12 299 900 100",
    );
    expect(draft({ siret: "299 900 019 00011" }, "299900019").number).toBe("");
  });

  it("is nothing where no page says anything", () => {
    expect(draftOfTab(null, null)).toEqual({ name: "", town: "", number: "" });
  });
});

describe("what leaves", () => {
  it("is the number alone where there is one", () => {
    expect(identificationOf({ name: "Corre", town: "Quimper", number: " 299 900 100 " })).toEqual({
      number: "299 900 100",
    });
  });

  it("is the number also where it was typed as a name", () => {
    expect(identificationOf({ name: "299 900 100", town: "", number: "" })).toEqual({
      number: "299 900 100",
    });
    expect(identificationOf({ name: "Hotel 1900", town: "", number: "" })).toEqual({ name: "Hotel 1900" });
  });

  it("is name and town otherwise, an empty town left out", () => {
    expect(identificationOf({ name: " Corre ", town: " 29000 ", number: " " })).toEqual({
      name: "Corre",
      town: "29000",
    });
    expect(identificationOf({ name: "Corre", town: " ", number: "" })).toEqual({ name: "Corre" });
  });

  it("is nothing where nothing was said", () => {
    expect(identificationOf({ name: "C", town: "Quimper", number: "" })).toBeNull();
  });
});

describe("a firm is called as the page says", () => {
  it.each([
    ["Ateliers Corre SAS", true],
    ["CORRE ATELIERS", true],
    ["Garage Le Goff", false],
  ])("%s: %s", (seen, bears) => {
    expect(bearsName(aFirm(), seen)).toBe(bears);
  });

  it("by its trade name too; and nothing contradicts where the register or the page keeps silent", () => {
    expect(bearsName(aFirm({ otherNames: ["Garage Le Goff"] }), "Garage Le Goff")).toBe(true);
    expect(bearsName(aFirm({ name: "299900100", diffusion: "partial" }), "Garage Le Goff")).toBe(true);
    expect(bearsName(aFirm(), null)).toBe(true);
  });
});
