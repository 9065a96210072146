import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isMisspelt, isTransposed, slipBetween } from "#shared/matching/one-slip.ts";

const word = fc.stringMatching(/^[A-F]{1,9}$/);

describe("a slip between two words", () => {
  it.each([
    ["KERBRAT", "KEBRRAT", { slip: "swapped", at: 2 }],
    ["KERBRAT", "KERRAT", { slip: "missing", at: 3 }],
    ["KERBRAT", "KERBRRAT", { slip: "missing", at: 5 }],
    ["KERBRAT", "KERBRIT", { slip: "replaced", at: 5 }],
    ["KERBRAT", "KERBRAT", null],
    ["KERBRAT", "KERBRITT", null],
    ["AB", "CD", null],
  ])("%s, %s", (one, other, expected) => {
    expect(slipBetween(one, other)).toEqual(expected);
  });

  it("is the same in both directions", () => {
    fc.assert(
      fc.property(word, word, (one, other) => {
        expect(slipBetween(one, other)?.slip).toBe(slipBetween(other, one)?.slip);
      }),
    );
  });

  it("is found wherever a letter is taken out", () => {
    fc.assert(
      fc.property(word, fc.nat(8), (text, at) => {
        const without = text.slice(0, at % text.length) + text.slice((at % text.length) + 1);
        expect(slipBetween(text, without)?.slip).toBe("missing");
      }),
    );
  });
});

describe("a misspelt trade", () => {
  it.each([
    ["MENUISERIE", "MENUISEIRE", true],
    ["MENUISERIE", "MENUSERIE", true],
    ["TRANSPORT", "TRANSPOET", true],
    ["TRANSPORT", "TRANSPART", false],
    ["CREPERIE", "CREMERIE", false],
    ["MAISON", "MASSON", false],
    ["IMMOBILIER", "IMMOBILIERE", false],
    ["PHARMACIE", "XHARMACIE", false],
    ["GARAGE", "GARGE", false],
  ])("%s for %s: %s", (known, written, expected) => {
    expect(isMisspelt(known, written)).toBe(expected);
  });
});

describe("letters that changed places in a name", () => {
  it.each([
    ["KERBRAT", "KEBRRAT", true],
    ["GANYMEDE", "GANYMDEE", true],
    ["KERBRAT", "KERBART", false],
    ["SCHNEIDER", "SCHNIEDER", false],
    ["GAUTHIER", "GAUTIER", false],
    ["MARTIN", "AMRTIN", false],
    ["DUBOC", "DUOBC", false],
  ])("%s, %s: %s", (one, other, expected) => {
    expect(isTransposed(one, other)).toBe(expected);
  });
});
