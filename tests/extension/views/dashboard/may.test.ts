// @vitest-environment node
import { expect, it } from "vitest";
import { mayDecide, screensOf } from "#extension/views/dashboard/may.ts";

it("shows each role its own screens", () => {
  expect(screensOf("rep")).toEqual(["customers"]);
  expect(screensOf("analyst")).not.toContain("organization");
  expect(screensOf("admin")).toContain("organization");
});
it("leaves limits and events to analysts and admins", () => {
  expect((["rep", "manager", "analyst", "admin"] as const).filter(mayDecide)).toEqual(["analyst", "admin"]);
});
