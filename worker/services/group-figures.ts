import type { AssessInput } from "#shared/credit/assess-input.ts";
import type { Assessment } from "#shared/credit/assessment.ts";
import type { GroupStanding } from "#shared/credit/order/order-check.ts";
import { sharedCeilingCents } from "#shared/credit/recommended-limit.ts";
import type { GroupFigures } from "../db/badges.ts";
import type { FactRows, GroupMember } from "../db/facts.ts";

type Kept = (member: GroupMember) => number | null;

/**
 * Exposure rolled up to the group (POLICY 3): each member by payer, so that what a member pays for another one counts once.
 * `assessed` holds the new exposure of members in the slice, `kept` says what stands of the others (null: nothing yet). A group
 * of one is none. `ceilingCents`: what one group may owe at most.
 */
export function groupFigures(
  rows: FactRows,
  assessed: ReadonlyMap<number, number>,
  kept: Kept,
  ceilingCents: number | null,
): Map<number, GroupFigures> {
  const figures = new Map<number, GroupFigures>();
  for (const [groupId, members] of Map.groupBy(rows.groups, (member) => member.groupId)) {
    const [first] = members;
    const known = members.flatMap((member) => {
      const cents = assessed.get(member.entityId) ?? kept(member);
      return cents === null ? [] : [{ member, cents }];
    });
    if (!first || known.length < 2) continue;
    figures.set(groupId, {
      name: first.name,
      members: known.length,
      exposureCents: known.reduce((sum, { member, cents }) => sum + (member.paysItself ? cents : 0), 0),
      ceilingCents,
    });
  }
  return figures;
}

/** What bounds the group of a customer that has just been assessed; null without a group or a ceiling. */
export function groupStandingOf(
  rows: FactRows,
  entityId: number,
  { exposure, input }: { exposure: Assessment["exposure"]; input: AssessInput },
): GroupStanding | null {
  const ownCents = exposure.totalCents;
  const ceilingCents = sharedCeilingCents(input.ownSalesCents ?? null, input.policy);
  const groupId = rows.groups.find((member) => member.entityId === entityId)?.groupId;
  if (groupId === undefined || ceilingCents === null) return null;
  const kept: Kept = ({ exposureCents }) => exposureCents;
  const figures = groupFigures(rows, new Map([[entityId, ownCents]]), kept, ceilingCents).get(groupId);
  return figures ? { exposureCents: figures.exposureCents, ownCents, ceilingCents } : null;
}

/** Members of these groups that are not in the slice, with what their badge must say of the group now. */
export function othersOfGroups(
  rows: FactRows,
  touched: ReadonlySet<number>,
  assessed: ReadonlyMap<number, number>,
  kept: Kept,
  ceilingCents: number | null,
): { entityId: number; group: GroupFigures | null }[] {
  if (touched.size === 0) return [];
  const figures = groupFigures(rows, assessed, kept, ceilingCents);
  return rows.groups
    .filter(({ groupId, entityId }) => touched.has(groupId) && !assessed.has(entityId))
    .map(({ groupId, entityId }) => ({ entityId, group: figures.get(groupId) ?? null }));
}
