import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  civilDateOf,
  endOfMonth,
  epochDayOf,
  formatIsoDate,
  monthsBetween,
  parseIsoDate,
  weekday,
  weekNumber,
} from "#shared/credit/calendar.ts";
import { day } from "./a-ledger.ts";

const anyDay = fc.integer({ min: -25_567, max: 84_005 });

describe("epoch days and dates", () => {
  test("1 January 1970 is day 0", () => {
    expect(parseIsoDate("1970-01-01")).toEqual({ ok: true, value: 0 });
    expect(formatIsoDate(-1)).toBe("1969-12-31");
  });

  test("agree with the platform's calendar on every day of 1900 to 2199", () => {
    const wrong: number[] = [];
    for (let epochDay = -25_567; epochDay <= 84_005; epochDay += 1) {
      const iso = new Date(epochDay * 86_400_000).toISOString().slice(0, 10);
      const parsed = parseIsoDate(iso);
      if (formatIsoDate(epochDay) !== iso || !parsed.ok || parsed.value !== epochDay) wrong.push(epochDay);
    }
    expect(wrong).toEqual([]);
  });

  test("the weekday is that of the platform's calendar", () => {
    fc.assert(
      fc.property(anyDay, (epochDay) => {
        expect(weekday(epochDay)).toBe(new Date(epochDay * 86_400_000).getUTCDay() || 7);
      }),
    );
  });

  test.each([
    "2026-02-30",
    "2026-02-29",
    "2100-02-29",
    "2026-13-01",
    "2026-00-10",
    "2026-04-31",
    "2026-1-31",
    "26-01-31",
    "2026-01-31T00:00",
    " 2026-01-31",
    "2026/01/31",
    "1899-12-31",
    "",
  ])("refuses %j", (text) => {
    expect(parseIsoDate(text)).toEqual({ ok: false, error: "not_a_date" });
  });

  test("a leap day is a date in leap years", () => {
    expect(parseIsoDate("2024-02-29").ok).toBe(true);
    expect(parseIsoDate("2000-02-29").ok).toBe(true);
  });
});

describe("months and weeks", () => {
  test.each([
    ["2026-01-15", "2026-01-31"],
    ["2024-02-01", "2024-02-29"],
    ["2026-12-31", "2026-12-31"],
  ])("the month of %s ends on %s", (from, to) => {
    expect(formatIsoDate(endOfMonth(day(from)))).toBe(to);
  });

  test.each([
    ["2026-01-31", "2026-02-28", 0],
    ["2026-01-31", "2026-03-31", 2],
    ["2025-11-25", "2026-11-25", 12],
    ["2025-11-25", "2026-11-24", 11],
    ["2026-03-31", "2026-01-31", -2],
  ])("between %s and %s lie %i whole months", (from, to, months) => {
    expect(monthsBetween(day(from), day(to))).toBe(months);
  });

  test("a week runs from Monday to Sunday", () => {
    fc.assert(
      fc.property(anyDay, (epochDay) => {
        const monday = epochDay - weekday(epochDay) + 1;
        expect(weekNumber(epochDay)).toBe(weekNumber(monday));
        expect(weekNumber(monday - 1)).toBe(weekNumber(monday) - 1);
      }),
    );
  });

  test("civil dates round-trip", () => {
    fc.assert(
      fc.property(anyDay, (epochDay) => {
        expect(epochDayOf(civilDateOf(epochDay))).toBe(epochDay);
      }),
    );
  });
});
