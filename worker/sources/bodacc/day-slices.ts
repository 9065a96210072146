import type { EpochDay } from "#shared/credit/calendar.ts";

/** Part of a publication day: families, and numbers from `from` on and `below`; null: all. */
export type DaySlice = { families: readonly string[]; from: number | null; below: number | null };

/** How far a day was read: the slices that are left, the first of them up to `offset` of its `total` notices. */
export type DayCursor = {
  day: EpochDay;
  slices: readonly DaySlice[];
  offset: number;
  total: number | null;
  /** How often the first slice was begun again because notices had come in meanwhile. */
  restarts: number;
};

/** No issue of the gazette has as many notices. */
const ABOVE_ALL_NUMBERS = 1 << 17;

/** Smaller slices with the same notices: a slice for each family, or each half of the numbers; null: it cannot be split. */
export function splitSlice(slice: DaySlice): DaySlice[] | null {
  if (slice.families.length > 1) return slice.families.map((family) => ({ ...slice, families: [family] }));
  const from = slice.from ?? 0;
  const below = slice.below ?? ABOVE_ALL_NUMBERS;
  if (below - from < 2) return null;
  const middle = from + Math.floor((below - from) / 2);
  return [
    { ...slice, below: middle },
    { ...slice, from: middle },
  ];
}
