import type * as z from "zod";
import type { OwnSubstitute, SubstituteChange } from "#shared/contract/me.ts";
import { hasAuthority } from "#shared/credit/authority/authority-cut.ts";
import { type EpochDay, formatIsoDate } from "#shared/credit/calendar.ts";
import type { Policy } from "#shared/credit/policy.ts";
import { setSubstitute } from "../db/member-authority.ts";
import type { AppEnv } from "../env.ts";
import { AppError } from "../errors.ts";
import { loadAuthorities, type MemberAuthority } from "./authorities.ts";
import { commitChange } from "./commit-change.ts";
import { findVersion, numbersOf } from "./policy-version.ts";
import { readDay } from "./read-day.ts";

type Asking = Pick<AppEnv["Variables"], "db" | "member" | "organization"> & { now: number; today: EpochDay };

const LONGEST_DAYS = 366;

type Standing = { own: MemberAuthority; members: MemberAuthority[]; policy: Policy };

async function standingOf({ db, member, organization }: Asking): Promise<Standing> {
  const members = await loadAuthorities({ db, organization });
  const own = members.find(({ memberId }) => memberId === member.memberId);
  if (!own) throw new AppError("not_found");
  const policy = numbersOf(await findVersion({ db, organization }, organization.policyVersion));
  return { own, members, policy };
}

/** Others whom the credit desk trusts already: whoever is no rep, and reps who may grant something themselves. */
const candidatesFor = ({ own, members, policy }: Standing): MemberAuthority[] =>
  members.filter(
    (member) => member.personId !== own.personId && (member.role !== "rep" || hasAuthority(policy, member)),
  );

/** Who decides in this member's place, for whom this member does from today on, and who could be named. */
export async function ownSubstitute(asking: Asking): Promise<OwnSubstitute> {
  return describe(await standingOf(asking), asking.today);
}

function describe(standing: Standing, today: EpochDay): OwnSubstitute {
  const { own, members, policy } = standing;
  const mayName = hasAuthority(policy, own);
  const { substitution } = own;
  const dates = ({ from, until }: { from: EpochDay; until: EpochDay }) => ({
    from: formatIsoDate(from),
    until: formatIsoDate(until),
  });
  return {
    substitute: substitution && {
      memberId: substitution.memberId,
      name: members.find(({ memberId }) => memberId === substitution.memberId)?.name ?? "",
      ...dates(substitution),
    },
    standsInFor: members.flatMap(({ name, substitution: theirs }) =>
      theirs?.memberId === own.memberId && theirs.until >= today ? [{ name, ...dates(theirs) }] : [],
    ),
    mayName,
    candidates: mayName
      ? candidatesFor(standing).map(({ memberId, name, role }) => ({ memberId, name, role }))
      : [],
  };
}

/**
 * Names the one member who decides in one's place during an absence (domain.md 7.3), or nobody any more. `not_allowed`: there is
 * nothing to hand over; `not_found`: no such member; `invalid_input`: oneself, a rep who grants nothing, or days that are over,
 * reversed or more than a year apart.
 */
export async function nameSubstitute(
  asking: Asking,
  { substitute }: z.output<typeof SubstituteChange>,
): Promise<OwnSubstitute> {
  const { db, member, organization, now, today } = asking;
  const standing = await standingOf(asking);
  const { own, members } = standing;
  if (!hasAuthority(standing.policy, own) && substitute !== null) throw new AppError("not_allowed");
  const named = substitute && {
    memberId: substitute.memberId,
    from: readDay(substitute.from, "substitute.from"),
    until: readDay(substitute.until, "substitute.until"),
  };
  if (named) {
    if (!members.some(({ memberId }) => memberId === named.memberId)) throw new AppError("not_found");
    if (!candidatesFor(standing).some(({ memberId }) => memberId === named.memberId))
      throw refused("substitute.memberId", "decides nothing in your place");
    if (named.until < today) throw refused("substitute.until", "in the past");
    if (named.until < named.from) throw refused("substitute.until", "before the first day");
    if (named.until - named.from > LONGEST_DAYS) throw refused("substitute.until", "too late");
  }
  const after = { ...own, substitution: named };
  const told = (whole: Standing) => {
    const { substitute: known } = describe(whole, today);
    return known && { substitute: known.name, from: known.from, until: known.until };
  };
  const next = {
    ...standing,
    own: after,
    members: members.map((each) => (each.memberId === own.memberId ? after : each)),
  };
  await commitChange(db, organization.number, {
    statements: [setSubstitute(db, organization.number, member.memberId, named)],
    audit: [
      {
        actor: member.userId,
        action: "substitute_named",
        subjectKind: "member",
        subjectId: member.memberId,
        detail: { name: member.name, before: told(standing), after: told(next) },
      },
    ],
    now,
  });
  return describe(next, today);
}

const refused = (path: string, message: string): AppError =>
  new AppError("invalid_input", { fields: [{ path, message }] });
