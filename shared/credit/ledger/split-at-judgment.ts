import type { EpochDay } from "../calendar.ts";
import type { Entry, EntryKind } from "../entry.ts";
import type { Allocation, DerivedAccount, Item } from "../item.ts";
import { type LatePart, latePartsOf } from "./late-parts.ts";

/** A document on one side of a judgment. Credit notes are negative. */
export type SplitItem = {
  itemId: string;
  accountId: number;
  reference: string;
  kind: EntryKind;
  documentDay: EpochDay;
  /** Day of delivery where known, else of the document. */
  bornDay: EpochDay;
  /** False: the document's day stands for the delivery's. */
  bornKnown: boolean;
  dueDay: EpochDay | null;
  dueAssumed: boolean;
  amountCents: number;
  openCents: number;
  /** Owed when the judgment took effect: what was paid or written off since counts as owed. Of later documents: what is open. */
  owedCents: number;
  disputedCents: number;
  /** Amounts that were late before the judgment, for interest. */
  lateParts: LatePart[];
};

export type SplitSide = { openCents: number; owedCents: number; items: SplitItem[] };

/**
 * Money that settled a debt from before after the judgment. `forbidden`: a payment that names it, or was lettered with it.
 * `set_off`: a credit note or deposit was set against it, allowed for connected debts only. `to_check`: the engine set an
 * unnamed payment against it, or a bill is taken as paid at maturity.
 */
export type PaymentAfter = {
  verdict: "forbidden" | "set_off" | "to_check";
  /** Number or label of the payment's own line; its id where that is not known. */
  reference: string;
  day: EpochDay;
  amountCents: number;
  /** Reference of the document it was set against. */
  settles: string;
  entryId: string;
  itemId: string;
};

export type JudgmentSplit = {
  judgmentDay: EpochDay;
  before: SplitSide;
  after: SplitSide;
  /** By day. */
  forbidden: PaymentAfter[];
  /** Sums without a day to split by: on neither side. Credits are ≤ 0. */
  apart: {
    /** Money set against nothing. */
    unappliedCents: number;
    /** Delivered, not invoiced. */
    toInvoiceCents: number;
    depositsCents: number;
    /** Sold to a factor, who declares it. */
    factoredCents: number;
  };
};

export type SplitOptions = {
  /** Day of delivery or performance by item id, where known. */
  bornDays?: ReadonlyMap<string, EpochDay>;
  /** Lines of the ledger, for the references of payments. */
  entries?: readonly Pick<Entry, "id" | "reference" | "label">[];
  /** First day on which paying old debts is allowed again: a plan was adopted, or the proceedings closed. */
  allowedFrom?: EpochDay | null;
};

/**
 * A customer's ledger at an opening judgment (domain.md 3.6). The judgment takes effect at 0:00 of its day (C. com. R621-4): what
 * was delivered on that day is after, what was paid on it is paid after.
 *
 * Before: what was delivered or performed before, whenever invoiced; it is declared and may not be paid (L622-7, which leaves the
 * set-off of connected debts). After: paid at maturity (L622-17). The ledger knows documents, not deliveries: their day stands for
 * it unless `bornDays` has a better one.
 *
 * `before.openCents + after.openCents + apart.unappliedCents` is the open balance, what was sold to a factor left out.
 */
export function splitAtJudgment(
  accounts: readonly DerivedAccount[],
  judgmentDay: EpochDay,
  { bornDays = new Map(), entries = [], allowedFrom = null }: SplitOptions = {},
): JudgmentSplit {
  const names = new Map(entries.map(({ id, reference, label }) => [id, reference || label || id]));
  const before: SplitItem[] = [];
  const after: SplitItem[] = [];
  const forbidden: PaymentAfter[] = [];
  const apart = { unappliedCents: 0, toInvoiceCents: 0, depositsCents: 0, factoredCents: 0 };
  for (const { items, unappliedCents, toInvoiceCents, depositsCents } of accounts) {
    apart.unappliedCents += unappliedCents;
    apart.toInvoiceCents += toInvoiceCents;
    apart.depositsCents += depositsCents;
    for (const item of items) {
      if (item.subledger === "factor") {
        apart.factoredCents += item.openCents;
        continue;
      }
      // Open credit notes stand among the items and in the sum of credits: once is enough.
      if (item.openCents < 0) apart.unappliedCents -= item.openCents;
      const bornDay = bornDays.get(item.id) ?? item.documentDay;
      const isBefore = bornDay < judgmentDay;
      const split = splitItem(item, bornDay, bornDays.has(item.id), judgmentDay);
      if (split.openCents !== 0 || (isBefore && split.owedCents !== 0))
        (isBefore ? before : after).push(split);
      if (isBefore) forbidden.push(...paymentsAfter(item, judgmentDay, allowedFrom, names));
    }
  }
  forbidden.sort((a, b) => a.day - b.day || compare(a.reference, b.reference) || compare(a.itemId, b.itemId));
  return { judgmentDay, before: sideOf(before), after: sideOf(after), forbidden, apart };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function sideOf(items: SplitItem[]): SplitSide {
  items.sort((a, b) => a.bornDay - b.bornDay || compare(a.itemId, b.itemId));
  const sum = (cents: (item: SplitItem) => number) => items.reduce((total, item) => total + cents(item), 0);
  return {
    openCents: sum(({ openCents }) => openCents),
    owedCents: sum(({ owedCents }) => owedCents),
    items,
  };
}

function splitItem(item: Item, bornDay: EpochDay, bornKnown: boolean, judgmentDay: EpochDay): SplitItem {
  const { id: itemId, accountId, reference, kind, documentDay, dueDay, dueAssumed } = item;
  const { amountCents, openCents, disputedCents } = item;
  const owedCents = bornDay < judgmentDay ? owedAt(item, judgmentDay) : openCents;
  return {
    ...{ itemId, accountId, reference, kind, documentDay, bornDay, bornKnown, dueDay, dueAssumed },
    ...{ amountCents, openCents, owedCents, disputedCents },
    lateParts: latePartsOf(item, owedCents, judgmentDay),
  };
}

/** A bill in place of an invoice is owed as the bill: the invoice is not owed beside it. */
function owedAt(item: Item, judgmentDay: EpochDay): number {
  if (item.subledger === "bill") return hasRun(item, judgmentDay) ? item.amountCents : item.openCents;
  return item.allocations.reduce(
    (owed, { day, amountCents, means }) =>
      day >= judgmentDay && means !== "bill" ? owed + amountCents : owed,
    item.openCents,
  );
}

/** Whether a bill ran at the judgment and is taken as paid since. */
const hasRun = ({ settledDay }: Item, judgmentDay: EpochDay): boolean =>
  settledDay !== null && settledDay >= judgmentDay;

const SURE: ReadonlySet<Allocation["method"]> = new Set<Allocation["method"]>([
  "letter",
  "reference",
  "label",
]);
/** Money given back to the customer: no payment of theirs. */
const GIVEN_BACK: ReadonlySet<EntryKind> = new Set<EntryKind>(["refund", "payment", "credit_note"]);

function paymentsAfter(
  item: Item,
  judgmentDay: EpochDay,
  allowedFrom: EpochDay | null,
  names: ReadonlyMap<string, string>,
): PaymentAfter[] {
  if (GIVEN_BACK.has(item.kind)) return [];
  const { id: itemId, reference: settles } = item;
  const isStayed = (day: EpochDay) => day >= judgmentDay && (allowedFrom === null || day < allowedFrom);
  const found = item.allocations.flatMap(({ day, amountCents, entryId, method, means }): PaymentAfter[] => {
    if (!isStayed(day) || (means !== "cash" && means !== "credit")) return [];
    const verdict = means === "credit" ? "set_off" : SURE.has(method) ? "forbidden" : "to_check";
    return [
      { verdict, reference: names.get(entryId) ?? entryId, day, amountCents, settles, entryId, itemId },
    ];
  });
  const { settledDay, amountCents } = item;
  if (item.subledger !== "bill" || settledDay === null || !isStayed(settledDay)) return found;
  const paid = { reference: names.get(itemId) ?? itemId, day: settledDay, amountCents, settles };
  return [...found, { verdict: "to_check", ...paid, entryId: itemId, itemId }];
}
