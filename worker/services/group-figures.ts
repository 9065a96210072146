import type { AssessInput } from "#shared/credit/assess-input.ts";
import type { Assessment } from "#shared/credit/assessment.ts";
import type { GroupStanding } from "#shared/credit/order/order-check.ts";
import { sharedCeilingCents } from "#shared/credit/recommended-limit.ts";
import type { GroupFigures } from "../db/badges.ts";
import type { FactRows, GroupMember } from "../db/facts.ts";

/** What stands of a member outside of a slice; null: nothing yet. */
export type Kept = (member: GroupMember) => number | null;

/**
 * Exposure rolled up to the group (POLICY 3): each member by payer, so that what a member pays for another one counts once.
 * `assessed` holds the new exposure of members in the slice, `kept` says what stands of the others. A group of one is none. `ceilingCents`: what one group may owe at most.
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

/**
 * For each member of these groups what the others owe (`AssessInput.group`); absent for a group of one. What a member owes is
 * in its payer's figures where that one is in the group as well: it is taken out there, not counted twice.
 */
export function groupInputs(
  rows: FactRows,
  assessed: ReadonlyMap<number, number>,
  kept: Kept,
): Map<number, { exposureCents: number }> {
  const inputs = new Map<number, { exposureCents: number }>();
  const figures = groupFigures(rows, assessed, kept, null);
  const inGroups = new Map(rows.groups.map(({ entityId, groupId }) => [entityId, groupId]));
  for (const member of rows.groups) {
    const together = figures.get(member.groupId);
    if (!together) continue;
    const isWithin =
      member.paysItself === 1 || (member.payerId !== null && inGroups.get(member.payerId) === member.groupId);
    const ownCents = isWithin ? (assessed.get(member.entityId) ?? kept(member) ?? 0) : 0;
    inputs.set(member.entityId, { exposureCents: together.exposureCents - ownCents });
  }
  return inputs;
}

/** Members that are not in the slice and for whom what the others owe is another figure than it was. */
export function outdatedMembers(rows: FactRows, assessed: ReadonlyMap<number, number>, kept: Kept): number[] {
  const [before, after] = [groupInputs(rows, new Map(), kept), groupInputs(rows, assessed, kept)];
  return rows.groups
    .map(({ entityId }) => entityId)
    .filter((id) => !assessed.has(id) && before.get(id)?.exposureCents !== after.get(id)?.exposureCents);
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
