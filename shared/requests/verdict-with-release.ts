import type { EpochDay } from "../credit/calendar.ts";
import type { OrderCheck, OrderVerdict } from "../credit/order/order-check.ts";
import { passes } from "../credit/order/order-check.ts";
import { isCovered } from "./grant.ts";
import { type FoundRelease, type ReleaseStanding, standingOf } from "./release.ts";

/**
 * What a release makes of a verdict. `granted`: within the limit by a person's word; `over_cap`: the document has grown beyond
 * it and is checked as if nothing had been granted; `may_apply`: only the number is the same.
 */
export type ReleaseEffect =
  | { kind: "granted" }
  | { kind: "pending"; depositCents: number }
  | { kind: "suspended"; codes: Extract<ReleaseStanding, { state: "suspended" }>["codes"] }
  | { kind: "over_cap"; amountCents: number }
  | { kind: "expired"; until: EpochDay }
  | { kind: "may_apply" };

export type VerdictWithRelease = { verdict: OrderVerdict; effect: ReleaseEffect | null };

/**
 * The verdict on a document that may have been released (POLICY 3). `amountCents`: the document's, in its own currency. A
 * release never makes a verdict worse, but for a suspension: an order that was accepted stops when a hard rule hits.
 */
export function verdictWithRelease(
  check: Pick<OrderCheck, "verdict" | "failed">,
  found: FoundRelease | null,
  amountCents: number,
  today: EpochDay,
): VerdictWithRelease {
  if (found === null) return { verdict: check.verdict, effect: null };
  const standing = standingOf(found.release, check.failed, today);
  if (standing.state === "ended") return { verdict: check.verdict, effect: null };
  if (standing.state === "expired")
    return {
      verdict: check.verdict,
      effect: passes(check) ? null : { kind: "expired", until: standing.until },
    };
  if (!found.isThis) return { verdict: check.verdict, effect: passes(check) ? null : { kind: "may_apply" } };
  if (standing.state === "suspended")
    return { verdict: check.verdict, effect: { kind: "suspended", codes: standing.codes } };
  if (!isCovered(found.release, amountCents))
    return {
      verdict: check.verdict,
      effect: passes(check) ? null : { kind: "over_cap", amountCents: found.release.amountCents },
    };
  if (standing.state === "pending")
    return passes(check)
      ? { verdict: check.verdict, effect: null }
      : { verdict: "ask", effect: { kind: "pending", depositCents: standing.depositCents } };
  return { verdict: passes(check) ? check.verdict : "within_limit", effect: { kind: "granted" } };
}
