import { hashPassword } from "better-auth/crypto";
import type * as z from "zod";
import type { Member, MemberChanged, NewMember } from "#shared/contract/me.ts";
import { hasAuthority, NO_CEILINGS } from "#shared/credit/authority/authority-cut.ts";
import type { Ceilings } from "#shared/credit/authority/ceiling.ts";
import { closeChangesAbout } from "../db/changes.ts";
import { type Database, isTaken } from "../db/database.ts";
import { expectThat, isUnexpected } from "../db/expect.ts";
import type { Once } from "../db/idempotency.ts";
import { forgetAuthority, setCeilings } from "../db/member-authority.ts";
import {
  addFormerPerson,
  addPerson,
  EMAIL_TAKEN,
  findFormerPerson,
  findMember,
  hasAdmin,
  membersOf,
  removeMember,
} from "../db/memberships.ts";
import type { CurrentMember, CurrentOrganization } from "../env.ts";
import { AppError } from "../errors.ts";
import { secondPersonToRaise } from "./change-authority.ts";
import { commitChange } from "./commit-change.ts";
import { entryOf } from "./member-entry.ts";
import { findVersion, numbersOf } from "./policy-version.ts";
import { proposal } from "./propose-change.ts";

type Asking = { db: Database; member: CurrentMember; organization: CurrentOrganization };
type Entry = z.output<typeof Member>;

export async function listMembers({ db, organization }: Asking): Promise<Entry[]> {
  return (await membersOf(db, organization.id)).map(entryOf);
}

/**
 * Adds a person with a first password, or without one where only the company's sign-in counts. Whoever gets more by it than a
 * rep who grants nothing begins as one: the rest waits for a second admin, where there is one. `conflict`: address of a member.
 */
export async function addMember(
  { db, member, organization }: Asking,
  added: z.output<typeof NewMember>,
  once: Once,
): Promise<MemberChanged> {
  const { name, repCode, password } = added;
  const email = added.email.toLowerCase();
  // The column keeps whole seconds; the reply says what the list will say.
  const now = new Date(Math.floor(once.now / 1000) * 1000);
  const id = crypto.randomUUID();
  const former = await findFormerPerson(db, email);
  const userId = former ?? crypto.randomUUID();
  const proposing = { db, member, organization, now: once.now };
  const wanted = { role: added.role, ceilings: null };
  const least = { role: "rep" as const, ceilings: NO_CEILINGS };
  const second = await secondPersonToRaise(proposing, least, wanted);
  const atFirst = second === "needed" ? { ...least, ceilings: await noCeilings(proposing) } : wanted;
  const waits =
    second === "needed"
      ? await proposal(proposing, {
          kind: "member_authority",
          subject: id,
          body: { name, before: atFirst, after: wanted },
          reason: "",
        })
      : null;
  const { role, ceilings } = atFirst;
  const entry = {
    ...{ id, name, email, role, repCode, ceilings, joinedAt: now.toISOString() },
    substitute: null,
    waiting: waits?.reply ?? null,
  };
  const passwordHash = password === undefined ? null : await hashPassword(password);
  try {
    await commitChange(db, organization.number, {
      statements: [
        ...(former === undefined ? addPerson : addFormerPerson)(db, {
          userId,
          memberId: id,
          organizationId: organization.id,
          name,
          email,
          role,
          repCode,
          passwordHash,
          now,
        }),
        ...(ceilings === null ? [] : [setCeilings(db, organization.number, id, ceilings)]),
        ...(waits?.statements ?? []),
      ],
      audit: [
        {
          actor: member.userId,
          action: "member_added",
          subjectKind: "member",
          subjectId: id,
          detail: {
            ...{ name, email, role, repCode },
            ...(second !== null && !waits && { secondPerson: second }),
          },
        },
        ...(waits?.audit ?? []),
      ],
      now: once.now,
      once: { once, status: 201, body: entry },
    });
  } catch (error) {
    const taken = isTaken(error, EMAIL_TAKEN) || isUnexpected(error);
    throw taken ? new AppError("conflict", { cause: error }) : error;
  }
  return entry;
}

/** Ceilings that leave a new rep nothing to grant; null where the matrix leaves them nothing anyway. */
async function noCeilings({ db, organization }: Asking): Promise<Ceilings | null> {
  const policy = numbersOf(await findVersion({ db, organization }, organization.policyVersion));
  return hasAuthority(policy, { role: "rep" }) ? NO_CEILINGS : null;
}

/** Ends a membership and all sessions of that person at once. `conflict` for the last admin. */
export async function endMembership(
  { db, member, organization }: Asking,
  id: string,
  now: number,
): Promise<void> {
  const before = await findMember(db, organization.id, id);
  if (!before) throw new AppError("not_found");
  await keepingAnAdmin(() =>
    commitChange(db, organization.number, {
      statements: [
        ...removeMember(db, organization.id, before),
        ...forgetAuthority(db, organization.number, id),
        closeChangesAbout(db, organization.number, id, {
          ...{ outcome: "withdrawn", decidedBy: member.userId, decidedAt: now, note: "" },
        }),
        expectThat(db, hasAdmin(organization.id)),
      ],
      audit: [
        {
          actor: member.userId,
          action: "member_removed",
          subjectKind: "member",
          subjectId: id,
          detail: { name: before.name, email: before.email, role: before.role },
        },
      ],
      now,
    }),
  );
}

async function keepingAnAdmin(change: () => Promise<unknown>): Promise<void> {
  try {
    await change();
  } catch (error) {
    throw isUnexpected(error) ? new AppError("conflict", { cause: error }) : error;
  }
}
