import type { AssessInput } from "../assess-input.ts";
import { eventsInForce } from "../events-in-force.ts";
import { insuredLimit } from "../limit-in-force.ts";

/** Cover that an approval may count on, in cents: the insured limit in force, 0 where there is none any more. */
export function verifiedCover({ limits, events, asOf, knownAt, policy }: AssessInput): number {
  const { coverWithdrawnOn } = eventsInForce(events, asOf, knownAt, policy);
  return insuredLimit(limits, asOf, knownAt, coverWithdrawnOn) ?? 0;
}
