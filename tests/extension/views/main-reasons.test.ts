import { describe, expect, it } from "vitest";
import { mainReasons, toTenths } from "#extension/views/main-reasons.ts";
import { someFigures } from "../background/a-row.ts";

describe("reasons on a small surface", () => {
  it("leave out where every score starts from", () => {
    expect(mainReasons(someFigures.reasons).map(({ code }) => code)).not.toContain("base_points");
    expect(mainReasons(someFigures.reasons)).toHaveLength(4);
  });

  it.each([
    [-4_239, -4_240],
    [-604, -600],
    [-3, -10],
    [4, 10],
    [0, 0],
  ])("show %i hundredths as %i, and never nothing for something", (centipoints, shown) => {
    expect(toTenths(centipoints)).toBe(shown);
  });
});
