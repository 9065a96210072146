import type { ReleaseState, RequestRights, RequestSnapshot } from "#shared/contract/requests.ts";
import { type Acting, actingFor } from "#shared/credit/authority/acting-for.ts";
import { type Ceiling, ceilingOf, GRANTED_CLASSES, isWithin } from "#shared/credit/authority/ceiling.ts";
import { byCeiling } from "#shared/credit/authority/nearest-authority.ts";
import type { EpochDay } from "#shared/credit/calendar.ts";
import type { Policy } from "#shared/credit/policy.ts";
import { isOpen } from "#shared/requests/credit-request.ts";
import { isCut } from "#shared/requests/request-kind.ts";
import type { RequestRow } from "../db/requests.ts";
import type { CurrentMember } from "../env.ts";
import type { MemberAuthority } from "./authorities.ts";

/** Who looks at requests: the person with all ways in which they may decide today, among everybody else who may. */
export type Deciding = {
  member: CurrentMember;
  members: readonly MemberAuthority[];
  acting: readonly Acting<MemberAuthority>[];
  policy: Policy;
  today: EpochDay;
};

export const decidingOf = (
  member: CurrentMember,
  members: readonly MemberAuthority[],
  policy: Policy,
  today: EpochDay,
): Deciding => ({ member, members, policy, today, acting: actingFor(members, member.userId, today) });

/** Ways in which somebody may decide this request: none of those who asked, and in nobody's place who did. */
export const actingOn = ({ askers }: Pick<RequestRow, "askers">, { acting, policy }: Deciding) =>
  acting.filter(
    ({ approver }) =>
      !askers.includes(approver.personId) &&
      !askers.includes(approver.inPlaceOfPersonId ?? "") &&
      GRANTED_CLASSES.some((each) => ceilingOf(policy, approver, each) !== 0),
  );

const endorses = (row: RequestRow, { member }: Deciding): boolean =>
  member.role === "manager" && !isCut(row.kind) && row.endorsedBy === null;

export function rightsOf(row: RequestRow, release: ReleaseState | null, deciding: Deciding): RequestRights {
  const asks = row.askers.includes(deciding.member.userId);
  const decides = actingOn(row, deciding).length > 0;
  const open = isOpen(row.state);
  const mayEndorse = open && !asks && endorses(row, deciding);
  const holds = release === "active" || release === "pending" || release === "suspended";
  return {
    add: open && (asks || decides || deciding.member.role !== "rep"),
    withdraw: open && asks,
    endorse: mayEndorse,
    decide: open && decides,
    reassign: open && decides,
    proveCondition: decides && (release === "pending" || release === "suspended"),
    endRelease: decides && holds,
  };
}

const snapshotOf = (row: RequestRow) => row.snapshot as RequestSnapshot;

const highestOf = (row: RequestRow, deciding: Deciding): Ceiling =>
  actingOn(row, deciding)
    .map(({ approver }) => ceilingOf(deciding.policy, approver, snapshotOf(row).riskClass))
    .reduce<Ceiling>((highest, each) => (byCeiling(each, highest) > 0 ? each : highest), 0);

/**
 * Whether it is this person's turn: to answer as who asked; to endorse as sales manager; to decide as who it was given to, else
 * as the nearest authority, or as any sufficient one once it was escalated. Where nobody's authority suffices, whoever decides.
 */
export function waitsFor(row: RequestRow, deciding: Deciding): boolean {
  if (!isOpen(row.state)) return false;
  const asks = row.askers.includes(deciding.member.userId);
  if (row.awaiting === "asker") return asks;
  if (asks) return false;
  if (endorses(row, deciding)) return true;
  const ways = actingOn(row, deciding);
  if (ways.length === 0) return false;
  const first = row.firstApproval as { by: string } | null;
  if (first?.by === deciding.member.userId) return false;
  if (row.assignedTo !== null)
    return ways.some(
      ({ member, inPlaceOf }) => member.memberId === row.assignedTo || inPlaceOf?.memberId === row.assignedTo,
    );
  const { riskClass, resultingCents } = snapshotOf(row);
  const suffices = (ceiling: Ceiling) => isCut(row.kind) || isWithin(resultingCents, ceiling);
  const enough = deciding.members
    .filter(({ personId }) => !row.askers.includes(personId))
    .map((member) => ceilingOf(deciding.policy, member, riskClass))
    .filter(suffices)
    .sort(byCeiling);
  const own = highestOf(row, deciding);
  if (enough.length === 0) return true;
  if (!suffices(own)) return false;
  return row.escalatedAt !== null || byCeiling(own, enough[0] ?? null) <= 0;
}
