import type { AssessInput } from "./assess-input.ts";
import { behaviourOf } from "./behaviour.ts";
import type { EpochDay } from "./calendar.ts";
import type { DerivedAccount } from "./item.ts";
import { outsideAxes } from "./outside/outside-axes.ts";
import { overdueOf } from "./overdue.ts";
import { scoreOf } from "./score.ts";
import type { ScoreOn } from "./standing-class.ts";
import { warningsInForce } from "./warnings/warnings-in-force.ts";

/** Score on days before `asOf`, for the hysteresis (POLICY 1.5), by what is known now; each day is computed once. */
export function earlierScores(input: AssessInput, accounts: readonly DerivedAccount[]): ScoreOn {
  const { policy, knownAt } = input;
  const known: [day: EpochDay, scoreCentipoints: number | null][] = [];
  return (day) => {
    for (const [knownDay, scoreCentipoints] of known) if (knownDay === day) return scoreCentipoints;
    const behaviour = behaviourOf(accounts, day, policy);
    const overdue = overdueOf(accounts, day, policy);
    const outside = outsideAxes(input.outside, day, knownAt, policy);
    const { effects } = warningsInForce(input.warnings ?? [], day, knownAt, policy);
    const { scoreCentipoints } = scoreOf(behaviour, overdue, outside, effects, policy);
    known.push([day, scoreCentipoints]);
    return scoreCentipoints;
  };
}
