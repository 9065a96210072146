import { Role } from "#shared/contract/common.ts";
import type { DecidingMember } from "#shared/credit/authority/acting-for.ts";
import { ceilingAlone } from "#shared/credit/authority/ceiling.ts";
import type { Authority } from "#shared/credit/order/way.ts";
import type { Policy } from "#shared/credit/policy.ts";
import { type MemberRow, membersOf } from "../db/memberships.ts";
import type { Asking } from "./find-visible-customer.ts";

/** A member with the authority they have (POLICY 4); persons are compared, not memberships. */
export type MemberAuthority = DecidingMember & { name: string };

/** Everybody in the organization, by name, with own ceilings and the substitute each named: for `actingFor` and `mayApprove`. */
export async function loadAuthorities({
  db,
  organization,
}: Pick<Asking, "db" | "organization">): Promise<MemberAuthority[]> {
  const members = await membersOf(db, organization.id);
  return members.map((row) => ({
    memberId: row.id,
    personId: row.userId,
    name: row.name,
    role: Role.parse(row.role),
    ceilings: row.ceilings,
    substitution: substitutionOf(row),
  }));
}

/** The substitute a member named; null for none. */
export const substitutionOf = ({
  substituteId,
  substituteFrom,
  substituteUntil,
}: MemberRow): DecidingMember["substitution"] =>
  substituteId === null || substituteFrom === null || substituteUntil === null
    ? null
    : { memberId: substituteId, from: substituteFrom, until: substituteUntil };

/**
 * Those who could grant alone what this asker wishes, as the ways to yes take them. What a rep asks somebody else decides, and
 * so is everything where nobody grants on own initiative.
 */
export const authoritiesFor = (
  policy: Policy,
  members: readonly MemberAuthority[],
  asker: { userId: string; role: Role },
): Authority[] =>
  members
    .filter(
      ({ personId }) => personId !== asker.userId || (asker.role !== "rep" && policy.authority.ownInitiative),
    )
    .map((member) => ({
      id: member.memberId,
      ceilings: {
        A: ceilingAlone(policy, member, "A"),
        B: ceilingAlone(policy, member, "B"),
        C: ceilingAlone(policy, member, "C"),
        D: ceilingAlone(policy, member, "D"),
        NR: ceilingAlone(policy, member, "NR"),
      },
    }));
