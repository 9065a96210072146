import { coverOf } from "../../clocks/cover-of.ts";
import { insuredItems, oldestOverdue } from "../../clocks/insured-items.ts";
import type { AssessInput } from "../assess-input.ts";
import type { EpochDay } from "../calendar.ts";
import type { DerivedAccount } from "../item.ts";
import { insuredLimit } from "../limit-in-force.ts";

/**
 * Insured limit that counts for new deliveries as of a day, in cents (POLICY 2): 0 once withdrawn, expired or in stop of cover;
 * null where the customer was never insured.
 */
export function insuredInForce(
  input: Pick<AssessInput, "limits" | "events" | "asOf" | "knownAt" | "stopOfCoverDays">,
  accounts: readonly DerivedAccount[],
  withdrawnOn: EpochDay | null,
): number | null {
  const { limits, asOf, knownAt, stopOfCoverDays } = input;
  const cents = insuredLimit(limits, asOf, knownAt, withdrawnOn);
  if (cents === null || cents === 0 || stopOfCoverDays === undefined) return cents;
  const oldest = oldestOverdue(insuredItems(accounts, coverOf(input)), asOf);
  return oldest !== null && asOf >= oldest.dueDay + Math.max(1, stopOfCoverDays) ? 0 : cents;
}
