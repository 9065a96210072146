import type { AssessInput } from "#shared/credit/assess-input.ts";
import type { EpochDay } from "#shared/credit/calendar.ts";
import type { Entry } from "#shared/credit/entry.ts";
import type { LimitFact } from "#shared/credit/limit-fact.ts";
import { type OpenPosition, openPosition } from "#shared/credit/order/open-position.ts";
import { assessInput, day, paidInvoice } from "../a-ledger.ts";

export const asOf: EpochDay = day("2026-11-25");

/** Twenty invoices of 10,000 over two years, each paid so many days late. */
export const history = (daysLate: number): Entry[] =>
  Array.from({ length: 20 }, (_, index) =>
    paidInvoice(`M${index}`, asOf - 760 + index * 33, 1_000_000, daysLate),
  ).flat();

export const approved = (amountCents: number | null, more: Partial<LimitFact> = {}): LimitFact => ({
  id: "limit",
  kind: "approved",
  amountCents,
  unlimited: false,
  from: asOf - 100,
  until: null,
  recordedRevision: 1,
  ...more,
});

/** A customer with a limit, its history and these entries beside it. */
export const aPosition = (
  limitCents: number,
  entries: Entry[],
  more: Partial<AssessInput> & { daysLate?: number } = {},
): OpenPosition => {
  const { daysLate = 0, ...given } = more;
  return openPosition(
    assessInput([...history(daysLate), ...entries], {
      asOf,
      limits: [approved(limitCents)],
      ordersImported: true,
      ...given,
    }),
  );
};
