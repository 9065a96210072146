import { type ClockEvent, isOpening } from "#shared/clocks/clock-event.ts";
import { proceedingsOf } from "#shared/clocks/proceedings.ts";
import type { ClaimStatement, LedgerSplit } from "#shared/contract/clocks.ts";
import { type EpochDay, formatIsoDate, isoDateOrNull } from "#shared/credit/calendar.ts";
import { type SplitSide, splitAtJudgment } from "#shared/credit/ledger/split-at-judgment.ts";
import { type StatementOfClaim, statementOfClaim } from "#shared/credit/ledger/statement-of-claim.ts";
import { AppError } from "../errors.ts";
import { clockEventOf } from "./clocks-due.ts";
import { type Asking, findVisibleCustomer } from "./find-visible-customer.ts";
import { ledgerOf } from "./ledger-of.ts";

/**
 * The ledger of a customer at the judgment that opened its last proceedings, with the claim to declare. `not_found`: none did;
 * `not_allowed` for class-only members: all of it is figures.
 */
export async function ledgerSplit(asking: Asking, customerId: string, today: EpochDay): Promise<LedgerSplit> {
  const customer = await findVisibleCustomer(asking, customerId);
  if (asking.visibility.detail === "class") throw new AppError("not_allowed");
  const ledger = await ledgerOf(asking, customer.entityId, today);
  const events = (ledger?.rows.events ?? []).map(clockEventOf);
  const opening = proceedingsOf(events, today).at(-1);
  if (!ledger || !opening) throw new AppError("not_found");
  const split = splitAtJudgment(ledger.accounts, opening.day, {
    entries: ledger.input.accounts.flatMap(({ entries }) => entries),
    allowedFrom: allowedFrom(events, opening, today),
  });
  return {
    judgmentOn: formatIsoDate(opening.day),
    publishedOn: isoDateOrNull(opening.publishedDay),
    court: opening.court ?? null,
    before: sideOf(split.before, opening.day),
    after: sideOf(split.after, opening.day),
    forbidden: split.forbidden.map(({ verdict, reference, day, amountCents, settles }) => ({
      ...{ verdict, reference, date: formatIsoDate(day), amountCents, settles },
    })),
    statement: statementReply(statementOfClaim(split)),
    apart: split.apart,
  };
}

/** A plan ends the standstill, unless the firm is in liquidation by then. */
function allowedFrom(events: readonly ClockEvent[], opening: ClockEvent, today: EpochDay): EpochDay | null {
  const since = events.filter(
    ({ day, revokedRevision }) => revokedRevision === null && day >= opening.day && day <= today,
  );
  if (since.some(({ kind }) => kind === "liquidation")) return null;
  const plans = since.flatMap(({ kind, day }) => (kind === "plan_adopted" ? [day] : []));
  const again = since.some((event) => isOpening(event) && plans.some((day) => event.day > day));
  return plans.length === 0 || again ? null : Math.min(...plans);
}

const sideOf = ({ openCents, items }: SplitSide, judgmentDay: EpochDay): LedgerSplit["before"] => ({
  openCents,
  lines: items
    .filter((item) => item.openCents !== 0)
    .map(({ reference, documentDay, dueDay, openCents }) => ({
      ...{ reference, documentDate: formatIsoDate(documentDay), dueDate: isoDateOrNull(dueDay), openCents },
      toFallDue: dueDay !== null && dueDay > judgmentDay,
    })),
});

const statementReply = ({ rows, judgmentDay, apart, ...sums }: StatementOfClaim): ClaimStatement => ({
  ...sums,
  lines: rows.map(({ itemId, documentDay, dueDay, bornKnown, ...line }) => ({
    ...line,
    documentDate: formatIsoDate(documentDay),
    dueDate: isoDateOrNull(dueDay),
  })),
});
