import { assess } from "../assess.ts";
import type { AccountFacts, AssessInput } from "../assess-input.ts";
import type { Assessment } from "../assessment.ts";
import type { EpochDay } from "../calendar.ts";
import { deriveAccount } from "../derive-account.ts";
import type { DerivedAccount, Item } from "../item.ts";
import { counts, overdueOf } from "../overdue.ts";
import { workingDaysBetween } from "../working-days.ts";
import type { CheckedCustomer } from "./order-check.ts";

/** A customer as it stands today with its open documents: what ways to yes and the dated room are found on. */
export type OpenPosition = {
  input: AssessInput;
  assessment: Assessment;
  /** For rules of a narrower scope, and the ceiling of its group. */
  who: Pick<CheckedCustomer, "customerId" | "group" | "groupStanding">;
  accounts: readonly DerivedAccount[];
};

/** Reads the open documents of a customer; `assessment` where it was made of the same input already. */
export function openPosition(
  input: AssessInput,
  who: OpenPosition["who"] = {},
  assessment: Assessment = assess(input),
): OpenPosition {
  return { input, assessment, who, accounts: input.accounts.map((account) => openOnly(account, input)) };
}

/** Settled documents say nothing about what is open: without them every later look costs only the open ones. */
function openOnly(account: AccountFacts, input: AssessInput): DerivedAccount {
  const derived = deriveAccount(account.entries, { ...input, terms: account.terms ?? input.terms });
  const cured = input.asOf - input.policy.overdue.classECureDays;
  const concerns = (item: Item) =>
    item.openCents !== 0 || item.settledDay === null || item.settledDay > cured;
  return { ...derived, items: derived.items.filter(concerns) };
}

/**
 * The customer as the check would see it on `day` with these documents paid (item id → cents): exposure, overdue and its
 * ladder are worked out again, the class stays. A quick look for searching; what is promised is proved by `assess`.
 */
export function withPaid(
  { assessment, who, accounts, input }: OpenPosition,
  paid: ReadonlyMap<string, number>,
  day: EpochDay,
): CheckedCustomer {
  let paidItemsCents = 0;
  let paidBillsCents = 0;
  const left = accounts.map((account) => {
    const items: Item[] = [];
    for (const item of account.items) {
      const cents = paid.get(item.id);
      if (cents === undefined) {
        items.push(item);
        continue;
      }
      if (item.subledger === "bill") paidBillsCents += cents;
      else paidItemsCents += cents;
      const openCents = item.openCents - cents;
      if (openCents > 0)
        items.push({ ...item, openCents, disputedCents: Math.min(item.disputedCents, openCents) });
    }
    return { ...account, items };
  });
  const overdue = overdueOf(left, day, input.policy);
  const { exposure, reasons } = assessment;
  return {
    ...assessment,
    ...who,
    asOf: day,
    exposure: {
      ...exposure,
      totalCents: exposure.totalCents - paidItemsCents - paidBillsCents,
      openItemsCents: exposure.openItemsCents - paidItemsCents,
      billsCents: exposure.billsCents - paidBillsCents,
    },
    overdueCents: overdue.overdueCents,
    overdueAssumed: overdue.assumed,
    oldestOverdueDays: overdue.oldestDays,
    oldestItemDays: overdue.oldestItemDays,
    reasons: counts(overdue.beyondD) ? reasons : reasons.filter(({ code }) => code !== "overdue_beyond_d"),
    ...stillAsFresh(assessment, input, day),
  };
}

/** On a later day the books are taken to be as fresh, or as old, as they are today. */
function stillAsFresh(
  { ledgerDay, asOf }: Assessment,
  { policy, ledgerDay: booksDay }: AssessInput,
  day: EpochDay,
): Pick<CheckedCustomer, "ledgerDay" | "booksDay"> {
  const moved = (known: EpochDay | null) =>
    known !== null && workingDaysBetween(known, asOf) <= policy.order.staleAfterWorkingDays ? day : known;
  return { ledgerDay: moved(ledgerDay), booksDay: moved(booksDay) };
}
