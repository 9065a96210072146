import { describe, expect, it } from "vitest";
import { rankAgreement, runsAgainst } from "#shared/credit/external/rank-agreement.ts";

const ten = Array.from({ length: 10 }, (_, place) => place);

describe("grades beside own experience", () => {
  it("are counted pair by pair, ties for neither", () => {
    expect(
      rankAgreement([
        [1, 10],
        [2, 20],
        [3, 20],
        [3, 5],
      ]),
    ).toEqual({ sameOrder: 2, oppositeOrder: 2 });
    expect(rankAgreement([])).toEqual({ sameOrder: 0, oppositeOrder: 0 });
  });

  it("run against it when they are clearly reversed", () => {
    expect(runsAgainst(rankAgreement(ten.map((place) => [place, -place])))).toBe(true);
    expect(runsAgainst(rankAgreement(ten.map((place) => [place, place])))).toBe(false);
    expect(runsAgainst(rankAgreement(ten.map((place) => [place, place % 2])))).toBe(false);
  });

  it("say nothing of a handful of customers", () => {
    expect(runsAgainst(rankAgreement(ten.slice(0, 9).map((place) => [place, -place])))).toBe(false);
  });
});
