import { describe, expect, it } from "vitest";
import { generic } from "#extension/sites/generic.ts";
import { seenBy } from "./fixture-page.ts";

const seen = (path: string) => seenBy(generic, `generic/${path}.html`, "/");

describe("generic", () => {
  it("binds a number to the name of its row, and none to phone and order columns", () => {
    expect(seen("table")).toEqual([
      { kind: "row", at: "a", name: "Ateliers Besson SAS", siren: "999000110" },
      { kind: "row", at: "a", name: "Menuiserie Kerbrat SAS", siren: "999000185" },
      { kind: "row", at: "a", name: "Boulangerie Inconnue", siren: "999000326" },
    ]);
  });

  it("puts the numbers of a record page together under its heading", () => {
    expect(seen("record")).toEqual([
      { kind: "record", at: "h1", name: "Ateliers Besson SAS", siren: "999000110", vat: "FR72999000110" },
    ]);
  });

  it("reads form values beside their labels", () => {
    expect(seen("form")).toEqual([
      { kind: "record", at: "input", name: "Ateliers Besson SAS", siret: "99900011000018" },
    ]);
  });

  it("reads repeated boxes and attributes", () => {
    expect(seen("cards")).toEqual([
      { kind: "row", at: "h3", name: "Ateliers Besson SAS", siren: "999000110" },
      { kind: "row", at: "h3", name: "Menuiserie Kerbrat SAS", siren: "999000185" },
    ]);
  });

  it("sees nothing in phone numbers, order numbers, bank accounts, dates, bad keys and hidden places", () => {
    expect(seen("nothing")).toEqual([]);
  });
});
