import {
  type Checklist,
  type ChecklistItem,
  type ChecklistItemCode,
  CREDIT_ITEMS,
} from "#shared/contract/checklists.ts";

export type ChecklistGroups = { gaps: ChecklistItem[]; there: ChecklistItem[]; not_needed: ChecklistItem[] };

const isGap = ({ state }: ChecklistItem): boolean => state === "missing" || state === "outdated";

/** Items by what they ask of one: gaps first, what weighs most first, as the server ranks them. */
export const checklistGroups = ({
  items,
  gaps: ranked = [],
}: Pick<Checklist, "items" | "gaps">): ChecklistGroups => {
  const rank = ({ item }: ChecklistItem): number => {
    const at = ranked.indexOf(item);
    return at < 0 ? ranked.length : at;
  };
  return {
    gaps: items.filter(isGap).toSorted((a, b) => rank(a) - rank(b)),
    there: items.filter(({ state }) => state === "known" || state === "done"),
    not_needed: items.filter(({ state }) => state === "not_needed"),
  };
};

/** What credit alone can know, credit says; of the rest anybody who sees the customer. */
export const mayTick = (item: ChecklistItemCode, isDesk: boolean): boolean =>
  isDesk || !CREDIT_ITEMS.some((code) => code === item);
