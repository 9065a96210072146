import { describe, expect, it } from "vitest";
import { rateText, readRate } from "#extension/views/dashboard/organization/rate-text.ts";

describe("a rate as people write it", () => {
  it.each([
    ["0,92", 92_000_000],
    ["0.92345678", 92_345_678],
    [" 1 ", 100_000_000],
    ["10000", 1_000_000_000_000],
  ])("%s is %i", (typed, rateE8) => {
    expect(readRate(typed)).toBe(rateE8);
    expect(readRate(rateText(rateE8, ","))).toBe(rateE8);
  });

  it.each(["", "0", "0,000", "-1", "1,123456789", "10000,1", "1e3", "NaN", "1 000"])(
    "%s is none",
    (typed) => {
      expect(readRate(typed)).toBeNull();
    },
  );

  it("is written without zeros that say nothing", () => {
    expect([rateText(92_000_000, "."), rateText(100_000_000, ","), rateText(612_000, ",")]).toEqual([
      "0.92",
      "1",
      "0,00612",
    ]);
  });
});
