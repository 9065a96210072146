import type { Reason } from "#shared/credit/assessment.ts";
import { mainReasons } from "../../main-reasons.ts";

export const AXES = ["pays", "lasts"] as const;
export type Axis = (typeof AXES)[number];

const MOST = 3;

/** What moved one axis most, the largest effect first; where the score starts from and rules of the class are left out. */
export const axisReasons = (reasons: readonly Reason[], axis: Axis): Reason[] =>
  mainReasons(reasons)
    .filter((reason) => reason.axis === axis)
    .toSorted((one, other) => Math.abs(other.centipoints) - Math.abs(one.centipoints))
    .slice(0, MOST);
