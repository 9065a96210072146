import { and, eq } from "drizzle-orm";
import type { Database, Statement } from "./database.ts";
import { account, member, tenant, user } from "./schema.ts";

const PASSWORD = "credential";

export type Credential = { userId: string; hash: string };

/** The password's hash of the person with this address; undefined where there is no such person, or no password. */
export async function credentialOf(db: Database, email: string): Promise<Credential | undefined> {
  const [row] = await db
    .select({ userId: user.id, hash: account.password })
    .from(user)
    .innerJoin(account, and(eq(account.userId, user.id), eq(account.providerId, PASSWORD)))
    .where(eq(user.email, email.toLowerCase()));
  return row?.hash ? { userId: row.userId, hash: row.hash } : undefined;
}

/** The password's hash of a person; undefined where they have none. */
export async function passwordOf(db: Database, userId: string): Promise<string | undefined> {
  const [row] = await db
    .select({ hash: account.password })
    .from(account)
    .where(and(eq(account.userId, userId), eq(account.providerId, PASSWORD)));
  return row?.hash ?? undefined;
}

/** The last token by which the company's provider said who a person is, as it was checked at the sign-in. */
export async function idTokenOf(db: Database, userId: string, provider: string): Promise<string | undefined> {
  const [row] = await db
    .select({ token: account.idToken })
    .from(account)
    .where(and(eq(account.userId, userId), eq(account.providerId, provider)));
  return row?.token ?? undefined;
}

export const setPassword = (db: Database, userId: string, hash: string, now: Date): Statement =>
  db
    .update(account)
    .set({ password: hash, updatedAt: now })
    .where(and(eq(account.userId, userId), eq(account.providerId, PASSWORD)));

/** Where a person is a member: the organization's number, and the membership. */
export const membershipsOf = (
  db: Database,
  userId: string,
): Promise<{ organization: number; memberId: string }[]> =>
  db
    .select({ organization: tenant.number, memberId: member.id })
    .from(member)
    .innerJoin(tenant, eq(tenant.organizationId, member.organizationId))
    .where(eq(member.userId, userId))
    .orderBy(tenant.number);
