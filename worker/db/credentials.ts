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
