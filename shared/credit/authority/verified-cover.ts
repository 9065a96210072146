import type { AssessInput } from "../assess-input.ts";
import { deriveAccount } from "../derive-account.ts";
import { eventsInForce } from "../events-in-force.ts";
import type { DerivedAccount } from "../item.ts";
import { insuredInForce } from "../limit/insured-in-force.ts";

/** Cover that an approval may count on, in cents: the insured limit in force, 0 where there is none any more. */
export function verifiedCover(input: AssessInput): number {
  const { events, asOf, knownAt, policy } = input;
  const { coverWithdrawnOn } = eventsInForce(events, asOf, knownAt, policy);
  return insuredInForce(input, accountsOf(input), coverWithdrawnOn) ?? 0;
}

/** Documents matter only where the insurer stops covering by them. */
const accountsOf = (input: AssessInput): DerivedAccount[] =>
  input.stopOfCoverDays === undefined
    ? []
    : input.accounts.map(({ entries, terms }) =>
        deriveAccount(entries, { ...input, terms: terms ?? input.terms }),
      );
