// @vitest-environment node
import { expect, it } from "vitest";
import { lastChange } from "#extension/views/customer-history/last-change.ts";
import { aPoint } from "./a-history.ts";

it("begins on the youngest day on which the class was another one", () => {
  const points = [
    aPoint("2026-11-25", { scoreCentipoints: 4_000 }),
    aPoint("2026-11-20", { scoreCentipoints: 5_000 }),
    aPoint("2026-10-31", { riskClass: "B" }),
    aPoint("2026-09-30", { riskClass: "B" }),
  ];
  expect(lastChange(points)).toEqual({ from: "2026-10-31", to: "2026-11-25" });
});

it("takes the score where the class has stood for half a year", () => {
  const points = [
    aPoint("2026-11-25", { scoreCentipoints: 5_440 }),
    aPoint("2026-10-31", { scoreCentipoints: 5_410 }),
    aPoint("2026-09-30", { scoreCentipoints: 5_700 }),
    aPoint("2025-01-31", { riskClass: "B" }),
  ];
  expect(lastChange(points)).toEqual({ from: "2026-09-30", to: "2026-11-25" });
});

it("compares with the day before where nothing moved, and says nothing of a single day", () => {
  expect(lastChange([aPoint("2026-11-25"), aPoint("2026-10-31")])).toEqual({
    from: "2026-10-31",
    to: "2026-11-25",
  });
  expect(lastChange([aPoint("2026-11-25")])).toBeNull();
  expect(lastChange([])).toBeNull();
});
