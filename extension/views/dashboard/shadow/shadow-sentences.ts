import { i18n } from "#extension/platform/i18n.ts";
import type { ShadowPage } from "#shared/contract/shadow.ts";
import { formatList, formatMoney, formatNumber, type Language } from "../../format.ts";
import type { ShadowMatrix, ShadowRow } from "./shadow-matrix.ts";

const TOLD = ["passed", "ask", "blocked"] as const;
export type ToldVerdict = (typeof TOLD)[number];

/** How the orders of a row ended; more than 30 days late is one end, however much more. */
const endsOf = ({ outcomes }: ShadowRow) => ({
  paid_on_time: outcomes.paid_on_time.count,
  paid_late: outcomes.paid_late.count,
  bad: outcomes.late_over_30.count + outcomes.late_over_60.count,
  open: outcomes.open.count,
  unknown: outcomes.unknown.count,
});
const ENDS = ["paid_on_time", "paid_late", "bad", "open", "unknown"] as const;

const together = (one: ShadowRow, other: ShadowRow): ShadowRow => ({
  all: { count: one.all.count + other.all.count, cents: one.all.cents + other.all.cents },
  outcomes: Object.fromEntries(
    Object.entries(one.outcomes).map(([outcome, { count, cents }]) => {
      const more = other.outcomes[outcome as keyof ShadowRow["outcomes"]];
      return [outcome, { count: count + more.count, cents: cents + more.cents }];
    }),
  ) as ShadowRow["outcomes"],
});

/** What would have passed, been asked and been stopped, each in one sentence with how it ended. */
export const shadowSentences = (
  { rows }: ShadowMatrix,
  basis: ShadowPage["basis"],
  currency: string,
  language: Language,
): { verdict: ToldVerdict; text: string }[] => {
  const counted: Record<ToldVerdict, ShadowRow> = {
    passed: together(rows.within_limit, rows.within_tolerance),
    ask: rows.ask,
    blocked: rows.blocked,
  };
  return TOLD.map((verdict) => {
    const row = counted[verdict];
    if (row.all.count === 0) return { verdict, text: i18n.t(`shadow.toldNone.${verdict}`) };
    const ends = endsOf(row);
    const ended = ENDS.filter((end) => ends[end] > 0).map((end) =>
      i18n.t(`shadow.ends.${end}`, ends[end], [formatNumber(ends[end], language)]),
    );
    const text = i18n.t(`shadow.told.${basis}.${verdict}`, row.all.count, [
      formatNumber(row.all.count, language),
      formatMoney(row.all.cents, currency, language),
      formatList(ended, language),
    ]);
    return { verdict, text };
  });
};
