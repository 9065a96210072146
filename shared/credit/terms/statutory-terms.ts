import { addDays, type EpochDay, endOfDecade, endOfMonth } from "../calendar.ts";
import type { Terms } from "../terms.ts";

/** Cases of the French law on payment terms (domain.md 3.1). */
export const TERMS_CASES = [
  "agreed",
  "nothing_agreed",
  "periodic_invoice",
  "transport",
  "perishable",
  "perishable_periodic",
  "live_cattle",
  "spirits",
  "wine",
  "books",
  "public_state",
  "public_hospital",
  "public_undertaking",
] as const;
export type TermsCase = (typeof TERMS_CASES)[number];

/** Longest terms the law allows; null: free. Where it starts to count, and the article. */
export type StatutoryTerms = {
  article: string;
  netDays: number | null;
  /** Days with "end of month", in either way of counting; null: not allowed. */
  endOfMonthDays: number | null;
  from: "invoice" | "receipt" | "delivery" | "end_of_month_of_delivery" | "end_of_decade_of_delivery";
};

/** As read in November 2026; to be checked by a lawyer before a letter rests on it. */
export const STATUTORY_TERMS: Readonly<Record<TermsCase, StatutoryTerms>> = {
  agreed: { article: "C. com. L441-10", netDays: 60, endOfMonthDays: 45, from: "invoice" },
  nothing_agreed: { article: "C. com. L441-10", netDays: 30, endOfMonthDays: null, from: "receipt" },
  periodic_invoice: {
    article: "C. com. L441-10, CGI 289",
    netDays: 45,
    endOfMonthDays: null,
    from: "invoice",
  },
  transport: { article: "C. com. L441-11", netDays: 30, endOfMonthDays: null, from: "invoice" },
  perishable: { article: "C. com. L441-11", netDays: 30, endOfMonthDays: null, from: "delivery" },
  perishable_periodic: {
    article: "C. com. L441-11",
    netDays: 30,
    endOfMonthDays: null,
    from: "end_of_decade_of_delivery",
  },
  live_cattle: { article: "C. com. L441-11", netDays: 20, endOfMonthDays: null, from: "delivery" },
  spirits: {
    article: "C. com. L441-11",
    netDays: 30,
    endOfMonthDays: null,
    from: "end_of_month_of_delivery",
  },
  wine: { article: "C. com. L441-11", netDays: 60, endOfMonthDays: 45, from: "invoice" },
  books: { article: "C. com. L441-11", netDays: null, endOfMonthDays: null, from: "invoice" },
  public_state: { article: "CCP L2192-10", netDays: 30, endOfMonthDays: null, from: "receipt" },
  public_hospital: { article: "CCP L2192-10", netDays: 50, endOfMonthDays: null, from: "receipt" },
  public_undertaking: { article: "CCP L2192-10", netDays: 60, endOfMonthDays: null, from: "receipt" },
};

/** Whether terms are longer than the law allows: said, never refused, because they exist in real ledgers. */
export function exceedsLaw(
  { kind, days }: Pick<Terms, "kind" | "days">,
  { netDays, endOfMonthDays }: StatutoryTerms,
): boolean {
  if (netDays === null) return false;
  if (kind === "net") return days > netDays;
  return endOfMonthDays === null || days > endOfMonthDays;
}

/** Last day the law allows as due day, by net terms, counted from the invoice, receipt or delivery; null: free. */
export function lawfulUntil(startDay: EpochDay, { netDays, from }: StatutoryTerms): EpochDay | null {
  if (netDays === null) return null;
  if (from === "end_of_decade_of_delivery") return addDays(endOfDecade(startDay), netDays);
  return addDays(from === "end_of_month_of_delivery" ? endOfMonth(startDay) : startDay, netDays);
}
