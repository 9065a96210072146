import type { Policy } from "../policy.ts";
import { type Authorised, type AuthorityRole, type Ceilings, ceilingOf, GRANTED_CLASSES } from "./ceiling.ts";
import { byCeiling } from "./nearest-authority.ts";

/** What a role lets its holder do beside granting credit; a role that has all of another's is not above it by that alone. */
const DUTIES: Record<AuthorityRole, readonly ("endorse" | "credit_desk" | "policy" | "administer")[]> = {
  rep: [],
  manager: ["endorse"],
  analyst: ["endorse", "credit_desk", "policy"],
  admin: ["endorse", "credit_desk", "administer"],
};

/** Ceilings that let nothing through. */
export const NO_CEILINGS: Ceilings = { A: 0, B: 0, C: 0, D: 0, NR: 0 };

/** Whether a member may do nothing afterwards that they may not do before: no duty more, and no ceiling raised. */
export function isAuthorityCut(
  policy: Pick<Policy, "authority">,
  before: Authorised,
  after: Authorised,
): boolean {
  const hasMoreDuties = DUTIES[after.role].some((duty) => !DUTIES[before.role].includes(duty));
  const hasMoreCredit = GRANTED_CLASSES.some(
    (riskClass) => byCeiling(ceilingOf(policy, after, riskClass), ceilingOf(policy, before, riskClass)) > 0,
  );
  return !hasMoreDuties && !hasMoreCredit;
}

/** Whether a member may grant anything at all in own right. */
export const hasAuthority = (policy: Pick<Policy, "authority">, member: Authorised): boolean =>
  GRANTED_CLASSES.some((riskClass) => ceilingOf(policy, member, riskClass) !== 0);
