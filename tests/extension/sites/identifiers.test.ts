import { describe, expect, it } from "vitest";
import { asIdentifier, isVat } from "#extension/sites/identifiers.ts";
import { isSiren, isSiret } from "#shared/credit/french-numbers.ts";

describe("identifiers", () => {
  it.each([
    "FR72999000110",
    "DE136695976",
    "BE0428759497",
    "IT00743110157",
    "LU15027442",
    "NL004495445B01",
    "PT501964843",
    "ESA13585625",
    "ES54362315K",
  ])("accepts %s", (vat) => expect(isVat(vat)).toBe(true));
  it.each([
    "FR73999000110",
    "DE136695978",
    "BE0431150351",
    "IT00743110158",
    "LU15027443",
    "NL123456789B90",
    "PT501964842",
    "ESA13585626",
    "ES54362315Z",
    "US123456789",
  ])("refuses %s", (vat) => expect(isVat(vat)).toBe(false));
  it("checks SIREN and SIRET, with La Poste's exception", () => {
    expect(isSiren("732829320")).toBe(true);
    expect(isSiren("732829321")).toBe(false);
    expect(isSiren("000000000")).toBe(false);
    expect(isSiret("73282932000074")).toBe(true);
    expect(isSiret("35600000049837")).toBe(true);
    expect(isSiret("35600000049838")).toBe(false);
  });
  it("takes a whole text only", () => {
    expect(asIdentifier("732 829 320")).toEqual({ siren: "732829320" });
    expect(asIdentifier("tel 732 829 320")).toBeNull();
  });
});
