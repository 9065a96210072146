import type { AssessInput } from "../assess-input.ts";
import type { EpochDay } from "../calendar.ts";
import type { Item } from "../item.ts";
import type { Policy } from "../policy.ts";
import type { ItemCause } from "./cause.ts";
import { itemsOf } from "./open-documents.ts";

/** One document as it stood on two days; absent before it was booked, or once the books were replaced without it. */
export type ItemPair = { before: Item | undefined; after: Item | undefined };

/**
 * Documents of two inputs side by side: by id, and by what is printed on them where a newer book gave them another id.
 * In the order of the later input, those that vanished last.
 */
export function pairItems(before: AssessInput, after: AssessInput): ItemPair[] {
  const earlier = itemsOf(before);
  const byId = new Map(earlier.map((item) => [item.id, item]));
  const later = itemsOf(after);
  const taken = new Set<Item>();
  const pairs = later.map((item): ItemPair => {
    const same = byId.get(item.id);
    if (same !== undefined && contentOf(same) === contentOf(item)) taken.add(same);
    else return { before: undefined, after: item };
    return { before: same, after: item };
  });
  const left = Map.groupBy(
    earlier.filter((item) => !taken.has(item)),
    contentOf,
  );
  for (const pair of pairs) {
    if (pair.before !== undefined || pair.after === undefined) continue;
    pair.before = left.get(contentOf(pair.after))?.shift();
  }
  return [...pairs, ...[...left.values()].flat().map((item) => ({ before: item, after: undefined }))];
}

/** What stays the same when a book is imported again; amounts may grow with lines booked later. */
const contentOf = ({ accountId, kind, subledger, reference, documentDay, amountCents }: Item): string =>
  reference === ""
    ? `${accountId} ${kind} ${subledger} ${documentDay} ${amountCents}`
    : `${accountId} ${kind} ${subledger} ${documentDay} ${reference}`;

/** Undisputed amount past due on a day, in cents: what counts as overdue. */
export function overdueOn(item: Item | undefined, asOf: EpochDay): number {
  if (item === undefined || item.dueDay === null || item.dueDay >= asOf || item.subledger === "bill")
    return 0;
  return Math.max(0, item.openCents - item.disputedCents);
}

/** What is still owed of a document, in cents; 0 for credits and what is not there. */
export const owedOn = (item: Item | undefined): number =>
  item === undefined ? 0 : Math.max(0, item.openCents);

/** What happened to each document between the two days, one cause a document and kind. */
export function itemCauses(
  pairs: readonly ItemPair[],
  from: EpochDay,
  to: EpochDay,
  policy: Policy,
): ItemCause[] {
  return pairs.flatMap((pair) => causesOf(pair, from, to, policy));
}

function causesOf({ before, after }: ItemPair, from: EpochDay, to: EpochDay, policy: Policy): ItemCause[] {
  const item = after ?? before;
  if (item === undefined || item.amountCents <= 0) return [];
  const wasOverdue = overdueOn(before, from);
  const fromDays = wasOverdue > 0 ? from - (before?.dueDay ?? from) : 0;
  const cause = (kind: ItemCause["kind"], amountCents: number, more: Partial<ItemCause> = {}): ItemCause => ({
    kind,
    itemId: item.id,
    reference: item.reference,
    amountCents,
    day: item.dueDay,
    days: 0,
    fromDays,
    step: null,
    ...more,
  });
  if (after === undefined) return owedOn(before) > 0 ? [cause("vanished", owedOn(before))] : [];
  const causes = settlements(before, after, cause);
  const overdue = overdueOn(after, to);
  if (overdue > 0) {
    const days = to - (after.dueDay ?? to);
    const step = stepPassed(fromDays, days, policy);
    causes.push(cause(wasOverdue > 0 ? "aged" : "became_overdue", overdue, { days, step }));
  } else if (before === undefined && after.openCents > 0) {
    causes.push(cause("invoiced", after.openCents));
  }
  if (before !== undefined && after.openCents > before.openCents && after.amountCents === before.amountCents)
    causes.push(cause("reopened", after.openCents - before.openCents));
  return causes;
}

/** Money and credits set against it in between: those on the later day's document that the earlier one did not have. */
function settlements(
  before: Item | undefined,
  after: Item,
  cause: (kind: ItemCause["kind"], amountCents: number, more: Partial<ItemCause>) => ItemCause,
): ItemCause[] {
  const known = new Map<string, number>();
  for (const { day, means, amountCents } of before?.allocations ?? []) {
    const key = `${day} ${means}`;
    known.set(key, (known.get(key) ?? 0) + amountCents);
  }
  const sums = new Map<ItemCause["kind"], { cents: number; day: EpochDay }>();
  for (const { day, means, amountCents } of after.allocations) {
    const key = `${day} ${means}`;
    const seen = Math.min(known.get(key) ?? 0, amountCents);
    known.set(key, (known.get(key) ?? 0) - seen);
    if (amountCents === seen) continue;
    const kind =
      means === "loss"
        ? "written_off"
        : means === "credit" || means === "factor"
          ? "credited"
          : after.openCents > 0
            ? "part_paid"
            : "paid";
    const sum = sums.get(kind);
    sums.set(kind, { cents: (sum?.cents ?? 0) + amountCents - seen, day: Math.max(sum?.day ?? day, day) });
  }
  return [...sums].map(([kind, { cents, day }]) =>
    cause(kind, cents, { day, days: after.dueDay === null ? 0 : day - after.dueDay }),
  );
}

function stepPassed(fromDays: number, days: number, { overdue }: Policy): number | null {
  const steps = [overdue.classEAfterDays, overdue.capDAfterDays, overdue.capCAfterDays];
  return steps.find((step) => days > step && fromDays <= step) ?? null;
}
