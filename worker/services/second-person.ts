import type { ChangeKind } from "#shared/contract/changes.ts";
import type { Role } from "#shared/contract/common.ts";
import type { AppEnv } from "../env.ts";
import type { MemberAuthority } from "./authorities.ts";

const MAY_CONFIRM: Record<ChangeKind, readonly Role[]> = {
  member_authority: ["admin"],
  policy: ["analyst", "admin"],
  second_person: ["admin"],
};

/** Whether a role may confirm, refuse and, where its screens allow it, propose changes of a kind. */
export const mayConfirm = (kind: ChangeKind, role: Role): boolean => MAY_CONFIRM[kind].includes(role);

/** Who may confirm or refuse what a person proposed: others, by name. */
export const decidersOf = (
  members: readonly MemberAuthority[],
  kind: ChangeKind,
  author: string,
): MemberAuthority[] => members.filter(({ personId, role }) => personId !== author && mayConfirm(kind, role));

/**
 * How a change that gives somebody more may be made: at once where the rule is off (`off`) or nobody else could confirm it
 * (`alone`), both told by the journal; else only by another person (`needed`).
 */
export function secondPersonFor(
  { member, organization }: Pick<AppEnv["Variables"], "member" | "organization">,
  members: readonly MemberAuthority[],
  kind: ChangeKind,
): "off" | "alone" | "needed" {
  if (organization.secondPerson === "off") return "off";
  return decidersOf(members, kind, member.userId).length === 0 ? "alone" : "needed";
}
