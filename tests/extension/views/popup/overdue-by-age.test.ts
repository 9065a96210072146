import { describe, expect, it } from "vitest";
import { overdueByAge } from "#extension/views/popup/overdue-by-age.ts";
import { someFigures } from "../../background/a-row.ts";

describe("overdue by age", () => {
  it("leaves out what is not due and the bands that are empty", () => {
    expect(overdueByAge(someFigures)).toEqual([{ band: "days31To60", cents: 820_000 }]);
  });

  it("is nothing where nothing is overdue", () => {
    const aging = { ...someFigures.aging, days31To60Cents: 0 };
    expect(overdueByAge({ ...someFigures, aging })).toEqual([]);
  });
});
