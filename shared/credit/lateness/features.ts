import { civilDateOf, daysInMonth, weekday } from "../calendar.ts";
import { type Climate, meanLateMilliDays, PPM, unpaidAfter } from "./climate.ts";
import type { AskedInvoice, Experience, Share, TargetExperience } from "./experience.ts";
import { amountLn } from "./ledger-invoice.ts";
import { milliLn, milliLogit, sigmoidPpm } from "./log-odds.ts";
import { widelyLateOf } from "./soft-late.ts";

/** Amounts of a ledger: mean and spread of their logarithm, in thousandths. */
export type AmountScale = { meanLn: number; spreadLn: number };

export const FEATURES = [
  "constant",
  "climate",
  "climateOfYear",
  "ever",
  "year",
  "recent",
  "near",
  "wide",
  "sameTerms",
  "sameDays",
  "sameAmount",
  "samePhase",
  "sameWeekday",
  "lastDays",
  "lastThree",
  "meanDays",
  "meanLately",
  "newCustomer",
  "fewInvoices",
  "overdue",
  "worstOverdue",
  "overdueShare",
  "open",
  "amount",
  "smallAmount",
  "largeAmount",
  "unusualAmount",
  "terms",
  "unusualTerms",
  "termsTo8",
  "termsFrom31",
  "termsFrom46",
  "termsFrom62",
  "invoicesOf90Days",
  "sinceSettled",
  "dueMonday",
  "dueFriday",
  "dueSaturday",
  "dueSunday",
  "dueDay1To5",
  "dueDay6To12",
  "dueDay20To25",
  "dueMonthEnd",
  "dueAugust",
  "dueDecember",
] as const;
export type FeatureName = (typeof FEATURES)[number];

/** Invoices that a customer's own share weighs against inside its like invoices, in thousandths. */
const LIKE_STRENGTH = 4_000;
/** How late a customer pays on the whole shows soon. */
const WIDE_STRENGTH = 3_000;
const MEAN_STRENGTH = 3;
const LATELY_STRENGTH_MILLI = 1_500;

/** How the customers of a ledger pay as a whole. */
export type LedgerKnowledge = {
  /** On the day the weights were learnt; for an invoice that is learnt from, on its own day. */
  climate: Climate;
  /** On the day of the invoice. */
  now: Climate;
  amountScale: AmountScale;
};

/**
 * Features of one invoice for one target, integers in thousandths, in the order of `FEATURES`. Shares are drawn towards the
 * ledger's climate by `strengthMilli` invoices (empirical Bayes) and enter as log-odds above it.
 */
export function featuresOf(
  experience: Experience,
  target: TargetExperience,
  asked: AskedInvoice,
  { climate, now, amountScale: scale }: LedgerKnowledge,
  strengthMilli: number,
): number[] {
  const days = target.target;
  const climatePpm = within(unpaidAfter(climate.recent, days));
  const base = milliLogit(climatePpm, PPM);
  const own = (share: Share): number => drawn(share, climatePpm, strengthMilli);
  const ever = own(target.ever);
  const everPpm = within(sigmoidPpm(ever));
  const year = own(target.year);
  const like = (share: Share): number => clip(drawn(share, everPpm, LIKE_STRENGTH) - ever, -3_000, 3_000);
  const widePpm = within(widelyLateOf(climate.recent, days));
  const terms = asked.dueDay - asked.documentDay;
  const usualDays = meanLateMilliDays(now.year);
  const meanDays = Math.round(
    (experience.lateDays * 1_000 + MEAN_STRENGTH * usualDays) / (experience.counted + MEAN_STRENGTH),
  );
  const lately = Math.round(
    (experience.latelyDaysMilli * 1_000 + LATELY_STRENGTH_MILLI * meanDays) /
      (experience.latelyMilli + LATELY_STRENGTH_MILLI),
  );
  const usualDaysLn = milliLn(1_000 + usualDays);
  const ln = amountLn(asked.amountCents);
  const amount = clip(Math.round(((ln - scale.meanLn) * 1_000) / scale.spreadLn), -3_000, 3_000);
  const due = civilDateOf(asked.dueDay);
  const dueOn = weekday(asked.dueDay);
  const known = experience.settled > 0;
  return [
    1_000,
    base,
    milliLogit(within(unpaidAfter(climate.year, days)), PPM) - base,
    ever - base,
    year - base,
    drawn(target.recent, within(sigmoidPpm(year)), LIKE_STRENGTH) - base,
    own(target.near) - base,
    drawn(target.wide, widePpm, WIDE_STRENGTH) - milliLogit(widePpm, PPM),
    like(target.sameTerms),
    like(target.sameDays),
    like(target.sameAmount),
    like(target.samePhase),
    like(target.sameWeekday),
    known ? clip((experience.lastDays - days) * 50, -2_000, 2_000) : 0,
    known ? clip((experience.lastThreeDeciDays - days * 10) * 5, -2_000, 2_000) : 0,
    milliLn(1_000 + meanDays) - usualDaysLn,
    milliLn(1_000 + lately) - usualDaysLn,
    known ? 0 : 1_000,
    Math.round(1_000 / (1 + experience.settled)),
    milliLn(1 + experience.overdue),
    milliLn(1 + Math.min(experience.worstOverdueDays, 180)),
    experience.overdueShareMilli,
    milliLn(1 + experience.open),
    amount,
    Math.max(0, -amount - 500),
    Math.max(0, amount - 500),
    clip(ln - amountLn(experience.usualAmountCents), -3_000, 3_000),
    milliLn(1 + clip(terms, 0, 365)) - LN_31,
    clip((terms - experience.usualTermsDays) * 30, -2_000, 2_000),
    flag(terms <= 8),
    flag(terms >= 31),
    flag(terms >= 46),
    flag(terms >= 62),
    milliLn(1 + experience.invoicesOf90Days),
    known ? milliLn(1 + experience.daysSinceSettled) - 3_000 : 0,
    flag(dueOn === 1),
    flag(dueOn === 5),
    flag(dueOn === 6),
    flag(dueOn === 7),
    flag(due.day <= 5),
    flag(due.day > 5 && due.day <= 12),
    flag(due.day > 19 && due.day <= 25),
    flag(due.day >= daysInMonth(due.year, due.month) - 2),
    flag(due.month === 8),
    flag(due.month === 12),
  ];
}

const LN_31 = 3_434;

/** (late + strength × prior) / (all + strength) as log-odds. */
const drawn = (share: Share, priorPpm: number, strengthMilli: number): number =>
  milliLogit(
    Math.round(share.late * 1_000 + (strengthMilli * priorPpm) / 1_000),
    (share.all + strengthMilli) * 1_000,
  );

const within = (ppm: number): number => clip(ppm, 500, PPM - 500);
const flag = (is: boolean): number => (is ? 1_000 : 0);
const clip = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value));
