import { ORDER_OUTCOMES, type OrderOutcome } from "#shared/contract/order-outcome.ts";
import type { ShadowOrder } from "#shared/contract/shadow.ts";

/** What a rep would have read; a verdict that nobody could give asks, as the chip does. */
export const SHADOW_VERDICTS = ["within_limit", "within_tolerance", "ask", "blocked"] as const;
export type ShadowVerdict = (typeof SHADOW_VERDICTS)[number];

export const shadowVerdict = ({ verdict }: Pick<ShadowOrder, "verdict">): ShadowVerdict =>
  verdict === "unknown" ? "ask" : verdict;

/** Amount in cents. */
export type Tally = { count: number; cents: number };
export type ShadowRow = { all: Tally; outcomes: Record<OrderOutcome, Tally> };
export type ShadowMatrix = { rows: Record<ShadowVerdict, ShadowRow>; total: ShadowRow };

const nothing = (): Tally => ({ count: 0, cents: 0 });
const emptyRow = (): ShadowRow => ({
  all: nothing(),
  outcomes: Object.fromEntries(
    ORDER_OUTCOMES.map((outcome) => [outcome, nothing()]),
  ) as ShadowRow["outcomes"],
});

/** Orders counted and summed by what the rules would have said and by how they turned out. */
export const shadowMatrix = (
  orders: readonly Pick<ShadowOrder, "verdict" | "outcome" | "amountCents">[],
): ShadowMatrix => {
  const rows = Object.fromEntries(
    SHADOW_VERDICTS.map((verdict) => [verdict, emptyRow()]),
  ) as ShadowMatrix["rows"];
  const total = emptyRow();
  for (const order of orders) {
    const row = rows[shadowVerdict(order)];
    for (const tally of [row.all, row.outcomes[order.outcome], total.all, total.outcomes[order.outcome]]) {
      tally.count += 1;
      tally.cents += order.amountCents;
    }
  }
  return { rows, total };
};
