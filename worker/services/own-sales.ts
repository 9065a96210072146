import { civilDateOf, daysInMonth, type EpochDay } from "#shared/credit/calendar.ts";
import { mulDiv } from "#shared/credit/money.ts";
import type { ImportFacts } from "../db/facts.ts";

/** VAT of most sales in France (CGI art. 278): what is taken off billing where no revenue account tells. */
const STANDARD_VAT_PERCENT = 20;
const YEAR_MONTHS = 12;
/** With less than this the rest of a year cannot be told. */
const MINIMUM_MONTHS = 3;

type Months = Map<string, number>;

/**
 * Sales of the organization in the last 12 whole months of its books, without VAT, in cents: from the revenue accounts of its
 * ledgers, else from what was invoiced less VAT. Books of 3 to 11 months are taken up to a year; null for less. `imports` in the
 * order in which they were committed: where two speak of a month, a ledger goes before other files, the later before the
 * earlier.
 */
export function ownSalesCents(imports: readonly ImportFacts[], ledgerDay: EpochDay | null): number | null {
  if (ledgerDay === null) return null;
  const known = monthsOf(imports);
  const window = lastWholeMonths(ledgerDay);
  const first = window.findIndex((month) => known.has(month));
  if (first < 0 || YEAR_MONTHS - first < MINIMUM_MONTHS) return null;
  const sum = window.reduce((total, month) => total + (known.get(month) ?? 0), 0);
  return mulDiv(Math.max(0, sum), YEAR_MONTHS, YEAR_MONTHS - first);
}

function monthsOf(imports: readonly ImportFacts[]): Months {
  const [ledgers, documents]: [Months, Map<string, Months>] = [new Map(), new Map()];
  for (const { kind, source, sales, billing } of imports) {
    if (kind === "fec")
      for (const [month, cents] of salesOf(sales) ?? lessVat(billing)) ledgers.set(month, cents);
    if (kind !== "invoices") continue;
    const ofSource: Months = documents.get(source) ?? new Map();
    // An export may hold a part of a month that an earlier one held whole.
    for (const [month, cents] of lessVat(billing))
      ofSource.set(month, Math.max(ofSource.get(month) ?? 0, cents));
    documents.set(source, ofSource);
  }
  const months: Months = new Map();
  for (const ofSource of documents.values())
    for (const [month, cents] of ofSource) months.set(month, (months.get(month) ?? 0) + cents);
  for (const [month, cents] of ledgers) months.set(month, cents);
  return months;
}

function salesOf(sales: string | null | undefined): [string, number][] | undefined {
  if (!sales) return undefined;
  return (JSON.parse(sales) as { month: string; amountCents: number }[]).map(({ month, amountCents }) => [
    month,
    amountCents,
  ]);
}

const lessVat = (billing: string | null | undefined): [string, number][] =>
  Object.entries(JSON.parse(billing ?? "{}") as Record<string, number>).map(([month, cents]) => [
    month,
    Math.sign(cents) * mulDiv(Math.abs(cents), 100, 100 + STANDARD_VAT_PERCENT),
  ]);

/** The 12 months that end with the month of a day, or with the one before where that month is not over. */
function lastWholeMonths(day: EpochDay): string[] {
  const { year, month, day: dayOfMonth } = civilDateOf(day);
  const over = dayOfMonth === daysInMonth(year, month);
  const end = year * 12 + (month - 1) - (over ? 0 : 1);
  return Array.from({ length: YEAR_MONTHS }, (_, place) => nameOf(end - YEAR_MONTHS + 1 + place));
}

const nameOf = (index: number): string =>
  `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`;
