import fc from "fast-check";
import { expect, test } from "vitest";
import { milliLn, milliLogit, sigmoidPpm } from "#shared/credit/lateness/log-odds.ts";

const few = { numRuns: 200 };

test("a logarithm is right to a thousandth, from one cent to 90 000 billion", () => {
  const amounts = fc.oneof(
    fc.integer({ min: 1, max: 2_000_000_000 }),
    fc.maxSafeInteger().map((n) => Math.abs(n) + 1),
  );
  fc.assert(
    fc.property(amounts, (amount) => Math.abs(milliLn(amount) - Math.log(amount) * 1_000) <= 1),
    few,
  );
});

test("log-odds and probability undo one another, to a thousandth", () => {
  fc.assert(
    fc.property(fc.integer({ min: 2_000, max: 998_000 }), (ppm) => {
      expect(Math.abs(sigmoidPpm(milliLogit(ppm, 1_000_000)) - ppm)).toBeLessThan(2_000);
    }),
    few,
  );
});

test("a higher log-odds is never a lower probability, and both sides mirror one another", () => {
  fc.assert(
    fc.property(fc.integer({ min: -20_000, max: 20_000 }), fc.nat(500), (from, more) => {
      expect(sigmoidPpm(from + more)).toBeGreaterThanOrEqual(sigmoidPpm(from));
      expect(sigmoidPpm(-from)).toBe(1_000_000 - sigmoidPpm(from));
    }),
    few,
  );
});

test("none and all of a share stay finite", () => {
  expect(milliLogit(0, 10)).toBe(-7_000);
  expect(milliLogit(10, 10)).toBe(7_000);
});
