import type { EpochDay } from "../calendar.ts";
import type { Approver } from "./may-approve.ts";

/** Who decides in a member's place from one day to another, both included. */
export type Substitution = { memberId: string; from: EpochDay; until: EpochDay };

/** A member who may decide, and the one substitute whom this member named. */
export type DecidingMember = Approver & { memberId: string; substitution: Substitution | null };

/**
 * One way in which a person may decide. `approver` is what `mayApprove` takes; `member` the person's own membership;
 * `inPlaceOf` the absent member whose authority it is, null in own right.
 */
export type Acting<Member extends DecidingMember> = {
  approver: Approver;
  member: Member;
  inPlaceOf: Member | null;
};

/**
 * The ways in which a person may decide on a day, to be tried in this order: in own right, then in place of each absent member
 * who named this person (domain.md 7.3). A substitute has the absent member's own ceilings and no more, hands nothing on that
 * was lent, and decides nothing that either of the two asked for: `mayApprove` sees to that by `inPlaceOfPersonId`. Empty for
 * somebody who is no member.
 */
export function actingFor<Member extends DecidingMember>(
  members: readonly Member[],
  personId: string,
  today: EpochDay,
): Acting<Member>[] {
  const own = members.filter((member) => member.personId === personId);
  const inOwnRight = own.map((member) => ({ approver: approverOf(member), member, inPlaceOf: null }));
  const lent = own.flatMap((member) =>
    members
      .filter((absent) => absent.personId !== personId && isSubstitutedBy(absent, member, today))
      .map((absent) => ({
        approver: { ...approverOf(absent), personId, inPlaceOfPersonId: absent.personId },
        member,
        inPlaceOf: absent,
      })),
  );
  return [...inOwnRight, ...lent];
}

const approverOf = ({ personId, role, ceilings }: DecidingMember): Approver => ({
  personId,
  role,
  ceilings: ceilings ?? null,
});

function isSubstitutedBy({ substitution }: DecidingMember, { memberId }: DecidingMember, today: EpochDay) {
  return (
    substitution !== null &&
    substitution.memberId === memberId &&
    substitution.from <= today &&
    today <= substitution.until
  );
}
