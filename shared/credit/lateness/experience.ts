import { type EpochDay, weekday, weekNumber } from "../calendar.ts";
import { decayPpm } from "../decay.ts";
import { type Climate, meanDeciDaysAt, OLDEST_WEEKS, PPM, unpaidAfter } from "./climate.ts";
import type { InvoiceHistory } from "./ledger-invoice.ts";
import { nearlyLate, widelyLate } from "./soft-late.ts";

/** An invoice on the day it is issued. */
export type AskedInvoice = { documentDay: EpochDay; dueDay: EpochDay; amountCents: number };

/** Late ones and all, in thousandths of an invoice. */
export type Share = { late: number; all: number };

/** What a history says about one target, before it is weighed against the ledger's climate. */
export type TargetExperience = {
  target: number;
  /** Every invoice alike; the year's and the last weeks' by age; soft: a near miss counts in part. */
  ever: Share;
  year: Share;
  recent: Share;
  near: Share;
  wide: Share;
  /** Invoices like the asked one: terms, days to pay held against its terms, amount, place in month and week. */
  sameTerms: Share;
  sameDays: Share;
  sameAmount: Share;
  samePhase: Share;
  sameWeekday: Share;
};

export type Experience = {
  settled: number;
  /** Invoices settled or overdue, their days late together (0 to 120 each); the same of settled ones, the last first. */
  counted: number;
  lateDays: number;
  latelyMilli: number;
  latelyDaysMilli: number;
  lastDays: number;
  lastThreeDeciDays: number;
  usualAmountCents: number;
  usualTermsDays: number;
  /** −1: nothing settled yet. */
  daysSinceSettled: number;
  invoicesOf90Days: number;
  open: number;
  overdue: number;
  worstOverdueDays: number;
  overdueShareMilli: number;
  targets: TargetExperience[];
};

/** The latest settled and the oldest open ones are enough, and keep the cost of an assessment bounded. */
export const MOST_INVOICES = 300;
const ONE = 1_000;

const weights = (halfLifeWeeks: number): readonly number[] =>
  Array.from({ length: OLDEST_WEEKS + 1 }, (_, age) => Math.round(decayPpm(age, halfLifeWeeks) / 1_000));
const YEAR = weights(60);
const RECENT = weights(8);
/** By how many invoices came after: half after four. */
const LATELY = Array.from({ length: MOST_INVOICES }, (_, after) => Math.round(decayPpm(after, 4) / 1_000));

/** History of one customer as it bears on an invoice. Nothing settled on or after the invoice's day may be in it. */
export function experienceOf(
  history: InvoiceHistory,
  asked: AskedInvoice,
  climate: Climate,
  targets: readonly number[],
): Experience {
  const experience = emptyExperience(history, asked, targets);
  addSettled(experience, history, asked, climate);
  addOpen(experience, history, asked, climate);
  return experience;
}

const share = (): Share => ({ late: 0, all: 0 });

function emptyExperience(
  { settled, open }: InvoiceHistory,
  asked: AskedInvoice,
  targets: readonly number[],
): Experience {
  return {
    settled: settled.length,
    counted: 0,
    lateDays: 0,
    latelyMilli: 0,
    latelyDaysMilli: 0,
    lastDays: 0,
    lastThreeDeciDays: 0,
    usualAmountCents: asked.amountCents,
    usualTermsDays: asked.dueDay - asked.documentDay,
    daysSinceSettled: -1,
    invoicesOf90Days: 0,
    open: open.length,
    overdue: 0,
    worstOverdueDays: 0,
    overdueShareMilli: 0,
    targets: targets.map((target) => ({
      target,
      ever: share(),
      year: share(),
      recent: share(),
      near: share(),
      wide: share(),
      sameTerms: share(),
      sameDays: share(),
      sameAmount: share(),
      samePhase: share(),
      sameWeekday: share(),
    })),
  };
}

function addSettled(
  experience: Experience,
  { settled }: InvoiceHistory,
  asked: AskedInvoice,
  climate: Climate,
): void {
  const { documentDay, dueDay } = asked;
  const week = weekNumber(documentDay);
  const termsDays = dueDay - documentDay;
  const dueWeekday = weekday(dueDay);
  const askedCents = Math.min(asked.amountCents, MOST_CENTS);
  const meanNow = meanDeciDaysAt(climate, week);
  const from = Math.max(0, settled.length - MOST_INVOICES);
  const lastThree = Math.max(from, settled.length - 3);
  let amounts = 0;
  let terms = 0;
  for (let place = from; place < settled.length; place++) {
    const invoice = settled[place];
    if (invoice === undefined) continue;
    const settledWeek = weekNumber(invoice.settledDay);
    const age = Math.min(OLDEST_WEEKS, week - settledWeek);
    const year = YEAR[age] ?? 0;
    const recent = RECENT[age] ?? 0;
    const late = invoice.settledDay - invoice.dueDay;
    const ownTerms = invoice.dueDay - invoice.documentDay;
    const cents = Math.min(invoice.amountCents, MOST_CENTS);
    amounts += cents;
    terms += ownTerms;
    const days = clip(late, 0, 120);
    const lately = LATELY[settled.length - 1 - place] ?? 0;
    experience.lateDays += days;
    experience.latelyMilli += lately;
    experience.latelyDaysMilli += lately * days;
    if (place >= lastThree) experience.lastThreeDeciDays += clip(late, -30, 90) * 10;
    if (documentDay - invoice.documentDay <= 90) experience.invoicesOf90Days += 1;
    const sameTerms = Math.abs(ownTerms - termsDays) <= 3;
    const samePhase = atSamePlaceOfMonth(dueDay - invoice.dueDay);
    const sameWeekday = weekday(invoice.dueDay) === dueWeekday;
    const sameAmount = cents < askedCents * 2 && askedCents < cents * 2;
    const onTheseTerms = late + ownTerms - termsDays;
    // A ledger that pays later than it did makes what was nearly late count as late today.
    const today = clip(late, -60, 180) * 10 + clip(meanNow - meanDeciDaysAt(climate, settledWeek), -400, 400);
    for (const each of experience.targets) {
      const isLate = late > each.target;
      count(each.ever, ONE, isLate);
      count(each.year, year, isLate);
      count(each.recent, recent, isLate);
      each.near.all += ONE;
      each.near.late += milli(nearlyLate(today, each.target));
      each.wide.all += ONE;
      each.wide.late += milli(widelyLate(today, each.target));
      count(each.sameDays, ONE, onTheseTerms > each.target);
      if (sameTerms) count(each.sameTerms, ONE, isLate);
      if (samePhase) count(each.samePhase, ONE, isLate);
      if (sameWeekday) count(each.sameWeekday, ONE, isLate);
      if (sameAmount) count(each.sameAmount, ONE, isLate);
    }
  }
  const last = settled[settled.length - 1];
  if (last === undefined) return;
  experience.counted += settled.length - from;
  experience.lastDays = clip(last.settledDay - last.dueDay, -60, 180);
  experience.lastThreeDeciDays = Math.round(experience.lastThreeDeciDays / (settled.length - lastThree));
  experience.daysSinceSettled = documentDay - last.settledDay;
  experience.usualAmountCents = Math.round(amounts / (settled.length - from));
  experience.usualTermsDays = Math.round(terms / (settled.length - from));
}

/**
 * An open invoice counts as late once it is; before, for the part of the payments in time that would have come by now. Those
 * not due say next to nothing, and a customer who never pays is not judged by the invoices it paid alone.
 */
function addOpen(
  experience: Experience,
  { open }: InvoiceHistory,
  { documentDay, dueDay }: AskedInvoice,
  { recent }: Climate,
): void {
  const termsDays = dueDay - documentDay;
  let openCents = 0;
  let overdueCents = 0;
  for (let place = 0; place < open.length && place < MOST_INVOICES; place++) {
    const invoice = open[place];
    if (invoice === undefined) continue;
    const late = documentDay - invoice.dueDay;
    const waited = documentDay - invoice.documentDay;
    const amount = Math.min(invoice.amountCents, MOST_CENTS);
    openCents += amount;
    if (waited <= 90) experience.invoicesOf90Days += 1;
    if (late > 0) {
      experience.overdue += 1;
      experience.counted += 1;
      experience.lateDays += Math.min(late, 120);
      overdueCents += amount;
      if (late > experience.worstOverdueDays) experience.worstOverdueDays = late;
    }
    const paidBefore = PPM - unpaidAfter(recent, late - 1);
    for (const each of experience.targets) {
      if (waited > termsDays + each.target) count(each.sameDays, ONE, true);
      const paidInTime = Math.max(1, PPM - unpaidAfter(recent, each.target));
      const weight = late > each.target ? ONE : clip(Math.round((paidBefore * ONE) / paidInTime), 0, ONE);
      if (weight === 0) continue;
      for (const counted of [each.ever, each.year, each.recent, each.near, each.wide])
        count(counted, weight, true);
    }
  }
  if (openCents > 0) experience.overdueShareMilli = Math.round((overdueCents * 1_000) / openCents);
}

/** Days apart that are about whole months: 16 × 30.4375 = 487. */
function atSamePlaceOfMonth(daysApart: number): boolean {
  const rest = (Math.abs(daysApart) * 16) % 487;
  return rest <= 56 || rest >= 431;
}

/** 300 such amounts still add up exactly. */
const MOST_CENTS = 1_000_000_000_000;

const clip = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value));
const milli = (ppm: number): number => Math.round(ppm / 1_000);

function count(share: Share, weight: number, late: boolean): void {
  share.all += weight;
  if (late) share.late += weight;
}
