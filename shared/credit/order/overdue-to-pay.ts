import { referenceKey } from "../document-reference.ts";
import type { NamedDocument } from "../explain/apply-change.ts";
import type { Item } from "../item.ts";
import type { OpenPosition } from "./open-position.ts";

/** An overdue document that the customer could pay today; several of one number on one account are paid together. */
export type PayableDocument = NamedDocument & { parts: { itemId: string; amountCents: number }[] };

/** Overdue documents that a person can name with what is undisputed of each, the oldest first. */
export function payableDocuments({ accounts, input }: OpenPosition): PayableDocument[] {
  const found = new Map<string, PayableDocument>();
  for (const { items } of accounts) {
    for (const item of items) {
      if (!canBeAskedFor(item, input.asOf)) continue;
      const key = `${item.accountId} ${item.subledger} ${referenceKey(item.reference)}`;
      const document = found.get(key) ?? newDocument(item, input.asOf);
      const owedCents = item.openCents - item.disputedCents;
      document.parts.push({ itemId: item.id, amountCents: owedCents });
      document.amountCents += owedCents;
      found.set(key, document);
    }
  }
  return [...found.values()].sort(
    (a, b) => b.daysLate - a.daysLate || b.amountCents - a.amountCents || byId(a, b),
  );
}

const byId = (a: PayableDocument, b: PayableDocument): number => (a.itemId < b.itemId ? -1 : 1);

const canBeAskedFor = (item: Item, asOf: number): boolean =>
  item.dueDay !== null &&
  item.dueDay < asOf &&
  item.openCents > item.disputedCents &&
  item.subledger !== "bill" &&
  item.subledger !== "factor" &&
  referenceKey(item.reference) !== "";

const newDocument = (item: Item, asOf: number): PayableDocument => ({
  itemId: item.id,
  accountId: item.accountId,
  subledger: item.subledger,
  reference: item.reference,
  amountCents: 0,
  dueDay: item.dueDay ?? asOf,
  daysLate: asOf - (item.dueDay ?? asOf),
  parts: [],
});

/** Whether a set is enough; if all that is left is the amount, by how much it is too large. */
export type Answer = { answer: "passes" | "amount" | "more"; missingCents: number };

/**
 * Documents whose payment makes an order pass: the oldest until age is no objection, then as few as possible for the room with
 * the last as small as possible, and nothing that is not needed; where that is not enough for the room, what has to be paid so that
 * only the amount is too large. Null where even paying all leaves more than that.
 */
export function overdueToPay(
  documents: readonly PayableDocument[],
  ask: (set: readonly PayableDocument[]) => Answer,
): PayableDocument[] | null {
  const forAge = oldestUntil(documents, (set) => ask(set).answer !== "more");
  if (forAge === null) return null;
  const needed = without(forAge, (set) => ask(set).answer !== "more");
  const { answer, missingCents } = ask(needed);
  if (answer === "passes") return needed;
  const set = withRoom(documents, needed, missingCents);
  return ask(set).answer === "passes" ? set : needed;
}

/** The shortest beginning of the list that is enough; paying more is never worse, so that halving finds it. */
function oldestUntil(
  documents: readonly PayableDocument[],
  enough: (set: readonly PayableDocument[]) => boolean,
): PayableDocument[] | null {
  if (enough([])) return [];
  if (!enough(documents)) return null;
  let tooFew = 0;
  let count = documents.length;
  while (count - tooFew > 1) {
    const middle = tooFew + Math.floor((count - tooFew) / 2);
    if (enough(documents.slice(0, middle))) count = middle;
    else tooFew = middle;
  }
  return documents.slice(0, count);
}

/**
 * As many of the largest as it takes, the last as small as is enough: each is larger than the last, so that none could be left
 * out again.
 */
function withRoom(
  documents: readonly PayableDocument[],
  paid: readonly PayableDocument[],
  missingCents: number,
): PayableDocument[] {
  const rest = documents
    .filter((document) => !paid.includes(document))
    .sort((a, b) => b.amountCents - a.amountCents || byId(a, b));
  const set = [...paid];
  let missing = missingCents;
  while (missing > 0 && rest.length > 0) {
    const least = rest.findLastIndex(({ amountCents }) => amountCents >= missing);
    const [next] = rest.splice(Math.max(0, least), 1);
    if (next === undefined) break;
    set.push(next);
    missing -= next.amountCents;
  }
  return set;
}

/** Leaves out whatever is not needed, the largest first. */
function without(
  set: readonly PayableDocument[],
  enough: (fewer: readonly PayableDocument[]) => boolean,
): PayableDocument[] {
  let needed = [...set];
  for (const document of [...set].sort((a, b) => b.amountCents - a.amountCents || byId(a, b))) {
    const fewer = needed.filter((other) => other !== document);
    if (enough(fewer)) needed = fewer;
  }
  return needed;
}
