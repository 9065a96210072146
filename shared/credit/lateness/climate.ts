import { decayPpm } from "../decay.ts";
import { EARLIEST, LATENESS_DAYS, LATEST, type LatenessTally } from "./lateness-tally.ts";

export const PPM = 1_000_000;

/** Share of invoices still unpaid at the end of each day late, from 90 days early to 120 late, in parts per million. */
export type UnpaidPpm = readonly number[];

/** How the customers of a ledger pay as a whole, known before a week began. */
export type Climate = {
  week: number;
  recent: UnpaidPpm;
  year: UnpaidPpm;
  /** Mean days late in tenths as each of the last weeks knew it, `week` itself last. */
  meanDeciDays: readonly number[];
};

/** What is believed before a ledger has spoken: [days late, still unpaid]; linear in between. */
const BELIEVED: readonly (readonly [days: number, ppm: number])[] = [
  [-90, 1_000_000],
  [-31, 960_000],
  [-1, 560_000],
  [0, 420_000],
  [5, 280_000],
  [15, 140_000],
  [30, 70_000],
  [60, 30_000],
  [120, 12_000],
];
/** Invoices that the belief weighs against the year, and the year against the last weeks. */
const BELIEF = 3;
const YEAR_BELIEF = 25;
const YEAR_HALF_LIFE = 52;
const RECENT_HALF_LIFE = 5;
export const OLDEST_WEEKS = 156;

const believed: UnpaidPpm = Array.from({ length: LATENESS_DAYS }, (_, place) => {
  const days = place + EARLIEST;
  const next = BELIEVED.findIndex(([at]) => at >= days);
  const [toDay, to] = BELIEVED[next] ?? [LATEST, 0];
  const [fromDay, from] = BELIEVED[next - 1] ?? [toDay, to];
  return toDay === fromDay ? to : Math.round(from + ((to - from) * (days - fromDay)) / (toDay - fromDay));
});

/** Still unpaid after this many days late, in parts per million. */
export const unpaidAfter = (unpaid: UnpaidPpm, days: number): number =>
  days < EARLIEST ? PPM : (unpaid[Math.min(days, LATEST) - EARLIEST] ?? 0);

const meansOf = new WeakMap<UnpaidPpm, number>();

/** Mean days late of a curve, early ones as 0 and each at most 120, in thousandths. Remembered with the curve. */
export function meanLateMilliDays(unpaid: UnpaidPpm): number {
  const known = meansOf.get(unpaid);
  if (known !== undefined) return known;
  let sum = 0;
  for (let days = 0; days < LATEST; days++) sum += unpaidAfter(unpaid, days);
  const mean = Math.round(sum / 1_000);
  meansOf.set(unpaid, mean);
  return mean;
}

/** Mean days late in tenths as a week knew it; of the nearest week that is kept. */
export function meanDeciDaysAt({ week, meanDeciDays }: Climate, asked: number): number {
  const last = meanDeciDays.length - 1;
  return meanDeciDays[Math.max(0, Math.min(last, last - week + asked))] ?? 0;
}

/**
 * The climate of each week, from the weeks before it alone: a life table by days late, so that invoices still open count for
 * the days they have waited and a ledger that begins or ends in the middle does not mislead. Remembers what it has computed.
 */
export function climates(tally: LatenessTally): (week: number) => Climate {
  const weeks = [...tally.keys()].sort((a, b) => a - b);
  const first = weeks.find((week) => tally.get(week)?.settled.some((count) => count > 0));
  const known = first === undefined ? [] : weeks.filter((week) => week >= first);
  const curves = remember((week) => {
    const before = known.filter((each) => each < week && each >= week - OLDEST_WEEKS);
    const year = unpaidCurve(tally, before, week, YEAR_HALF_LIFE, believed, BELIEF);
    return { year, recent: unpaidCurve(tally, before, week, RECENT_HALF_LIFE, year, YEAR_BELIEF) };
  });
  const mean = remember((week) => meanDeciDaysOf(curves(week).recent));
  return remember((week) => {
    const from = Math.max(week - OLDEST_WEEKS, Math.min(first ?? week, week));
    const meanDeciDays = Array.from({ length: week - from + 1 }, (_, place) => mean(from + place));
    return { week, ...curves(week), meanDeciDays };
  });
}

function remember<Value>(compute: (week: number) => Value): (week: number) => Value {
  const found = new Map<number, Value>();
  return (week) => {
    const known = found.get(week);
    if (known !== undefined) return known;
    const value = compute(week);
    found.set(week, value);
    return value;
  };
}

/** Mean days late of a curve, each between −30 and 90, in tenths. */
function meanDeciDaysOf(unpaid: UnpaidPpm): number {
  let sum = -30 * PPM;
  for (let days = -30; days < 90; days++) sum += unpaidAfter(unpaid, days);
  return Math.round(sum / (PPM / 10));
}

function unpaidCurve(
  tally: LatenessTally,
  weeks: readonly number[],
  week: number,
  halfLife: number,
  prior: UnpaidPpm,
  belief: number,
): UnpaidPpm {
  const atRisk = new Array<number>(LATENESS_DAYS).fill(0);
  const settled = new Array<number>(LATENESS_DAYS).fill(0);
  for (const each of weeks) {
    const counts = tally.get(each);
    const weight = Math.round(decayPpm(week - each, halfLife) / 1_000);
    if (counts === undefined || weight === 0) continue;
    for (let place = 0; place < LATENESS_DAYS; place++) {
      atRisk[place] = (atRisk[place] ?? 0) + weight * (counts.atRisk[place] ?? 0);
      settled[place] = (settled[place] ?? 0) + weight * (counts.settled[place] ?? 0);
    }
  }
  const curve: number[] = [];
  let unpaid = PPM;
  let before = PPM;
  for (let place = 0; place < LATENESS_DAYS; place++) {
    const after = prior[place] ?? 0;
    const waiting = (atRisk[place] ?? 0) * 1_000 + belief * before;
    const paid = (settled[place] ?? 0) * 1_000 + belief * (before - after);
    if (waiting > 0) unpaid = Math.max(0, Math.round(unpaid - (unpaid * paid) / waiting));
    before = after;
    curve.push(unpaid);
  }
  return curve;
}
