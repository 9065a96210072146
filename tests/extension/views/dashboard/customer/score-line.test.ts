// @vitest-environment node
import { describe, expect, it } from "vitest";
import { scoreHeight, scoreLine } from "#extension/views/dashboard/customer/score-line.ts";

const box = { width: 600, height: 100 };

describe("the line of the score", () => {
  it("runs from the oldest day at the left to the newest at the right, high is up", () => {
    const line = scoreLine(
      [
        { asOf: "2026-11-20", scorePoints: 48 },
        { asOf: "2026-08-12", scorePoints: 62 },
        { asOf: "2026-10-01", scorePoints: 50 },
      ],
      box,
    );
    expect(line.strokes).toEqual(["0,38 300,50 600,52"]);
    expect(line.dots.at(-1)).toEqual({ x: 600, y: 52, asOf: "2026-11-20", scorePoints: 48 });
  });

  it("breaks where there was no score instead of drawing one", () => {
    const { strokes, dots } = scoreLine(
      [
        { asOf: "2026-01-01", scorePoints: 60 },
        { asOf: "2026-01-02", scorePoints: 60 },
        { asOf: "2026-01-03", scorePoints: null },
        { asOf: "2026-01-04", scorePoints: 40 },
        { asOf: "2026-01-05", scorePoints: 40 },
      ],
      box,
    );
    expect(strokes).toHaveLength(2);
    expect(dots).toHaveLength(4);
  });

  it("is a single dot at the right for one day, and nothing for none", () => {
    expect(scoreLine([{ asOf: "2026-11-20", scorePoints: 75 }], box)).toEqual({
      strokes: [],
      dots: [{ x: 600, y: 25, asOf: "2026-11-20", scorePoints: 75 }],
    });
    expect(scoreLine([], box)).toEqual({ strokes: [], dots: [] });
  });

  it("puts 100 at the top and 0 at the bottom", () => {
    expect([scoreHeight(100, 140), scoreHeight(0, 140), scoreHeight(75, 140)]).toEqual([0, 140, 35]);
  });
});
