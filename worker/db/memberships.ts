import { and, asc, eq, type SQLWrapper, sql } from "drizzle-orm";
import type { Role } from "#shared/contract/common.ts";
import type { Ceilings } from "#shared/credit/authority/ceiling.ts";
import type { Database, Statement } from "./database.ts";
import { expectThat } from "./expect.ts";
import { account, member, memberAuthority, organization, session, tenant, user } from "./schema.ts";

export type MemberRow = {
  id: string;
  userId: string;
  name: string;
  email: string;
  role: string;
  repCode: string | null;
  joinedAt: Date;
  /** Own ceilings by class; null: all are the matrix's. */
  ceilings: Partial<Ceilings> | null;
  substituteId: string | null;
  substituteFrom: number | null;
  substituteUntil: number | null;
};

const memberColumns = {
  id: member.id,
  userId: user.id,
  name: user.name,
  email: user.email,
  role: member.role,
  repCode: member.repCode,
  joinedAt: member.createdAt,
  ceilings: memberAuthority.ceilings,
  substituteId: memberAuthority.substituteId,
  substituteFrom: memberAuthority.substituteFrom,
  substituteUntil: memberAuthority.substituteUntil,
};

const memberRows = (db: Database) =>
  db
    .select(memberColumns)
    .from(member)
    .innerJoin(user, eq(user.id, member.userId))
    .innerJoin(tenant, eq(tenant.organizationId, member.organizationId))
    .leftJoin(
      memberAuthority,
      and(eq(memberAuthority.organization, tenant.number), eq(memberAuthority.memberId, member.id)),
    );

/** The unique key that refuses a second person with one e-mail address. */
export const EMAIL_TAKEN = "user.email";

export const membersOf = (db: Database, organizationId: string): Promise<MemberRow[]> =>
  memberRows(db).where(eq(member.organizationId, organizationId)).orderBy(asc(user.name), asc(member.id));

export async function findMember(
  db: Database,
  organizationId: string,
  id: string,
): Promise<MemberRow | undefined> {
  const [row] = await memberRows(db).where(and(eq(member.organizationId, organizationId), eq(member.id, id)));
  return row;
}

/** Organizations a person may ask a token for. */
export const organizationsOf = (db: Database, userId: string): Promise<{ id: string; name: string }[]> =>
  db
    .select({ id: organization.id, name: organization.name })
    .from(member)
    .innerJoin(organization, eq(organization.id, member.organizationId))
    .innerJoin(tenant, eq(tenant.organizationId, organization.id))
    .where(eq(member.userId, userId))
    .orderBy(asc(organization.name));

type NewPerson = {
  userId: string;
  memberId: string;
  organizationId: string;
  name: string;
  email: string;
  role: Role;
  repCode: string | null;
  /** null: this person signs in with the company's account only. */
  passwordHash: string | null;
  now: Date;
};

/** A person, the password if there is one, and the membership. The address counts as verified: an admin vouches for it. */
export function addPerson(db: Database, person: NewPerson): Statement[] {
  const { userId, now } = person;
  return [
    db.insert(user).values({
      id: userId,
      name: person.name,
      email: person.email.toLowerCase(),
      emailVerified: true,
      createdAt: now,
      updatedAt: now,
    }),
    ...join(db, person),
  ];
}

/** The person of this address who belongs to nobody any more: what they once did stays under their id. */
export async function findFormerPerson(db: Database, email: string): Promise<string | undefined> {
  const [row] = await db
    .select({ id: user.id })
    .from(user)
    .where(and(eq(user.email, email), notMember(user.id)));
  return row?.id;
}

/** Takes a former person back under the old id with new ways to sign in; undone if somebody else was quicker. */
export const addFormerPerson = (db: Database, person: NewPerson): Statement[] => [
  expectThat(db, notMember(sql`${person.userId}`)),
  db.update(user).set({ name: person.name, updatedAt: person.now }).where(eq(user.id, person.userId)),
  db.delete(account).where(eq(account.userId, person.userId)),
  db.delete(session).where(eq(session.userId, person.userId)),
  ...join(db, person),
];

const notMember = (userId: SQLWrapper) =>
  sql`not exists (select 1 from member where member.user_id = ${userId})`;

function join(db: Database, person: NewPerson): Statement[] {
  const { userId, now } = person;
  const credential = {
    id: crypto.randomUUID(),
    accountId: userId,
    providerId: "credential",
    userId,
    password: person.passwordHash,
    createdAt: now,
    updatedAt: now,
  };
  return [
    ...(person.passwordHash ? [db.insert(account).values(credential)] : []),
    db.insert(member).values({
      id: person.memberId,
      organizationId: person.organizationId,
      userId,
      role: person.role,
      repCode: person.repCode,
      createdAt: now,
    }),
  ];
}

export const changeMember = (
  db: Database,
  organizationId: string,
  id: string,
  change: { role?: Role | undefined; repCode?: string | null | undefined },
): Statement =>
  db
    .update(member)
    .set({
      role: change.role ?? sql`${member.role}`,
      repCode: change.repCode === undefined ? sql`${member.repCode}` : change.repCode,
    })
    .where(and(eq(member.organizationId, organizationId), eq(member.id, id)));

/** Ends a membership and every session of that person: what they hold stops working at once. */
export const removeMember = (
  db: Database,
  organizationId: string,
  { id, userId }: { id: string; userId: string },
): Statement[] => [
  db.delete(member).where(and(eq(member.organizationId, organizationId), eq(member.id, id))),
  db.delete(session).where(eq(session.userId, userId)),
];

/** A condition for `expectThat`: the organization still has somebody who can administer it. */
export const hasAdmin = (organizationId: string) =>
  sql`exists (select 1 from ${member} where organization_id = ${organizationId} and role = 'admin')`;
