import { and, eq, sql } from "drizzle-orm";
import type { Ceilings } from "#shared/credit/authority/ceiling.ts";
import type { Database, Statement } from "./database.ts";
import { member, memberAuthority } from "./schema.ts";

type Powers = { role: string; ceilings: Partial<Ceilings> | null };
type Substitute = { memberId: string; from: number; until: number };

/** Gives a member other ceilings than the matrix; null: those of the matrix. */
export const setCeilings = (
  db: Database,
  organization: number,
  memberId: string,
  ceilings: Partial<Ceilings> | null,
): Statement =>
  db
    .insert(memberAuthority)
    .values({ organization, memberId, ceilings })
    .onConflictDoUpdate({
      target: [memberAuthority.organization, memberAuthority.memberId],
      set: { ceilings },
    });

export function setSubstitute(
  db: Database,
  organization: number,
  memberId: string,
  substitute: Substitute | null,
): Statement {
  const columns = {
    substituteId: substitute?.memberId ?? null,
    substituteFrom: substitute?.from ?? null,
    substituteUntil: substitute?.until ?? null,
  };
  return db
    .insert(memberAuthority)
    .values({ organization, memberId, ...columns })
    .onConflictDoUpdate({
      target: [memberAuthority.organization, memberAuthority.memberId],
      set: columns,
    });
}

/** Forgets what a former member could decide, and that they decide for others. */
export const forgetAuthority = (db: Database, organization: number, memberId: string): Statement[] => [
  db
    .delete(memberAuthority)
    .where(and(eq(memberAuthority.organization, organization), eq(memberAuthority.memberId, memberId))),
  db
    .update(memberAuthority)
    .set({ substituteId: null, substituteFrom: null, substituteUntil: null })
    .where(and(eq(memberAuthority.organization, organization), eq(memberAuthority.substituteId, memberId))),
];

/** A condition for `expectThat`: role and own ceilings are still those that were read. */
export const hasPowers = (
  organization: { id: string; number: number },
  memberId: string,
  { role, ceilings }: Powers,
) => sql`exists (
  select 1 from ${member} where organization_id = ${organization.id} and id = ${memberId} and role = ${role}
) and (
  select ceilings from ${memberAuthority} where organization = ${organization.number} and member_id = ${memberId}
) is ${ceilings === null ? null : JSON.stringify(ceilings)}`;
