import { describe, expect, test } from "vitest";
import { ALTMAN_CUT_OFFS, altmanZ1, altmanZ2 } from "#shared/credit/accounts/altman.ts";
import { CONAN_HOLDER_CUT_OFFS, conanHolder } from "#shared/credit/accounts/conan-holder.ts";
import { ratiosOfFigures } from "#shared/credit/accounts/ratios-of-figures.ts";
import { type AccountFigures, figuresOf } from "#shared/credit/accounts/statement.ts";
import { solid } from "./some-figures.ts";

const ratiosOf = (figures: AccountFigures) => ratiosOfFigures({ figures, months: 12 });

/** R2 600/1000 and R3 350/1000 as printed in T-208. */
const industrial = figuresOf({ ...solid, equity: 330, longTermDebt: 270, receivables: 300, cash: 50 });

describe("Altman Z''", () => {
  test("T-206: 2.4932, grey; 5.7432 for emerging markets", () => {
    const ratios = {
      workingCapitalToAssets: 200_000,
      retainedEarningsToAssets: 80_000,
      ebitToAssets: 60_000,
      equityToLiabilities: 492_500,
    };
    expect(altmanZ2(ratiosOf(solid))).toEqual({
      centi: 249,
      tenThousandths: 24_932,
      emergingMarketsCenti: 574,
      zone: "grey",
    });
    expect(altmanZ2(ratios)?.tenThousandths).toBe(24_931);
  });

  test("the zones are those of Z'', 2.60 and 1.10, with 3.25 more for emerging markets", () => {
    expect(ALTMAN_CUT_OFFS.standard).toEqual({ safe: 260, distress: 110 });
    expect(ALTMAN_CUT_OFFS.emergingMarkets).toEqual({ safe: 585, distress: 435 });
    const zoneAt = (ebitToAssets: number) =>
      altmanZ2({
        workingCapitalToAssets: 0,
        retainedEarningsToAssets: 0,
        ebitToAssets,
        equityToLiabilities: 0,
      })?.zone;
    expect([163_600, 163_691, 200_000, 386_912, 386_914].map(zoneAt)).toEqual([
      "distress",
      "grey",
      "grey",
      "grey",
      "safe",
    ]);
  });

  test("equity over liabilities, not over assets", () => {
    const doubled = figuresOf({ ...solid, totalLiabilities: 335 });
    expect(altmanZ2(ratiosOf(doubled))?.tenThousandths).toBe(30_103);
  });

  test("is missing with one of its four figures", () => {
    for (const name of ["currentAssets", "retainedEarnings", "ebit"] as const)
      expect(altmanZ2(ratiosOf({ ...solid, [name]: null }))).toBeNull();
  });

  test("T-207: Z' with sales of 2,000 is 2.6004", () => {
    expect(altmanZ1(ratiosOf(solid))).toBe(26_004);
    expect(altmanZ1(ratiosOf({ ...solid, netSales: null }))).toBeNull();
  });
});

describe("Conan-Holder", () => {
  test("T-208: 15.9785, sound", () => {
    expect(conanHolder(industrial)).toEqual({ centi: 1_598, tenThousandths: 159_785, zone: "sound" });
  });

  test("the published cut-offs have names and differ", () => {
    expect(CONAN_HOLDER_CUT_OFFS).toEqual({
      usual: { alert: 400, watch: 900, sound: 1_600 },
      fourNine: { alert: 400, watch: 900 },
      riskiestSoundest: { alert: 680, watch: 1_640 },
    });
  });

  test("heavy interest goes through every zone", () => {
    const zoneAt = (interest: number) => conanHolder({ ...industrial, interest })?.zone;
    expect([10, 100, 250, 400].map(zoneAt)).toEqual(["strong", "sound", "watch", "alert"]);
  });

  test("is missing with one of its figures, never counted as zero", () => {
    for (const name of ["ebitda", "equity", "longTermDebt", "cash", "interest", "personnelCost"] as const)
      expect(conanHolder({ ...industrial, [name]: null })).toBeNull();
    expect(conanHolder({ ...industrial, valueAdded: 0 })).toBeNull();
  });
});
