// @vitest-environment node
import { expect, it } from "vitest";
import { firstPeriod, periodStart, switchedOn } from "#extension/views/dashboard/shadow/shadow-period.ts";

it("begins so many days before today, or on the day of the switch", () => {
  expect(periodStart("30", "2026-11-12", "2026-11-26")).toBe("2026-10-27");
  expect(periodStart("365", null, "2026-11-26")).toBe("2025-11-26");
  expect(periodStart("since", "2026-11-12", "2026-11-26")).toBe("2026-11-12");
});

it("looks at the silence first once it is a week old, further back before", () => {
  expect(firstPeriod("2026-11-19", "2026-11-26")).toBe("since");
  expect(firstPeriod("2026-11-20", "2026-11-26")).toBe("90");
  expect(firstPeriod(null, "2026-11-26")).toBe("90");
});

it("takes the day of the switch where the organization is", () => {
  expect(switchedOn("2026-11-11T23:30:00.000Z", "Europe/Paris")).toBe("2026-11-12");
  expect(switchedOn(null, "Europe/Paris")).toBeNull();
});
