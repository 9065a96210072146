import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jaroWinkler } from "#shared/matching/jaro-winkler.ts";
import { namesAgree } from "#shared/matching/names-agree.ts";

const word = fc.stringMatching(/^[A-Z]{1,12}$/);

describe("jaroWinkler", () => {
  it.each([
    ["MARTHA", "MARHTA", 0.9611],
    ["DIXON", "DICKSONX", 0.8133],
    ["DWAYNE", "DUANE", 0.84],
    ["ABC", "XYZ", 0],
  ])("of %s and %s is %f", (one, other, expected) => {
    expect(jaroWinkler(one, other)).toBeCloseTo(expected, 4);
  });

  it("does not depend on the order and stays between 0 and 1", () => {
    fc.assert(
      fc.property(word, word, (one, other) => {
        const likeness = jaroWinkler(one, other);
        expect(likeness).toBeCloseTo(jaroWinkler(other, one), 10);
        expect(likeness).toBeGreaterThanOrEqual(0);
        expect(likeness).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe("namesAgree, once an identifier says so,", () => {
  it.each([
    ["KERBRAT", "MENUISERIE KERBRAT"],
    ["MENUISERIE KERBRAT", "MENUISERIE KERBART"],
    ["DINUM", "DIRECTION INTERMINISTERIELLE NUMERIQUE UNE MISSION"],
    ["LOREAL", "L OREAL"],
  ])("takes %s for %s", (one, other) => {
    expect(namesAgree(one, other)).toBe(true);
  });

  it.each([
    ["PLOMBERIE MARTIN", "MENUISERIE MARTIN"],
    ["BOULANGERIE LEROY", "GARAGE LE GOFF"],
    ["DE", "DE LA TOUR"],
  ])("does not take %s for %s", (one, other) => {
    expect(namesAgree(one, other)).toBe(false);
  });
});
