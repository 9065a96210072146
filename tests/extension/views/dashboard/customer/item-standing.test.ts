// @vitest-environment node
import { describe, expect, it } from "vitest";
import { itemStanding } from "#extension/views/dashboard/customer/item-standing.ts";

describe("where a document stands", () => {
  it.each([
    [
      { openCents: 0, daysLate: 12, settledOn: "2026-10-02" },
      { kind: "settled", day: "2026-10-02" },
    ],
    [{ openCents: 0, daysLate: null, settledOn: null }, { kind: "closed" }],
    [
      { openCents: 820_000, daysLate: 34, settledOn: null },
      { kind: "late", days: 34 },
    ],
    [{ openCents: 820_000, daysLate: 0, settledOn: null }, { kind: "notDue" }],
    [{ openCents: 820_000, daysLate: -5, settledOn: null }, { kind: "notDue" }],
    [{ openCents: -40_000, daysLate: null, settledOn: null }, { kind: "unallocated" }],
  ])("%o", (item, standing) => {
    expect(itemStanding(item)).toEqual(standing);
  });
});
