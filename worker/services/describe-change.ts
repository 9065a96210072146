import * as z from "zod";
import { type Change, MemberPowers, SecondPerson } from "#shared/contract/changes.ts";
import { PolicyData } from "#shared/contract/policy.ts";
import type { ChangeRow } from "../db/changes.ts";
import { namesOf } from "../db/people.ts";
import type { AppEnv } from "../env.ts";
import type { MemberAuthority } from "./authorities.ts";
import { findVersion, numbersOf } from "./policy-version.ts";
import { decidersOf, mayConfirm } from "./second-person.ts";

type Reading = Pick<AppEnv["Variables"], "db" | "member" | "organization">;

/** What a row's `body` holds, by its kind. */
export const MemberBody = z.object({ name: z.string(), before: MemberPowers, after: MemberPowers });
export const PolicyBody = z.object({
  policy: PolicyData,
  replaces: z.int(),
  returnsTo: z.int().nullable(),
});
export const SecondPersonBody = z.object({ before: SecondPerson, after: SecondPerson });

const timeOrNull = (at: number | null) => (at === null ? null : new Date(at).toISOString());

/** A change as a member sees it, with who may decide it. */
export async function describeChange(
  { db, member, organization }: Reading,
  row: ChangeRow,
  members: readonly MemberAuthority[],
  names?: ReadonlyMap<string, string>,
): Promise<Change> {
  const known = names ?? (await namesOf(db, [row.author, ...(row.decidedBy ? [row.decidedBy] : [])]));
  const person = (userId: string) => ({
    name: known.get(userId) ?? "",
    role: members.find(({ personId }) => personId === userId)?.role ?? null,
    isMe: userId === member.userId,
  });
  const waits = row.outcome === null;
  const isAuthor = row.author === member.userId;
  const facts = {
    id: row.id,
    reason: row.reason,
    author: person(row.author),
    createdAt: new Date(row.createdAt).toISOString(),
    outcome: row.outcome,
    decidedBy: row.decidedBy === null ? null : person(row.decidedBy),
    decidedAt: timeOrNull(row.decidedAt),
    note: row.note,
    deciders: decidersOf(members, row.kind, row.author).map(({ name, role }) => ({ name, role })),
    mayDecide: waits && !isAuthor && mayConfirm(row.kind, member.role),
    mayWithdraw: waits && isAuthor,
  };
  switch (row.kind) {
    case "member_authority": {
      const { name, before, after } = MemberBody.parse(row.body);
      const now = members.find(({ memberId }) => memberId === row.subject)?.name ?? name;
      return { ...facts, kind: row.kind, member: { id: row.subject, name: now }, before, after };
    }
    case "policy": {
      const { policy, replaces, returnsTo } = PolicyBody.parse(row.body);
      const before = waits ? { ...numbersOf(await findVersion({ db, organization }, replaces)) } : null;
      return { ...facts, kind: row.kind, replaces, returnsTo, before, after: waits ? policy : null };
    }
    case "second_person":
      return { ...facts, kind: row.kind, ...SecondPersonBody.parse(row.body) };
  }
}
