import type { AssessInput } from "./assess-input.ts";
import { behaviourOf } from "./behaviour.ts";
import type { DerivedAccount } from "./item.ts";
import { overdueOf } from "./overdue.ts";
import { NOTHING_OUTSIDE, scoreOf } from "./score.ts";

/** Score some days ago, for the hysteresis (POLICY 1.5), by what is known now; null where there was none. */
export function earlierScore(input: AssessInput, accounts: readonly DerivedAccount[]): number | null {
  const { policy } = input;
  const day = input.asOf - policy.score.hysteresisDays;
  const behaviour = behaviourOf(accounts, day, policy);
  const overdue = overdueOf(accounts, day, policy);
  return scoreOf(behaviour, overdue, input.outside ?? NOTHING_OUTSIDE, policy).scoreCentipoints;
}
