import type { AssessInput } from "./assess-input.ts";
import { behaviourOf } from "./behaviour.ts";
import type { EpochDay } from "./calendar.ts";
import type { DerivedAccount } from "./item.ts";
import { overdueOf } from "./overdue.ts";
import { NOTHING_OUTSIDE, scoreOf } from "./score.ts";
import type { ScoreOn } from "./standing-class.ts";

/** Score on days before `asOf`, for the hysteresis (POLICY 1.5), by what is known now; each day is computed once. */
export function earlierScores(input: AssessInput, accounts: readonly DerivedAccount[]): ScoreOn {
  const { policy } = input;
  const known: [day: EpochDay, scoreCentipoints: number | null][] = [];
  return (day) => {
    for (const [knownDay, scoreCentipoints] of known) if (knownDay === day) return scoreCentipoints;
    const behaviour = behaviourOf(accounts, day, policy);
    const overdue = overdueOf(accounts, day, policy);
    const { scoreCentipoints } = scoreOf(behaviour, overdue, input.outside ?? NOTHING_OUTSIDE, policy);
    known.push([day, scoreCentipoints]);
    return scoreCentipoints;
  };
}
