import type { RiskClass } from "../credit/assessment.ts";
import type { EpochDay } from "../credit/calendar.ts";
import type { Terms } from "../credit/terms.ts";

/** Whether an amount is what the document says, or what of it asks for credit once the deposit is paid (POLICY 3). */
export const GRANT_BASES = ["gross", "financed"] as const;
export type GrantBasis = (typeof GRANT_BASES)[number];

/** What was granted. Amounts in cents, those of a release in the document's currency; `until`: the last day it holds. */
export type Grant =
  | {
      kind: "order_release";
      amountCents: number;
      basis: GrantBasis;
      /** To be booked or proved before it holds; 0: none. */
      depositCents: number;
      terms: Pick<Terms, "kind" | "days"> | null;
      until: EpochDay;
    }
  | { kind: "limit_temporary"; amountCents: number; from: EpochDay; until: EpochDay }
  /** `until` null: until it is looked at again. */
  | { kind: "limit_permanent"; amountCents: number; until: EpochDay | null }
  | { kind: "terms_change"; terms: Pick<Terms, "kind" | "days"> }
  | { kind: "block"; until: EpochDay }
  | { kind: "unblock" }
  | { kind: "class_override"; riskClass: Exclude<RiskClass, "NR" | "E">; until: EpochDay };

export type ReleaseGrant = Extract<Grant, { kind: "order_release" }>;

/** Something the customer has to do before the grant holds. */
export const hasCondition = (grant: Grant): boolean =>
  grant.kind === "order_release" && grant.depositCents > 0;

/** What a release lets the customer owe for the document: at most the cap, and no more than what stays after the deposit. */
export function financedOf(grant: ReleaseGrant, documentCents: number): number {
  const afterDeposit = Math.max(0, documentCents - grant.depositCents);
  return grant.basis === "financed"
    ? Math.min(grant.amountCents, afterDeposit)
    : Math.min(grant.amountCents - Math.min(grant.amountCents, grant.depositCents), afterDeposit);
}

/** Whether a document of this amount lies within the cap; what is over it needs another look. */
export const isCovered = (
  grant: Pick<ReleaseGrant, "amountCents" | "basis" | "depositCents">,
  documentCents: number,
): boolean =>
  (grant.basis === "gross" ? documentCents : documentCents - grant.depositCents) <= grant.amountCents;
