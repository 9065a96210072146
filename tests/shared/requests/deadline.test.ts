import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseIsoDate } from "#shared/credit/calendar.ts";
import { DefaultPolicy } from "#shared/credit/default-policy.ts";
import { isWorkingDay } from "#shared/credit/working-days.ts";
import { addWorkingMinutes, deadlinesOf, type LocalMoment } from "#shared/requests/deadline.ts";

const at = (date: string, hour: number, minute = 0): LocalMoment => {
  const day = parseIsoDate(date);
  if (!day.ok) throw new Error(date);
  return { day: day.value, minute: hour * 60 + minute };
};

describe("working time", () => {
  test.each([
    ["within a day", at("2026-11-24", 10), 4, at("2026-11-24", 14)],
    ["over night", at("2026-11-24", 15), 4, at("2026-11-25", 11)],
    ["over a week-end", at("2026-11-27", 16), 4, at("2026-11-30", 12)],
    ["from before opening", at("2026-11-24", 6), 8, at("2026-11-24", 17)],
    ["from after closing", at("2026-11-24", 19), 1, at("2026-11-25", 10)],
    ["from a Sunday", at("2026-11-29", 12), 8, at("2026-11-30", 17)],
    ["over Christmas", at("2026-12-24", 16), 2, at("2026-12-28", 10)],
    ["of two days", at("2026-11-24", 9), 16, at("2026-11-25", 17)],
  ])("%s", (_, from, hours, until) => {
    expect(addWorkingMinutes(from, hours * 60)).toEqual(until);
  });

  test("ends in working hours of a working day, later for more of it", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 18_000, max: 24_000 }),
        fc.integer({ min: 0, max: 1_439 }),
        fc.integer({ min: 1, max: 6_000 }),
        (day, minute, minutes) => {
          const end = addWorkingMinutes({ day, minute }, minutes);
          const later = addWorkingMinutes({ day, minute }, minutes + 1);
          expect(isWorkingDay(end.day)).toBe(true);
          expect(end.minute).toBeGreaterThanOrEqual(540);
          expect(end.minute).toBeLessThanOrEqual(1_020);
          expect(later.day * 1_440 + later.minute).toBeGreaterThan(end.day * 1_440 + end.minute);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe("deadlines", () => {
  test("an order of a good customer is answered in four hours, reminded after three", () => {
    expect(deadlinesOf("order_release", "A", at("2026-11-24", 10), DefaultPolicy)).toEqual({
      remind: at("2026-11-24", 13),
      due: at("2026-11-24", 14),
      escalate: at("2026-11-24", 14),
    });
  });

  test("any other in a day, a limit in two", () => {
    expect(deadlinesOf("order_release", "E", at("2026-11-24", 10), DefaultPolicy).due).toEqual(
      at("2026-11-25", 10),
    );
    expect(deadlinesOf("limit_permanent", "A", at("2026-11-24", 10), DefaultPolicy).due).toEqual(
      at("2026-11-26", 10),
    );
  });
});
