import { expect, test } from "vitest";
import { levelAndSlope } from "#shared/credit/lateness/level-and-slope.ts";
import { variances } from "#shared/credit/lateness/variances.ts";

test("variances are the diagonal of the inverse", () => {
  const [first = 0, second = 0] = variances(Float64Array.of(4, 1, 1, 3), 2);
  expect(first).toBeCloseTo(3 / 11, 12);
  expect(second).toBeCloseTo(4 / 11, 12);
});

test("level and slope bring log-odds that are too sure back to what came", () => {
  const sure = Float64Array.from({ length: 2_000 }, (_, place) => (place % 2 === 0 ? 2 : -2));
  const late = Uint8Array.from(sure, (logOdds, place) =>
    place % 8 < 2 ? (logOdds > 0 ? 0 : 1) : logOdds > 0 ? 1 : 0,
  );
  const { level, slope } = levelAndSlope(sure, { late, weight: new Float64Array(2_000).fill(1) });
  expect(level).toBeCloseTo(0, 1);
  expect(slope * 2).toBeCloseTo(Math.log(3), 1);
});
