import type { AssessInput } from "./assess-input.ts";
import { behaviourOf } from "./behaviour.ts";
import type { EpochDay } from "./calendar.ts";
import { deriveAccount } from "./derive-account.ts";
import type { DerivedAccount } from "./item.ts";
import { overdueOf } from "./overdue.ts";
import { NOTHING_OUTSIDE, scoreOf } from "./score.ts";

/** All accounts of an entity as of a day. */
export const deriveAll = (input: AssessInput, asOf: EpochDay): DerivedAccount[] =>
  input.accounts.map(({ entries, terms }) =>
    deriveAccount(entries, {
      terms: terms ?? input.terms,
      asOf,
      knownAt: input.knownAt,
      disputes: input.disputes,
      policy: input.policy,
    }),
  );

/** Score some days ago, for the hysteresis; null where there was none. Facts recorded since then count as known. */
export function earlierScore(input: AssessInput, accounts: readonly DerivedAccount[]): number | null {
  const asOf = input.asOf - input.policy.score.hysteresisDays;
  const earlier = unchangedSince(input, accounts, asOf) ? accounts : deriveAll(input, asOf);
  const behaviour = behaviourOf(earlier, asOf, input.policy);
  const overdue = overdueOf(earlier, asOf, input.policy);
  return scoreOf(behaviour, overdue, input.outside ?? NOTHING_OUTSIDE, input.policy).scoreCentipoints;
}

/** True where deriving again would give the same items: nothing booked since, nothing that depends on the day itself. */
function unchangedSince(input: AssessInput, accounts: readonly DerivedAccount[], day: EpochDay): boolean {
  if (input.disputes.length > 0) return false;
  return accounts.every(
    ({ lastDay, items }) =>
      (lastDay === null || lastDay <= day) &&
      items.every(
        ({ subledger, allocations }) =>
          subledger !== "bill" &&
          subledger !== "factor" &&
          allocations.every(({ means }) => means !== "bill"),
      ),
  );
}
