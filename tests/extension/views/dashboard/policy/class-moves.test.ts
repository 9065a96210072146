// @vitest-environment node
import { expect, it } from "vitest";
import { cellAt, countMoves, moveOf, sumOf } from "#extension/views/dashboard/policy/class-moves.ts";
import type { PolicyPreviewResult } from "#shared/contract/policy.ts";

const classes: PolicyPreviewResult["classes"] = [
  { before: "A", after: "A", customers: 10, exposureCents: 1_000 },
  { before: "A", after: "B", customers: 2, exposureCents: 200 },
  { before: "C", after: "B", customers: 3, exposureCents: 300 },
  { before: "NR", after: "D", customers: 4, exposureCents: 400 },
  { before: "D", after: "E", customers: 1, exposureCents: 50 },
];

it.each([
  ["A", "A", "same"],
  ["A", "C", "worse"],
  ["E", "D", "better"],
  ["NR", "A", "other"],
  ["B", "NR", "other"],
] as const)("from %s to %s is %s", (before, after, move) => {
  expect(moveOf(before, after)).toBe(move);
});

it("counts every customer once", () => {
  expect(countMoves(classes)).toEqual({ same: 10, better: 3, worse: 3, other: 4 });
});

it("sums rows and columns to the same whole", () => {
  expect(sumOf(classes, "before", "A")).toEqual({ customers: 12, exposureCents: 1_200 });
  expect(sumOf(classes, "after", "B")).toEqual({ customers: 5, exposureCents: 500 });
  expect(cellAt(classes, "B", "A")).toBeNull();
});
