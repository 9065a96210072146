import type { Reason } from "../assessment.ts";
import { type EpochDay, monthsBetween, weekNumber } from "../calendar.ts";
import { ageTowards } from "../decay.ts";
import { divideHalfUp } from "../money.ts";
import { type Altman, altmanZ2OfAll } from "./altman.ts";
import { axisOfAllRatios, largestLossFirst, lossOf, type RatiosAxis } from "./axis-of-ratios.ts";
import { type ConanHolder, conanHolder } from "./conan-holder.ts";
import { notFiledBy } from "./filing.ts";
import { BASIS_POINT } from "./ratio.ts";
import { ratiosOfFigures } from "./ratios-of-figures.ts";
import type { AccountFigures, Statement } from "./statement.ts";

/** `negative`: more is owed than owned; `below_half_capital`: losses took more than half of the share capital, an alarm by law. */
export type EquityAlarm = "negative" | "below_half_capital";

export type AccountsAxis = {
  /** 0–10,000, high is safe; 10,000 and the reasons add up to it. */
  centipoints: number;
  /** The largest loss first. */
  reasons: Reason[];
  altman: Altman | null;
  conanHolder: ConanHolder | null;
  equityAlarm: EquityAlarm | null;
  /** Closing day of the accounts used, and their age in whole months. */
  statementDay: EpochDay;
  ageMonths: number;
  /** Older than 24 months: at most 60 of 100. */
  stale: boolean;
  coveragePercent: number;
};

const ACCOUNTS_RULES = {
  /** Distance from 50 halves in 18 months from the closing day (domain.md 2.6, T-209). */
  neutral: 5_000,
  halfLifeWeeks: 78,
  staleAfterMonths: 24,
  staleCap: 6_000,
  droppedAfterMonths: 48,
  /** Share of the points that must rest on known ratios for a statement to be used. */
  leastCoveragePercent: 35,
  notFiled: 500,
  belowHalfCapital: 400,
  /** A year before lies this many months before, for growth. */
  yearBefore: { fewestMonths: 9, mostMonths: 18 },
} as const;

type WithFigures = Statement & { figures: AccountFigures };
type Scored = { statement: WithFigures; axis: RatiosAxis; ratios: ReturnType<typeof ratiosOfFigures> };

/**
 * What the accounts known on a day say of whether a firm lasts: the youngest statement with enough figures, by the fixed
 * scorecard, drawn to the middle as it ages. Accounts that should be there and are not take points by their own name;
 * confidential ones take none, they are only missing. Null without figures, with too few, or when the last are too old.
 */
export function accountsAxis(statements: readonly Statement[], asOf: EpochDay): AccountsAxis | null {
  const known = statements.filter(
    ({ closingDay, knownDay }) => closingDay <= asOf && (knownDay === null || knownDay <= asOf),
  );
  const scored = youngestScored(known, asOf);
  if (scored === null) return null;
  const { statement, axis, ratios } = scored;
  const { closingDay, figures } = statement;
  const reasons = [...axis.reasons];
  let left = axis.centipoints;
  const step = (code: Parameters<typeof lossOf>[0], to: number, params: Reason["params"]) => {
    if (to !== left) reasons.push(lossOf(code, left - to, params));
    left = to;
  };
  const alarm = equityAlarm(figures);
  if (alarm === "below_half_capital" && figures.equity !== null)
    step("accounts_equity_below_half_capital", Math.max(0, left - ACCOUNTS_RULES.belowHalfCapital), {
      valueBasisPoints: divideHalfUp(ratios.equityToAssets ?? 0, BASIS_POINT),
    });
  const months = monthsBetween(closingDay, asOf);
  const weeks = weekNumber(asOf) - weekNumber(closingDay);
  step("accounts_age", ageTowards(ACCOUNTS_RULES.neutral, left, weeks, ACCOUNTS_RULES.halfLifeWeeks), {
    months,
  });
  const stale = months > ACCOUNTS_RULES.staleAfterMonths;
  if (stale) step("accounts_stale", Math.min(left, ACCOUNTS_RULES.staleCap), { months });
  const dueDay = notFiledBy(known, asOf);
  if (dueDay !== null) step("accounts_not_filed", Math.max(0, left - ACCOUNTS_RULES.notFiled), { dueDay });
  return {
    centipoints: left,
    reasons: reasons.sort(largestLossFirst),
    altman: altmanZ2OfAll(ratios),
    conanHolder: conanHolder(figures),
    equityAlarm: alarm,
    statementDay: closingDay,
    ageMonths: months,
    stale,
    coveragePercent: axis.coveragePercent,
  };
}

function youngestScored(known: readonly Statement[], asOf: EpochDay): Scored | null {
  const young = known
    .filter(hasFigures)
    .filter(({ closingDay }) => monthsBetween(closingDay, asOf) <= ACCOUNTS_RULES.droppedAfterMonths)
    .sort(youngestFirst);
  for (const statement of young) {
    const before = yearBefore(known, statement);
    const ratios = ratiosOfFigures(statement, before);
    const axis = axisOfAllRatios(ratios);
    if (axis !== null && axis.coveragePercent >= ACCOUNTS_RULES.leastCoveragePercent)
      return { statement, axis, ratios };
  }
  return null;
}

const hasFigures = (statement: Statement): statement is WithFigures => statement.figures !== null;

/** Of two versions of one year the one known later counts; the last comparison only makes the order of facts irrelevant. */
function youngestFirst(one: WithFigures, other: WithFigures): number {
  return (
    other.closingDay - one.closingDay ||
    (other.knownDay ?? 0) - (one.knownDay ?? 0) ||
    (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1)
  );
}

function yearBefore(known: readonly Statement[], { closingDay }: Statement): WithFigures | null {
  const { fewestMonths, mostMonths } = ACCOUNTS_RULES.yearBefore;
  const found = known
    .filter(hasFigures)
    .filter((statement) => {
      const months = monthsBetween(statement.closingDay, closingDay);
      return months >= fewestMonths && months <= mostMonths;
    })
    .sort(youngestFirst);
  return found[0] ?? null;
}

/** Equity against the share capital; null while it is sound or not known. */
export function equityAlarm(figures: AccountFigures): EquityAlarm | null {
  const { totalAssets, totalLiabilities, shareCapital } = figures;
  const equity =
    figures.equity ??
    (totalAssets === null || totalLiabilities === null ? null : totalAssets - totalLiabilities);
  if (equity === null) return null;
  if (equity < 0) return "negative";
  return shareCapital !== null && equity * 2 < shareCapital ? "below_half_capital" : null;
}
