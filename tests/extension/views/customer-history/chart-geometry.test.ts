// @vitest-environment node
import { describe, expect, it } from "vitest";
import { chartGeometry } from "#extension/views/customer-history/chart-geometry.ts";
import { aPoint } from "./a-history.ts";

const bounds = { A: 7_500, B: 5_500, C: 3_500 };
const box = { width: 300, height: 100 };

describe("the line of the score", () => {
  it("runs from the oldest day at the left to the youngest at the right, 100 points at the top", () => {
    const { dots, strokes } = chartGeometry(
      [
        aPoint("2026-03-11", { scoreCentipoints: 10_000 }),
        aPoint("2026-03-01", { scoreCentipoints: 0 }),
        aPoint("2026-03-06", { scoreCentipoints: 5_000 }),
      ],
      bounds,
      box,
    );
    expect(dots.map(({ x, y }) => [x, y])).toEqual([
      [0, 100],
      [150, 50],
      [300, 0],
    ]);
    expect(strokes).toEqual([{ path: "M0,100L150,50L300,0", replayed: false }]);
  });

  it("is told apart where it was replayed, without a gap", () => {
    const { strokes } = chartGeometry(
      [
        aPoint("2026-03-01", { basis: "replayed", scoreCentipoints: 0 }),
        aPoint("2026-03-06", { scoreCentipoints: 5_000 }),
        aPoint("2026-03-11", { scoreCentipoints: 10_000 }),
      ],
      bounds,
      box,
    );
    expect(strokes).toEqual([
      { path: "M0,100L150,50", replayed: true },
      { path: "M150,50L300,0", replayed: false },
    ]);
  });

  it("breaks where there was no score", () => {
    const { strokes, dots } = chartGeometry(
      [
        aPoint("2026-03-01", { scoreCentipoints: 0 }),
        aPoint("2026-03-06", { scoreCentipoints: null, riskClass: "NR" }),
        aPoint("2026-03-11", { scoreCentipoints: 10_000 }),
      ],
      bounds,
      box,
    );
    expect(strokes).toEqual([]);
    expect(dots).toHaveLength(2);
  });

  it("lies over bands that meet at the bounds of the policy and fill the box", () => {
    const { bands } = chartGeometry([aPoint("2026-03-01")], bounds, box);
    expect(bands.map(({ riskClass, y, height }) => [riskClass, y, height])).toEqual([
      ["A", 0, 25],
      ["B", 25, 20],
      ["C", 45, 20],
      ["D", 65, 35],
    ]);
  });

  it("has the classes as they stood beneath it, from edge to edge", () => {
    const { ribbon } = chartGeometry(
      [
        aPoint("2026-03-01", { riskClass: "B" }),
        aPoint("2026-03-06", { riskClass: "C" }),
        aPoint("2026-03-07", { riskClass: "C" }),
        aPoint("2026-03-11", { riskClass: "D" }),
      ],
      bounds,
      box,
    );
    expect(ribbon.map(({ riskClass, x, width }) => [riskClass, x, width])).toEqual([
      ["B", 0, 150],
      ["C", 150, 150],
    ]);
  });

  it("keeps its dates from running into each other", () => {
    const { ticks } = chartGeometry([aPoint("2025-01-01"), aPoint("2026-12-31")], bounds, box);
    const gaps = ticks.slice(1).map(({ x }, index) => x - (ticks[index]?.x ?? 0));
    expect(ticks.length).toBeGreaterThan(1);
    expect(Math.min(...gaps)).toBeGreaterThan(45);
  });

  it("draws one single day and no day at all", () => {
    expect(chartGeometry([aPoint("2026-03-01")], bounds, box).dots).toMatchObject([{ x: 300 }]);
    expect(chartGeometry([], bounds, box)).toMatchObject({ dots: [], strokes: [], ribbon: [] });
  });
});
