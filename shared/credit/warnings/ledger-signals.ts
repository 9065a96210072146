import type { WholeAssessment } from "../assess.ts";
import type { AssessInput } from "../assess-input.ts";
import type { EpochDay } from "../calendar.ts";
import { referenceKey } from "../document-reference.ts";
import type { DerivedAccount } from "../item.ts";
import { mulDiv } from "../money.ts";
import type { WarningCode } from "./warning-signals.ts";

/** A warning that the ledger's own figures give (domain.md 5.1, "Corr."). */
export type LedgerSignal = {
  code: WarningCode;
  /** Which fact it is: the same one is never raised twice. */
  factKey: string;
  seenOn: EpochDay;
  /** The ledger proves it by itself; else an analyst judges what it means. */
  isProven: boolean;
  facts: Record<string, string | number>;
};

/** A fact older than this is history when it is first seen: no news. */
const NEWS_DAYS = 90;
const QUARTER_DAYS = 91;
const YEAR_DAYS = 364;
/** Fewer documents in a year say nothing about what is usual. */
const USUAL_DOCUMENTS = 6;
/** domain.md 5.1: −30 %. */
const DROP_PERCENT = 70;
/** Below this a quarter's billing is too small for its share to mean anything. */
const DROP_FROM_CENTS = 300_000;
const SURGE_DAYS = 30;
/** domain.md 5.1: three times the median; amounts of ordinary customers vary so much that it must beat the year's largest too. */
const SURGE_TIMES = 3;
const SURGE_PERCENT_OF_LARGEST = 150;
const SURGE_FROM_CENTS = 200_000;
const DISPUTES = 3;
const DISPUTES_DAYS = 60;
const REPEATED_DAYS = 90;

type Whole = Pick<WholeAssessment, "accounts" | "behaviour" | "promises" | "assessment">;

/**
 * What the ledger warns of by itself, as of the day of the assessment: partial and returned payments (POLICY 1.6), broken
 * announcements, orders that fall or surge, disputes raised late one after the other, delay asked for again and again.
 */
export function ledgerSignals(input: AssessInput, whole: Whole): LedgerSignal[] {
  const { asOf } = input;
  const signals = [
    ...partialPayments(input, whole),
    ...returnedPayments(whole),
    ...brokenPromises(whole),
    ...ordersDrop(whole),
    ...orderSurge(input, whole),
    ...disputePattern(input, whole),
    ...delayRepeated(input),
  ];
  return signals.filter(({ seenOn }) => seenOn <= asOf && seenOn > asOf - NEWS_DAYS);
}

function partialPayments({ policy }: AssessInput, { behaviour }: Whole): LedgerSignal[] {
  const { partialPayments: count, partialReference: reference, lastPartialDay } = behaviour;
  if (count < policy.behaviour.partialCount) return [];
  const factKey = `${reference}@${lastPartialDay}`;
  return [
    { code: "pay_partial", factKey, seenOn: lastPartialDay, isProven: true, facts: { count, reference } },
  ];
}

function returnedPayments({ behaviour }: Whole): LedgerSignal[] {
  const { returnedPayments: count, lastReturnedDay } = behaviour;
  if (count === 0) return [];
  // Whether it was for lack of funds an analyst says (POLICY 1.6).
  return [
    {
      ...{ code: "pay_bounced", factKey: `returned@${lastReturnedDay}`, seenOn: lastReturnedDay },
      ...{ isProven: false, facts: { count } },
    },
  ];
}

const brokenPromises = ({ promises }: Whole): LedgerSignal[] =>
  promises
    .filter(({ state }) => state === "broken")
    .map(({ promise, deadline }) => ({
      ...{ code: "promise_broken", factKey: promise.id, seenOn: deadline + 1, isProven: true },
      facts: { amountCents: promise.amountCents, promisedDay: promise.promisedOn },
    }));

type Billed = { day: EpochDay; amountCents: number; reference: string };

const isBilling = (kind: string): boolean => kind === "invoice" || kind === "credit_note";

const billingOf = (accounts: readonly DerivedAccount[]): Billed[] =>
  accounts.flatMap(({ items }) =>
    items
      .filter(({ kind }) => isBilling(kind))
      .map(({ documentDay: day, amountCents, reference }) => ({ day, amountCents, reference })),
  );

/** Billed from a day on, over a quarter. */
const quarterFrom = (billed: readonly Billed[], from: EpochDay): number =>
  billed.reduce(
    (sum, { day, amountCents }) => (day >= from && day < from + QUARTER_DAYS ? sum + amountCents : sum),
    0,
  );

/** The last quarter of the books against the same one a year before and against the average of that year. */
function ordersDrop({ accounts, assessment }: Whole): LedgerSignal[] {
  const { ledgerDay, exposure } = assessment;
  // Who owes nothing has nothing of ours to lose.
  if (ledgerDay === null || exposure.totalCents <= 0) return [];
  const billed = billingOf(accounts);
  const from = ledgerDay - QUARTER_DAYS + 1;
  const before = billed.filter(({ day }) => day < from && day >= from - YEAR_DAYS);
  const knowsYear = billed.some(({ day }) => day < from - YEAR_DAYS + QUARTER_DAYS);
  if (before.length < USUAL_DOCUMENTS || !knowsYear) return [];
  const nowCents = quarterFrom(billed, from);
  const yearBeforeCents = quarterFrom(billed, from - YEAR_DAYS);
  const usualCents = Math.floor(before.reduce((sum, { amountCents }) => sum + amountCents, 0) / 4);
  const leastCents = Math.min(yearBeforeCents, usualCents);
  if (leastCents < DROP_FROM_CENTS || nowCents > mulDiv(leastCents, DROP_PERCENT, 100)) return [];
  // One quarter of the books is one fact, however often it is looked at.
  const factKey = `quarter@${Math.floor(ledgerDay / QUARTER_DAYS)}`;
  return [
    {
      ...{ code: "orders_drop", factKey, seenOn: ledgerDay, isProven: false },
      facts: { nowCents, usualCents, yearBeforeCents },
    },
  ];
}

function orderSurge({ orders, asOf, knownAt }: AssessInput, { accounts, assessment }: Whole): LedgerSignal[] {
  const end = assessment.ledgerDay ?? asOf;
  const invoices = billingOf(accounts).filter(({ amountCents }) => amountCents > 0);
  const ordered = orders
    .filter(({ recordedRevision, day }) => recordedRevision <= knownAt && day <= asOf)
    .map(({ number: reference, day, amountCents }) => ({ reference, day, amountCents }));
  const usual = invoices
    .filter(({ day }) => day <= end - SURGE_DAYS && day > end - SURGE_DAYS - YEAR_DAYS)
    .map(({ amountCents }) => amountCents)
    .sort((a, b) => a - b);
  const medianCents = usual[Math.floor(usual.length / 2)];
  const largestCents = usual.at(-1);
  if (usual.length < USUAL_DOCUMENTS || medianCents === undefined || largestCents === undefined) return [];
  const boundCents = Math.max(
    medianCents * SURGE_TIMES,
    mulDiv(largestCents, SURGE_PERCENT_OF_LARGEST, 100),
    SURGE_FROM_CENTS,
  );
  const surges = [...invoices, ...ordered].filter(
    ({ day, amountCents }) => day > end - SURGE_DAYS && amountCents > boundCents,
  );
  const [largest] = surges.sort(
    (a, b) => b.amountCents - a.amountCents || (a.reference < b.reference ? -1 : 1),
  );
  if (largest === undefined) return [];
  const { reference, day, amountCents } = largest;
  return [
    {
      ...{ code: "order_surge", factKey: `${reference}@${day}`, seenOn: day, isProven: false },
      facts: { reference, amountCents, medianCents },
    },
  ];
}

/** Three within 60 days, each raised after its document fell due. */
function disputePattern({ disputes, knownAt }: AssessInput, { accounts }: Whole): LedgerSignal[] {
  if (disputes.length < DISPUTES) return [];
  const dueDays = new Map(
    accounts.flatMap(({ items }) =>
      items.flatMap(({ reference, dueDay }) =>
        dueDay === null ? [] : [[referenceKey(reference), dueDay] as const],
      ),
    ),
  );
  const late = disputes
    .filter(({ reference, openedOn, recordedRevision }) => {
      const dueDay = dueDays.get(referenceKey(reference));
      return recordedRevision <= knownAt && dueDay !== undefined && openedOn > dueDay;
    })
    .map(({ openedOn }) => openedOn)
    .sort((a, b) => a - b);
  const last = late.at(-1);
  const first = late.at(-DISPUTES);
  if (last === undefined || first === undefined || last - first >= DISPUTES_DAYS) return [];
  const facts = { count: late.filter((day) => day > last - DISPUTES_DAYS).length };
  return [{ code: "dispute_pattern", factKey: `disputes@${last}`, seenOn: last, isProven: false, facts }];
}

/** Two requests for delay that were confirmed within 90 days are a repeated one. */
function delayRepeated({ warnings = [], knownAt }: AssessInput): LedgerSignal[] {
  const days = warnings
    .filter(
      ({ code, confirmedOn, confirmedRevision, recordedRevision, closedOn }) =>
        code === "delay_request" &&
        confirmedOn !== null &&
        (confirmedRevision ?? recordedRevision) <= knownAt &&
        (closedOn ?? null) === null,
    )
    .map(({ seenOn }) => seenOn)
    .sort((a, b) => a - b);
  const last = days.at(-1);
  const before = days.at(-2);
  if (last === undefined || before === undefined || last - before >= REPEATED_DAYS) return [];
  return [
    {
      ...{ code: "delay_repeat", factKey: `delays@${last}`, seenOn: last, isProven: true },
      facts: { count: days.filter((day) => day > last - REPEATED_DAYS).length },
    },
  ];
}
