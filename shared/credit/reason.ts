import type { Reason } from "./assessment.ts";
import type { ReasonCode, ReasonParams } from "./reason-codes.ts";

/** A reason with exactly the figures its code carries. */
export const reasonOf = <Code extends ReasonCode>(
  code: Code,
  axis: Reason["axis"],
  centipoints: number,
  params: ReasonParams<Code>,
): Reason => ({ code, axis, centipoints, params });
