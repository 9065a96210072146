import type { GroupFigures } from "../db/badges.ts";
import type { FactRows, GroupMember } from "../db/facts.ts";

type Kept = (member: GroupMember) => number | null;

/**
 * Exposure rolled up to the group (POLICY 3): each member by payer, so that what a member pays for another one counts once.
 * `assessed` holds the new exposure of members in the slice, `kept` says what stands of the others (null: nothing yet). A group
 * of one is none.
 */
export function groupFigures(
  rows: FactRows,
  assessed: ReadonlyMap<number, number>,
  kept: Kept,
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
    });
  }
  return figures;
}

/** Members of these groups that are not in the slice, with what their badge must say of the group now. */
export function othersOfGroups(
  rows: FactRows,
  touched: ReadonlySet<number>,
  assessed: ReadonlyMap<number, number>,
  kept: Kept,
): { entityId: number; group: GroupFigures | null }[] {
  if (touched.size === 0) return [];
  const figures = groupFigures(rows, assessed, kept);
  return rows.groups
    .filter(({ groupId, entityId }) => touched.has(groupId) && !assessed.has(entityId))
    .map(({ groupId, entityId }) => ({ entityId, group: figures.get(groupId) ?? null }));
}
