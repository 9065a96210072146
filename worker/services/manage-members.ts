import { hashPassword } from "better-auth/crypto";
import type * as z from "zod";
import { Role } from "#shared/contract/common.ts";
import type { Member, MemberChange, NewMember } from "#shared/contract/me.ts";
import { type Database, isTaken } from "../db/database.ts";
import { expectThat, isUnexpected } from "../db/expect.ts";
import type { Once } from "../db/idempotency.ts";
import {
  addFormerPerson,
  addPerson,
  changeMember,
  EMAIL_TAKEN,
  findFormerPerson,
  findMember,
  hasAdmin,
  type MemberRow,
  membersOf,
  removeMember,
} from "../db/memberships.ts";
import type { CurrentMember, CurrentOrganization } from "../env.ts";
import { AppError } from "../errors.ts";
import { commitChange } from "./commit-change.ts";

type Asking = { db: Database; member: CurrentMember; organization: CurrentOrganization };
type Entry = z.output<typeof Member>;

function entryOf(row: MemberRow): Entry {
  const { id, name, email, role, repCode, joinedAt } = row;
  return { id, name, email, role: Role.parse(role), repCode, joinedAt: joinedAt.toISOString() };
}

export async function listMembers({ db, organization }: Asking): Promise<Entry[]> {
  return (await membersOf(db, organization.id)).map(entryOf);
}

/** Adds a person with a first password, or without one where only the company's sign-in counts. `conflict`: address of a member. */
export async function addMember(
  { db, member, organization }: Asking,
  added: z.output<typeof NewMember>,
  once: Once,
): Promise<Entry> {
  const { name, role, repCode, password } = added;
  const email = added.email.toLowerCase();
  // The column keeps whole seconds; the reply says what the list will say.
  const now = new Date(Math.floor(once.now / 1000) * 1000);
  const id = crypto.randomUUID();
  const former = await findFormerPerson(db, email);
  const userId = former ?? crypto.randomUUID();
  const entry = { id, name, email, role, repCode, joinedAt: now.toISOString() };
  const passwordHash = password === undefined ? null : await hashPassword(password);
  try {
    await commitChange(db, organization.number, {
      statements: (former === undefined ? addPerson : addFormerPerson)(db, {
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
      audit: [
        {
          actor: member.userId,
          action: "member_added",
          subjectKind: "member",
          subjectId: id,
          detail: { name, email, role, repCode },
        },
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

/** Changes a role or a portfolio. `conflict` when nobody would be left to administer the organization. */
export async function changeMembership(
  { db, member, organization }: Asking,
  id: string,
  change: z.output<typeof MemberChange>,
  now: number,
): Promise<Entry> {
  const before = await findMember(db, organization.id, id);
  if (!before) throw new AppError("not_found");
  const after = {
    role: change.role ?? Role.parse(before.role),
    repCode: change.repCode === undefined ? before.repCode : change.repCode,
  };
  await keepingAnAdmin(() =>
    commitChange(db, organization.number, {
      statements: [changeMember(db, organization.id, id, after), expectThat(db, hasAdmin(organization.id))],
      audit: [
        {
          actor: member.userId,
          action: "member_changed",
          subjectKind: "member",
          subjectId: id,
          detail: { name: before.name, before: { role: before.role, repCode: before.repCode }, after },
        },
      ],
      now,
    }),
  );
  return entryOf({ ...before, ...after });
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
      statements: [...removeMember(db, organization.id, before), expectThat(db, hasAdmin(organization.id))],
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
