// @vitest-environment node
import { describe, expect, it } from "vitest";
import { agingRows, agingTotalCents } from "#extension/views/dashboard/customer/aging-rows.ts";

const aging = {
  notDueCents: 1_660_000,
  days1To30Cents: 0,
  days31To60Cents: 820_000,
  days61To90Cents: 100,
  over90Cents: 0,
  unallocatedCents: -20_000,
};

describe("the aged balance", () => {
  it("fills the bar of the largest age and keeps a trace of the smallest", () => {
    expect(agingRows(aging).map(({ age, permille }) => [age, permille])).toEqual([
      ["notDue", 1000],
      ["days1To30", 0],
      ["days31To60", 494],
      ["days61To90", 5],
      ["over90", 0],
    ]);
  });
  it("adds up to the cent, credits taken off", () => {
    expect(agingTotalCents(aging)).toBe(2_460_100);
  });
});
