// @vitest-environment node
import { expect, it } from "vitest";
import { reasonSumCentipoints, splitReasons } from "#extension/views/dashboard/customer/reason-sum.ts";

const reasons = [
  { code: "base", centipoints: 5_900 },
  { code: "oldest_overdue", centipoints: -1_100 },
  { code: "class_cap", centipoints: 0 },
];

it("adds the points of all reasons up to the score", () => {
  expect(reasonSumCentipoints(reasons)).toBe(4_800);
});
it("keeps rules that move the class alone apart from the steps of the score", () => {
  expect(splitReasons(reasons).steps.map(({ code }) => code)).toEqual(["base", "oldest_overdue"]);
  expect(splitReasons(reasons).rules.map(({ code }) => code)).toEqual(["class_cap"]);
});
