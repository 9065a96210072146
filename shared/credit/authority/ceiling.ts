import type { RiskClass } from "../assessment.ts";
import type { Policy } from "../policy.ts";

/** App roles of members, as the authority matrix names them. They are no ladder: a rep may be given more than a manager. */
export const AUTHORITY_ROLES = ["rep", "manager", "analyst", "admin"] as const;
export type AuthorityRole = (typeof AUTHORITY_ROLES)[number];

/** Classes a ceiling may stand for. E has none: payment before delivery only (POLICY 4); NR is separate from it. */
export const GRANTED_CLASSES = ["A", "B", "C", "D", "NR"] as const;
export type GrantedClass = (typeof GRANTED_CLASSES)[number];

/** Cents of resulting exposure net of verified cover; null: no ceiling, 0: none. */
export type Ceiling = number | null;
export type Ceilings = Record<GrantedClass, Ceiling>;

/** Authority of one member: the matrix by role, except where the member has ceilings of their own. */
export type Authorised = { role: AuthorityRole; ceilings?: Partial<Ceilings> | null };

/** The most that this member may let a customer of the class owe alone, four eyes not looked at; 0 for E. */
export function ceilingOf(
  { authority }: Pick<Policy, "authority">,
  { role, ceilings }: Authorised,
  riskClass: RiskClass,
): Ceiling {
  if (riskClass === "E") return 0;
  const own = ceilings?.[riskClass];
  return own === undefined ? authority.matrixCents[role][riskClass] : own;
}

/** The same where nobody else signs: above the amount of four eyes one person is not enough. */
export function ceilingAlone(policy: Policy, member: Authorised, riskClass: RiskClass): Ceiling {
  const ceiling = ceilingOf(policy, member, riskClass);
  const { fourEyesAboveCents } = policy.authority;
  return isWithin(fourEyesAboveCents, ceiling) ? fourEyesAboveCents : ceiling;
}

/** Exposure that nobody covers, never below 0; null: without bound. */
export const netOfCover = (exposureCents: number | null, verifiedCoverCents: number): number | null =>
  exposureCents === null ? null : Math.max(0, exposureCents - Math.max(0, verifiedCoverCents));

/** Whether an amount (null: without bound) lies within a ceiling; a ceiling of 0 lets nothing through, not even 0. */
export const isWithin = (amountCents: number | null, ceiling: Ceiling): boolean =>
  ceiling === null || (ceiling > 0 && amountCents !== null && amountCents <= ceiling);
