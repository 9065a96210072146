import type { EpochDay } from "../credit/calendar.ts";
import type { DerivedAccount } from "../credit/item.ts";
import { splitAtJudgment } from "../credit/ledger/split-at-judgment.ts";
import { byLoss } from "./by-loss.ts";
import type { Clock } from "./clock.ts";
import type { ClockEvent } from "./clock-event.ts";
import { courtClocks } from "./court-clocks.ts";
import type { Cover } from "./insured-items.ts";
import { type ClockWarning, insurerClocks } from "./insurer-clocks.ts";
import type { InsurerPolicy } from "./insurer-policy.ts";
import { proceedingsOf } from "./proceedings.ts";

export type ClockFacts = {
  events: readonly ClockEvent[];
  warnings: readonly ClockWarning[];
  /** What `deriveAccount` gives as of the same day. */
  accounts: readonly DerivedAccount[];
  insurer: InsurerPolicy | null;
  /** The insurer's limit for this customer; null: none of its own. */
  cover: Cover | null;
  retentionOfTitle: boolean | null;
  creditorOutsideMainland: boolean;
  asOf: EpochDay;
};

const NO_LIMIT: Cover = { limitCents: null, withdrawnOn: null, expiresOn: null };

/**
 * All deadlines about one customer as of a day, by what is lost if missed (`byLoss`). They follow from the facts alone: what was
 * revoked gives none, and what became of one is for the caller to keep by its key.
 */
export function clocksOf(facts: ClockFacts): Clock[] {
  const { events, warnings, accounts, insurer, cover, asOf } = facts;
  const court = proceedingsOf(events, asOf).flatMap((opening) => {
    const { before, apart } = splitAtJudgment(accounts, opening.day);
    // What was delivered and not invoiced has no day: it may be from before, and a claim nobody declares is lost.
    const owedCents = accounts.length === 0 ? null : before.owedCents + apart.toInvoiceCents;
    return courtClocks(opening, { ...facts, owedCents });
  });
  const insured =
    insurer === null
      ? []
      : insurerClocks({ policy: insurer, cover: cover ?? NO_LIMIT, accounts, warnings, events, asOf });
  return [...court, ...insured].sort(byLoss(asOf));
}
