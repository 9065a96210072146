import type { RiskClass } from "../credit/assessment.ts";
import { addMonths, type EpochDay } from "../credit/calendar.ts";
import {
  CHECKLIST_ITEMS,
  type CheckedItem,
  type ChecklistItem,
  type ChecklistOccasion,
  type ChecklistRule,
  type ChecklistRules,
  type Ground,
  type KnownFact,
  type PersonMark,
} from "./checklist.ts";
import { DEFAULT_CHECKLIST_RULES } from "./default-rules.ts";

export type ChecklistInput = {
  occasion: ChecklistOccasion;
  riskClass: RiskClass;
  /** Credit or order it is about, in cents; null: not known, then everything the class ever needs is. */
  amountCents: number | null;
  known: Partial<Readonly<Record<ChecklistItem, KnownFact>>>;
  /** In any order; of an item the youngest counts, of one day the one given last. */
  done: readonly PersonMark[];
  asOf: EpochDay;
  rules?: ChecklistRules;
};

export type Checklist = {
  /** In the order of `CHECKLIST_ITEMS`. */
  items: CheckedItem[];
  /** Missing and outdated, what weighs most first. */
  gaps: CheckedItem[];
};

/**
 * What is there and what is missing before an occasion, for a class and an amount. Of a fact and a person's mark the younger one
 * speaks; on the same day the person, who saw the fact. A mark that was taken back says nothing. What is there is said also
 * where nobody needs it. Facts after `asOf` are not seen.
 */
export function checklistOf(input: ChecklistInput): Checklist {
  const rules = (input.rules ?? DEFAULT_CHECKLIST_RULES)[input.occasion];
  const items = CHECKLIST_ITEMS.map((item) => checkedItem(item, rules[item], input));
  const gaps = items
    .filter(({ state }) => state === "missing" || state === "outdated")
    .sort((a, b) => rules[b.item].weight - rules[a.item].weight);
  return { items, gaps };
}

function checkedItem(item: ChecklistItem, rule: ChecklistRule, input: ChecklistInput): CheckedItem {
  const ground = youngest(item, rule, input);
  // A source that says no is told whatever the amount.
  if (ground.kind === "contradicted") return { item, state: "missing", ground };
  const isThere = ground.kind === "fact" || ground.kind === "person";
  if (isThere && (ground.untilDay === null || input.asOf <= ground.untilDay))
    return { item, state: ground.kind === "fact" ? "known" : "done", ground };
  const unneeded = notNeeded(rule, input);
  if (unneeded !== null) return { item, state: "not_needed", ground: unneeded };
  return { item, state: isThere ? "outdated" : "missing", ground };
}

function notNeeded({ fromCents }: ChecklistRule, { riskClass, amountCents }: ChecklistInput): Ground | null {
  const from = fromCents[riskClass];
  if (from === null) return { kind: "not_for_class" };
  return amountCents !== null && amountCents < from ? { kind: "below_amount", fromCents: from } : null;
}

function youngest(item: ChecklistItem, rule: ChecklistRule, { known, done, asOf }: ChecklistInput): Ground {
  const fact = known[item];
  const mark = markInForce(item, done, asOf);
  const until = (day: EpochDay) => (rule.freshMonths === null ? null : addMonths(day, rule.freshMonths));
  if (fact !== undefined && fact.day <= asOf && (mark === null || fact.day > mark.day)) {
    const { day, source, holds } = fact;
    return holds
      ? { kind: "fact", day, source, untilDay: until(day) }
      : { kind: "contradicted", day, source };
  }
  if (mark === null) return { kind: "nothing_known" };
  const { day, by, note } = mark;
  return { kind: "person", day, by, note, untilDay: until(day) };
}

function markInForce(item: ChecklistItem, done: readonly PersonMark[], asOf: EpochDay): PersonMark | null {
  let youngest: PersonMark | null = null;
  for (const mark of done)
    if (mark.item === item && mark.day <= asOf && (youngest === null || mark.day >= youngest.day))
      youngest = mark;
  return youngest?.done === true ? youngest : null;
}
