import { describe, expect, it } from "vitest";
import { maturityInLabel } from "#extension/import/bill-maturity.ts";

describe("the maturity of a bill", () => {
  it.each([
    ["LCR FA005737 ECH 2026-11-14", "2026-11-14"],
    ["LCR Kerbrat éch. 14/11/2026", "2026-11-14"],
    ["Effet échéance au 5/12/26", "2026-12-05"],
    ["LCR ECHEANCE : 20261114", "2026-11-14"],
    ["REMISE LCR ECH 141126 N 778", "2026-11-14"],
  ])("is read in %j", (label, maturity) => {
    expect(maturityInLabel(label, "2026-09-22")).toBe(maturity);
  });

  it.each([
    "LCR FA005737",
    "LCR 14/11/2026",
    "Pêche 14/11/2026",
    "ECH 31/02/2026",
    "ECH 14/11/2031",
    "ECH 3/12/2026/4",
    "échange 141126",
  ])("is not made up from %j", (label) => {
    expect(maturityInLabel(label, "2026-09-22")).toBeNull();
  });
});
