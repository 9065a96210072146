import { Role } from "#shared/contract/common.ts";
import type { MemberChanged } from "#shared/contract/me.ts";
import { isAuthorityCut } from "#shared/credit/authority/authority-cut.ts";
import type { Authorised, Ceilings } from "#shared/credit/authority/ceiling.ts";
import { expectThat, isUnexpected } from "../db/expect.ts";
import { hasPowers, setCeilings } from "../db/member-authority.ts";
import { changeMember, findMember, hasAdmin, type MemberRow } from "../db/memberships.ts";
import { AppError } from "../errors.ts";
import type { AuditEntry } from "./audit.ts";
import { loadAuthorities } from "./authorities.ts";
import { commitChange } from "./commit-change.ts";
import { entryOf } from "./member-entry.ts";
import { findVersion, numbersOf } from "./policy-version.ts";
import { type Proposing, proposal, refusedAsWaiting } from "./propose-change.ts";
import { secondPersonFor } from "./second-person.ts";

export type Powers = { role: Role; ceilings: Partial<Ceilings> | null };

type Wanted = {
  role?: Role | undefined;
  ceilings?: Partial<Ceilings> | null | undefined;
  repCode?: string | null | undefined;
  reason?: string | undefined;
};

export const powersOf = (row: Pick<MemberRow, "role" | "ceilings">): Powers => ({
  role: Role.parse(row.role),
  ceilings: row.ceilings,
});

const isSame = (one: Powers, other: Powers): boolean =>
  one.role === other.role &&
  JSON.stringify(ordered(one.ceilings)) === JSON.stringify(ordered(other.ceilings));
const ordered = (ceilings: Powers["ceilings"]) => ceilings && Object.entries(ceilings).sort();

/** Ceilings as they are kept: none instead of an empty record. */
const kept = (ceilings: Powers["ceilings"]): Powers["ceilings"] =>
  ceilings !== null && Object.keys(ceilings).length === 0 ? null : ceilings;

/**
 * Changes role, own ceilings or portfolio of a member. A cut and a portfolio count at once; what gives more waits for a second
 * admin where there is one (`waiting`), and is logged as `alone` where there is none. `conflict`: nobody would be left to
 * administer the organization, somebody else changed the same, or a change about this member waits already.
 */
export async function changeAuthority(
  proposing: Proposing,
  id: string,
  wanted: Wanted,
): Promise<MemberChanged> {
  const { db, member, organization, now } = proposing;
  const row = await findMember(db, organization.id, id);
  if (!row) throw new AppError("not_found");
  const before = powersOf(row);
  const after = {
    role: wanted.role ?? before.role,
    ceilings: wanted.ceilings === undefined ? before.ceilings : kept(wanted.ceilings),
  };
  const repCode = wanted.repCode === undefined ? row.repCode : wanted.repCode;
  const reason = wanted.reason ?? "";
  const second = await secondPersonToRaise(proposing, before, after);
  const waits =
    second === "needed"
      ? await proposal(proposing, {
          kind: "member_authority",
          subject: id,
          body: { name: row.name, before, after },
          reason,
        })
      : null;
  const atOnce = waits ? before : after;
  const told = {
    before: { ...before, repCode: row.repCode },
    after: { ...atOnce, repCode },
    reason,
    ...(second !== null && !waits && { secondPerson: second }),
  };
  const changesNow = !isSame(before, atOnce) || repCode !== row.repCode || !waits;
  await committing(() =>
    commitChange(db, organization.number, {
      statements: [
        ...(waits?.statements ?? []),
        ...(changesNow ? powersStatements(proposing, id, before, atOnce, repCode) : []),
      ],
      audit: [
        ...(changesNow ? [memberChanged(member.userId, id, { name: row.name, ...told })] : []),
        ...(waits?.audit ?? []),
      ],
      now,
    }),
  );
  return { ...entryOf({ ...row, ...atOnce, repCode }), waiting: waits?.reply ?? null };
}

/** Whether more authority waits for a second admin; null where nobody gets more. */
export async function secondPersonToRaise(
  proposing: Proposing,
  before: Authorised,
  after: Authorised,
): Promise<"off" | "alone" | "needed" | null> {
  const { db, organization } = proposing;
  const policy = numbersOf(await findVersion({ db, organization }, organization.policyVersion));
  if (isAuthorityCut(policy, before, after)) return null;
  return secondPersonFor(proposing, await loadAuthorities(proposing), "member_authority");
}

/** Gives a member other powers, unless those that were read have changed meanwhile. */
export const powersStatements = (
  { db, organization }: Pick<Proposing, "db" | "organization">,
  id: string,
  before: Powers,
  after: Powers,
  repCode?: string | null,
) => [
  expectThat(db, hasPowers(organization, id, before)),
  changeMember(db, organization.id, id, { role: after.role, repCode }),
  ...(isSame({ ...before, role: after.role }, after)
    ? []
    : [setCeilings(db, organization.number, id, after.ceilings)]),
  expectThat(db, hasAdmin(organization.id)),
];

export const memberChanged = (actor: string, id: string, detail: Record<string, unknown>): AuditEntry => ({
  actor,
  action: "member_changed",
  subjectKind: "member",
  subjectId: id,
  detail,
});

async function committing(change: () => Promise<unknown>): Promise<void> {
  try {
    await change();
  } catch (error) {
    throw isUnexpected(error) ? new AppError("conflict", { cause: error }) : refusedAsWaiting(error);
  }
}
