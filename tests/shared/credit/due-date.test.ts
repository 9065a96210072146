import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatIsoDate } from "#shared/credit/calendar.ts";
import { dueDayOf } from "#shared/credit/due-date.ts";
import { day } from "./a-ledger.ts";

describe("a due day follows from the document's day and the terms", () => {
  test.each([
    ["T-301", "2026-01-15", "2026-02-14", "2026-03-16", "2026-03-31", "2026-03-17"],
    ["T-302", "2026-01-31", "2026-03-02", "2026-04-01", "2026-03-31", "2026-03-17"],
    ["T-303", "2026-02-01", "2026-03-03", "2026-04-02", "2026-03-31", "2026-04-14"],
    ["T-304", "2024-02-14", "2024-03-15", "2024-04-14", "2024-03-31", "2024-04-14"],
    ["T-305", "2026-11-16", "2026-12-16", "2027-01-15", "2026-12-31", "2027-01-14"],
    ["T-306", "2026-12-31", "2027-01-30", "2027-03-01", "2027-02-28", "2027-02-14"],
    ["T-307", "2026-02-28", "2026-03-30", "2026-04-29", "2026-04-30", "2026-04-14"],
  ])("%s: invoice of %s", (_vector, invoice, net30, net60, eomA, eomB) => {
    const due = (kind: "net" | "eom_a" | "eom_b", days: number) =>
      formatIsoDate(dueDayOf(day(invoice), { kind, days }));
    expect([due("net", 30), due("net", 60), due("eom_a", 45), due("eom_b", 45)]).toEqual([
      net30,
      net60,
      eomA,
      eomB,
    ]);
  });

  test("45 days end of month take 45 to 76 days by either method", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 10_957, max: 33_000 }),
        fc.constantFrom("eom_a" as const, "eom_b" as const),
        (on, kind) => {
          const days = dueDayOf(on, { kind, days: 45 }) - on;
          expect(days).toBeGreaterThanOrEqual(45);
          expect(days).toBeLessThanOrEqual(76);
        },
      ),
    );
  });
});
