import { describe, expect, it } from "vitest";
import { isStale, syncAge } from "#extension/views/popup/sync-age.ts";

const NOW = 1_800_000_000_000;
const MINUTE = 60_000;

describe("the age of the copy", () => {
  it.each([
    [null, { kind: "never" }],
    [NOW, { kind: "now" }],
    [NOW - MINUTE + 1, { kind: "now" }],
    [NOW + 5_000, { kind: "now" }],
    [NOW - MINUTE, { kind: "minutes", count: 1 }],
    [NOW - 59 * MINUTE, { kind: "minutes", count: 59 }],
    [NOW - 60 * MINUTE, { kind: "hours", count: 1 }],
    [NOW - 24 * 60 * MINUTE, { kind: "days", count: 1 }],
  ])("of a sync at %s", (syncedAt, age) => {
    expect(syncAge(syncedAt, NOW)).toEqual(age);
  });

  it("is worth a warning after an hour", () => {
    expect(isStale(NOW - 60 * MINUTE, NOW)).toBe(false);
    expect(isStale(NOW - 60 * MINUTE - 1, NOW)).toBe(true);
    expect(isStale(null, NOW)).toBe(false);
  });
});
