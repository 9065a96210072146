// @vitest-environment node
import { expect, it } from "vitest";
import { withCursor } from "#extension/views/ui/use-read.ts";

it("adds the cursor of the next page after any query", () => {
  expect(withCursor("/v1/imports", null)).toBe("/v1/imports");
  expect(withCursor("/v1/imports", "a b")).toBe("/v1/imports?cursor=a%20b");
  expect(withCursor("/v1/customers?sort=name", "a+b")).toBe("/v1/customers?sort=name&cursor=a%2Bb");
});
