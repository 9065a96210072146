import { divideHalfUp } from "./money.ts";

/** Value of a piecewise linear table at `x`, integers, halves away from zero; flat outside its ends. */
export function piecewise(table: readonly (readonly [x: number, y: number])[], x: number): number {
  let before: readonly [number, number] | undefined;
  for (const point of table) {
    if (x <= point[0]) {
      if (before === undefined || x === point[0]) return point[1];
      return before[1] + divideHalfUp((point[1] - before[1]) * (x - before[0]), point[0] - before[0]);
    }
    before = point;
  }
  return before?.[1] ?? 0;
}
