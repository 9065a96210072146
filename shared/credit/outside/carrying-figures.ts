import type { EpochDay } from "../calendar.ts";
import { mulDiv } from "../money.ts";
import type { AccountsFigures } from "../recommended-limit.ts";
import type { OutsideAxes } from "./outside-axes.ts";
import type { OutsideFacts, StatementFact } from "./outside-facts.ts";

/** Figures of the accounts the axis rests on, in cents; null: no usable accounts. */
export type CarryingFigures = {
  accounts: AccountsFigures | null;
  equityBasisPoints: number | null;
};

const NONE: CarryingFigures = { accounts: null, equityBasisPoints: null };

/** What a limit can rest on (domain.md 2.7 rule 3): equity less intangible assets, and the turnover of a full year. */
export function carryingFigures(
  facts: OutsideFacts | null,
  { accounts }: OutsideAxes,
  knownAt: number,
): CarryingFigures {
  if (facts === null) return NONE;
  const statement = accounts === null ? undefined : statementOf(facts, accounts.statementDay, knownAt);
  if (statement?.figures == null) return { ...NONE, accounts: facts.accounts };
  const { equity, totalAssets, netSales } = statement.figures;
  const known = equity !== null && netSales !== null;
  return {
    accounts:
      facts.accounts ??
      (known
        ? {
            tangibleNetWorthCents: equity - Math.max(0, statement.intangibleAssets ?? 0),
            turnoverCents: mulDiv(netSales, 12, Math.max(1, statement.months)),
          }
        : null),
    equityBasisPoints:
      equity === null || totalAssets === null || totalAssets <= 0
        ? null
        : mulDiv(equity, 10_000, totalAssets),
  };
}

const statementOf = (
  { statements }: OutsideFacts,
  closingDay: EpochDay,
  knownAt: number,
): StatementFact | undefined =>
  statements
    ?.filter(
      (each) => each.closingDay === closingDay && each.figures !== null && each.recordedRevision <= knownAt,
    )
    .sort((a, b) => (b.knownDay ?? 0) - (a.knownDay ?? 0) || (a.id < b.id ? -1 : 1))[0];
