// @vitest-environment node
import { expect, it } from "vitest";
import { reasonSumCentipoints, splitReasons } from "#extension/views/dashboard/customer/reason-sum.ts";

const reasons = [
  { code: "oldest_overdue", centipoints: -5_200 },
  { code: "base_points", centipoints: 10_000 },
  { code: "class_cap", centipoints: 0 },
];

it("adds the points of all reasons up to the score", () => {
  expect(reasonSumCentipoints(reasons)).toBe(4_800);
});
it("starts at the starting point and keeps rules that move the class alone apart", () => {
  expect(splitReasons(reasons).steps.map(({ code }) => code)).toEqual(["base_points", "oldest_overdue"]);
  expect(splitReasons(reasons).rules.map(({ code }) => code)).toEqual(["class_cap"]);
});
