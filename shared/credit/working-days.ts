import { civilDateOf, type EpochDay, epochDayOf, weekday } from "./calendar.ts";

/** Easter Sunday of a Gregorian year (Meeus, Jones, Butcher). */
export function easterSunday(year: number): EpochDay {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const ofCentury = year % 100;
  const epact =
    (19 * golden +
      century -
      Math.floor(century / 4) -
      Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3) +
      15) %
    30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - epact - (ofCentury % 4)) % 7;
  const correction = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const days = epact + toSunday - 7 * correction + 114;
  return epochDayOf({ year, month: Math.floor(days / 31), day: (days % 31) + 1 });
}

const FIXED_HOLIDAYS = [
  [1, 1],
  [5, 1],
  [5, 8],
  [7, 14],
  [8, 15],
  [11, 1],
  [11, 11],
  [12, 25],
] as const;

const holidaysByYear = new Map<number, readonly EpochDay[]>();

/** The eleven legal holidays of metropolitan France (Code du travail L3133-1), ascending; two of them may fall on one day. */
export function frenchHolidays(year: number): readonly EpochDay[] {
  const known = holidaysByYear.get(year);
  if (known !== undefined) return known;
  const easter = easterSunday(year);
  const fixed = FIXED_HOLIDAYS.map(([month, day]) => epochDayOf({ year, month, day }));
  const holidays = [...fixed, easter + 1, easter + 39, easter + 50].sort((a, b) => a - b);
  holidaysByYear.set(year, holidays);
  return holidays;
}

/** Monday to Friday and no legal holiday in metropolitan France. */
export function isWorkingDay(epochDay: EpochDay): boolean {
  return weekday(epochDay) <= 5 && !frenchHolidays(civilDateOf(epochDay).year).includes(epochDay);
}

const weekdaysUpTo = (epochDay: EpochDay): number => {
  const week = Math.floor((epochDay + 3) / 7);
  return week * 5 + Math.min(weekday(epochDay), 5);
};

/** Working days after `from` up to and including `to`; 0 when `to` is not later. */
export function workingDaysBetween(from: EpochDay, to: EpochDay): number {
  if (to <= from) return 0;
  let count = weekdaysUpTo(to) - weekdaysUpTo(from);
  const lastYear = civilDateOf(to).year;
  for (let year = civilDateOf(from).year; year <= lastYear; year += 1) {
    let before: EpochDay | undefined;
    for (const holiday of frenchHolidays(year)) {
      if (holiday > from && holiday <= to && holiday !== before && weekday(holiday) <= 5) count -= 1;
      before = holiday;
    }
  }
  return count;
}

/** The day itself if it is worked, else the next that is. */
export function nextWorkingDay(epochDay: EpochDay): EpochDay {
  let day = epochDay;
  while (!isWorkingDay(day)) day += 1;
  return day;
}

/** So many working days later; 0 gives the day itself. */
export function addWorkingDays(from: EpochDay, days: number): EpochDay {
  let day = from;
  for (let left = days; left > 0; left -= 1) day = nextWorkingDay(day + 1);
  return day;
}
