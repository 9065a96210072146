import Holidays from "date-holidays";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatIsoDate, weekday } from "#shared/credit/calendar.ts";
import {
  easterSunday,
  frenchHolidays,
  isWorkingDay,
  nextWorkingDay,
  workingDaysBetween,
} from "#shared/credit/working-days.ts";
import { day } from "./a-ledger.ts";

describe("French holidays", () => {
  const published = new Holidays("FR");
  const years = Array.from({ length: 61 }, (_, index) => 2000 + index);

  test.each(years)("of %i are the published eleven", (year) => {
    const theirs = published
      .getHolidays(year)
      .filter((holiday) => holiday.type === "public")
      .map((holiday) => holiday.date.slice(0, 10));
    expect([...new Set(frenchHolidays(year).map(formatIsoDate))]).toEqual([...new Set(theirs)].sort());
    expect(frenchHolidays(year)).toHaveLength(11);
  });

  test("Easter of 2026 is 5 April, of 2038 25 April", () => {
    expect(formatIsoDate(easterSunday(2026))).toBe("2026-04-05");
    expect(formatIsoDate(easterSunday(2038))).toBe("2038-04-25");
  });
});

describe("working days", () => {
  test.each([
    ["2026-11-20", "2026-11-23", 1],
    ["2026-11-20", "2026-11-25", 3],
    ["2026-11-10", "2026-11-12", 1],
    ["2026-04-02", "2026-04-07", 2],
    ["2026-12-24", "2026-12-28", 1],
    ["2026-11-25", "2026-11-25", 0],
    ["2026-11-25", "2026-11-20", 0],
    ["2025-12-31", "2026-01-02", 1],
  ])("after %s up to %s there are %i", (from, to, count) => {
    expect(workingDaysBetween(day(from), day(to))).toBe(count);
  });

  test("are those counted one by one", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 10_957, max: 33_000 }),
        fc.integer({ min: 0, max: 900 }),
        (from, length) => {
          let counted = 0;
          for (let each = from + 1; each <= from + length; each += 1) if (isWorkingDay(each)) counted += 1;
          expect(workingDaysBetween(from, from + length)).toBe(counted);
        },
      ),
    );
  });

  test("after a long weekend comes the Tuesday", () => {
    const next = nextWorkingDay(day("2026-04-04"));
    expect(formatIsoDate(next)).toBe("2026-04-07");
    expect(weekday(next)).toBe(2);
  });
});
