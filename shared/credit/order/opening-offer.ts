import type { Policy } from "../policy.ts";
import type { CheckedCustomer, FailedCheck, OpeningOffer } from "./order-check.ts";

const NO_OFFER: ReadonlySet<FailedCheck["code"]> = new Set([
  "in_default",
  "in_procedure",
  "lack_of_funds",
  "broken_promises",
  "identity_mismatch",
  "overdue_blocks",
  "overdue_to_ask",
  "overdue_assumed",
]);

/**
 * What may be proposed to a prospect as far as facts allow, or to a new customer for whom nobody has set a limit: the opening
 * limit of the policy on its opening terms; "above: ask" (POLICY 1.3). Null where a limit stands or anything speaks against it.
 */
export function openingOffer(
  { limitInForce, riskClass, marks, exposure, recommendedLimit, openingOffer: allowed }: CheckedCustomer,
  failed: readonly FailedCheck[],
  financedCents: number | null,
  { order }: Policy,
): OpeningOffer | null {
  if (limitInForce.kind !== "none" || failed.some(({ code }) => NO_OFFER.has(code))) return null;
  if (riskClass === "D" || riskClass === "E") return null;
  const prospect = marks.includes("no_ledger");
  if (!prospect && recommendedLimit?.binding !== "opening") return null;
  const amountCents = (prospect ? allowed?.amountCents : recommendedLimit?.amountCents) ?? 0;
  if (amountCents <= 0) return null;
  const fits = financedCents !== null && Math.max(0, exposure.totalCents) + financedCents <= amountCents;
  return { amountCents, termsDays: order.openingTermsDays, fits };
}
