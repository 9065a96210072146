// @vitest-environment node
import { expect, it } from "vitest";
import { trendOf } from "#extension/views/dashboard/customer/trend.ts";

it.each([
  [62, 48, "better"],
  [48, 62, "worse"],
  [60, 61, "steady"],
  [null, 61, null],
])("compares three months at %s with twelve at %s: %s", (recentPoints, yearPoints, trend) => {
  expect(trendOf({ recentPoints, yearPoints })).toBe(trend);
});
