import type { EpochDay } from "../calendar.ts";
import { referenceKey } from "../document-reference.ts";
import type { LatePart } from "./late-parts.ts";
import type { JudgmentSplit, SplitItem } from "./split-at-judgment.ts";

/** A line of a declaration of claims. */
export type ClaimRow = {
  itemId: string;
  reference: string;
  documentDay: EpochDay;
  dueDay: EpochDay | null;
  /** Nobody confirmed the due day: to be checked before it is declared. */
  dueAssumed: boolean;
  /** The document's day stands for the delivery's. */
  bornKnown: boolean;
  amountCents: number;
  /** Principal owed at the judgment; credit notes are negative. */
  owedCents: number;
  disputedCents: number;
  /** Falls due after the judgment: declared beside what is due, with its day. */
  toFallDue: boolean;
  /** Days late when the judgment took effect; 0 where it was not. */
  lateDays: number;
  /** null: late, and nobody computed it. */
  interestCents: number | null;
  indemnityCents: number;
};

export type StatementOfClaim = {
  judgmentDay: EpochDay;
  rows: ClaimRow[];
  /** Principal due on the day of the judgment, credit notes taken off. */
  dueCents: number;
  toFallDueCents: number;
  disputedCents: number;
  /** Of the rows where it is known. */
  interestCents: number;
  /** References of rows that are late and have no interest: the sum above is short of theirs. */
  interestMissing: string[];
  indemnitiesCents: number;
  /** Principal, interest known and indemnities. */
  totalCents: number;
  /** Sums that nobody has set on a side yet: to be looked at before it is sent. */
  apart: JudgmentSplit["apart"];
};

export type ClaimOptions = {
  /** Interest in cents for the late parts of one document (each part with both days counted); null: a rate is missing. */
  interestOf?: (parts: readonly LatePart[], item: SplitItem) => number | null;
  /** Per late invoice, between professionals (C. com. D441-5); 0 leaves it out. */
  indemnityCents?: number;
};

/** C. com. D441-5: 40 € an invoice. */
export const INDEMNITY_CENTS = 4_000;

/**
 * What is owed at a judgment, for the declaration of claims (C. com. L622-25): due on its day, and to fall due with the days.
 * Interest stops at it (L622-28). The indemnity is due for every invoice that was late before, none for what falls due later: the
 * proceedings forbid paying it in time (L441-10 II). Of assumed due days neither is claimed.
 */
export function statementOfClaim(
  { judgmentDay, before, apart }: JudgmentSplit,
  { interestOf, indemnityCents = INDEMNITY_CENTS }: ClaimOptions = {},
): StatementOfClaim {
  const indemnified = new Set<string>();
  const rows = before.items
    .filter(({ owedCents }) => owedCents !== 0)
    .map((item): ClaimRow => {
      const { itemId, accountId, reference, documentDay, dueDay, dueAssumed, bornKnown } = item;
      const { amountCents, owedCents, disputedCents, lateParts } = item;
      const lateDays = owedCents > 0 && dueDay !== null ? Math.max(0, judgmentDay - 1 - dueDay) : 0;
      const isLate = lateDays > 0 && lateParts.length > 0;
      const invoice = `${accountId} ${referenceKey(reference) || itemId}`;
      const isIndemnified = isLate && disputedCents < owedCents && !indemnified.has(invoice);
      if (isIndemnified) indemnified.add(invoice);
      return {
        ...{ itemId, reference, documentDay, dueDay, dueAssumed, bornKnown },
        ...{ amountCents, owedCents, disputedCents, lateDays },
        toFallDue: dueDay !== null && dueDay > judgmentDay,
        interestCents: lateParts.length === 0 ? 0 : (interestOf?.(lateParts, item) ?? null),
        indemnityCents: isIndemnified ? indemnityCents : 0,
      };
    });
  const sum = (cents: (row: ClaimRow) => number) => rows.reduce((total, row) => total + cents(row), 0);
  const dueCents = sum(({ toFallDue, owedCents }) => (toFallDue ? 0 : owedCents));
  const toFallDueCents = sum(({ toFallDue, owedCents }) => (toFallDue ? owedCents : 0));
  const interestCents = sum((row) => row.interestCents ?? 0);
  const indemnitiesCents = sum((row) => row.indemnityCents);
  return {
    judgmentDay,
    rows,
    dueCents,
    toFallDueCents,
    disputedCents: sum((row) => row.disputedCents),
    interestCents,
    interestMissing: rows.filter((row) => row.interestCents === null).map(({ reference }) => reference),
    indemnitiesCents,
    totalCents: dueCents + toFallDueCents + interestCents + indemnitiesCents,
    apart,
  };
}
