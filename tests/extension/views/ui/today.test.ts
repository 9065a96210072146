// @vitest-environment node
import { expect, it } from "vitest";
import { dayIn } from "#extension/views/ui/today.ts";

it("gives the organization's day, not the machine's", () => {
  const lateInParis = new Date("2026-11-24T23:30:00Z");
  expect(dayIn("Europe/Paris", lateInParis)).toBe("2026-11-25");
  expect(dayIn("America/Cayenne", lateInParis)).toBe("2026-11-24");
});
