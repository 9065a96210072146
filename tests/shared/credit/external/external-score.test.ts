import { describe, expect, test } from "vitest";
import { EXTERNAL_SCALES, isExternalScaleName } from "#shared/credit/external/external-scale.ts";
import {
  type ExternalScore,
  externalCeilingCents,
  externalCentipoints,
  readExternal,
} from "#shared/credit/external/external-score.ts";

const DAY = 20_454;

const score = (scale: ExternalScore["scale"], value: string, day = DAY): ExternalScore => ({
  source: "provider",
  scale,
  value,
  day,
});

describe("external grades on one scale (domain 2.1)", () => {
  test.each([
    ["allianz_trade", "1", 10_000],
    ["allianz_trade", "5", 5_556],
    ["allianz_trade", "7", 3_333],
    ["allianz_trade", "9", 1_111],
    ["allianz_trade", "10", 0],
    ["coface_dra", "10", 10_000],
    ["coface_dra", "0", 0],
    ["altares_failure", "14", 7_000],
    ["afdcc3", "12,5", 6_250],
    ["creditsafe", "71", 7_100],
    ["paydex", "80", 8_000],
    ["altares_paydex_days", "-10", 8_500],
    ["altares_paydex_days", "45", 4_500],
    ["altares_paydex_days", "200", 0],
    ["banque_de_france", "1+", 10_000],
    ["banque_de_france", "8", 1_000],
    ["banque_de_france", "p", 0],
  ] as const)("%s %s is %i", (scale, value, centipoints) => {
    expect(externalCentipoints(score(scale, value), DAY)).toBe(centipoints);
  });

  test("the 22 positions of the Banque de France fall from best to worst", () => {
    const grades = Object.values(EXTERNAL_SCALES.banque_de_france.grades);
    expect(grades).toHaveLength(22);
    const named = ["1+", "1", "1-", "2+", "3", "4-", "5", "6-", "7", "8", "P"].map((grade) =>
      externalCentipoints(score("banque_de_france", grade), DAY),
    );
    expect([...named].sort((one, other) => Number(other) - Number(one))).toEqual(named);
    expect(new Set(named).size).toBe(named.length);
  });

  test("what a provider does not know is missing, not bad", () => {
    expect(readExternal({ scale: "banque_de_france", value: "0" })).toEqual({ ok: true, value: null });
    expect(externalCentipoints(score("creditsafe_international", "E"), DAY)).toBeNull();
  });

  test.each([
    ["allianz_trade", "0"],
    ["allianz_trade", "11"],
    ["coface_dra", "10.5"],
    ["creditsafe", "A"],
    ["banque_de_france", "9"],
    ["coface_opinion", "@@@@"],
    ["paydex", "toString"],
  ] as const)("%s has no %s", (scale, value) => {
    expect(readExternal({ scale, value })).toEqual({ ok: false, error: "not_on_scale" });
    expect(externalCentipoints(score(scale, value), DAY)).toBeNull();
  });

  test("an advised amount is a ceiling and no grade", () => {
    expect(externalCentipoints(score("coface_opinion", "@@"), DAY)).toBeNull();
    expect(externalCeilingCents({ scale: "coface_opinion", value: "@@" })).toBe(5_000_000);
    expect(externalCeilingCents({ scale: "coface_opinion", value: "X" })).toBe(0);
    expect(externalCeilingCents({ scale: "creditsafe", value: "50" })).toBeNull();
  });

  test("a scale of one's own is data, its direction in the order of its ends", () => {
    expect(externalCentipoints(score({ kind: "linear", worst: 100, best: 1 }, "1"), DAY)).toBe(10_000);
    expect(externalCentipoints(score({ kind: "linear", worst: 1, best: 100 }, "1"), DAY)).toBe(0);
    expect(externalCentipoints(score({ kind: "grades", grades: { AA: 9_000, B: 4_000 } }, "aa"), DAY)).toBe(
      9_000,
    );
  });

  test("a grade loses half of its distance from the middle in nine months and counts from its day on", () => {
    expect(externalCentipoints(score("creditsafe", "90"), DAY + 39 * 7)).toBe(7_000);
    expect(externalCentipoints(score("creditsafe", "10"), DAY + 39 * 7)).toBe(3_000);
    expect(externalCentipoints(score("creditsafe", "90"), DAY - 1)).toBeNull();
  });

  test("only names of the table are scales", () => {
    expect(isExternalScaleName("afdcc3")).toBe(true);
    expect(isExternalScaleName("constructor")).toBe(false);
  });
});
