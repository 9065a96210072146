import type { Assessment } from "../assessment.ts";
import type { Cause, ItemCause, ItemOrOther } from "./cause.ts";
import { type ItemPair, overdueOn, owedOn } from "./item-causes.ts";

/** What moved an amount. Effects of all lines and of the rest add up exactly to its difference. */
export type AmountLine = { effectCents: number; cause: Cause };
export type AmountDifference = {
  beforeCents: number;
  afterCents: number;
  /** In order of effect, the largest first. */
  lines: AmountLine[];
  /** What the lines leave: smaller documents, credits not set against any, deposits. */
  restCents: number;
  restDocuments: number;
};

const MOST_LINES = 6;

type Effect = { cents: number; id: string; causes: Cause[] };

/** Overdue, undisputed: each document by what it adds or takes away. */
export function overdueDifference(
  before: Assessment,
  after: Assessment,
  pairs: readonly ItemPair[],
  items: readonly ItemCause[],
): AmountDifference {
  const causes = Map.groupBy(items, ({ itemId }) => itemId);
  return differenceOf(
    before.overdueCents,
    after.overdueCents,
    pairs.map((pair) => ({
      cents: overdueOn(pair.after, after.asOf) - overdueOn(pair.before, before.asOf),
      ...causesOfPair(pair, causes),
    })),
  );
}

/** Exposure: documents and orders. */
export function exposureDifference(
  before: Assessment,
  after: Assessment,
  pairs: readonly ItemPair[],
  items: readonly ItemCause[],
  orders: readonly ItemOrOther[],
): AmountDifference {
  const causes = Map.groupBy(items, ({ itemId }) => itemId);
  const ofDocuments = pairs.map((pair) => ({
    cents: owedOn(pair.after) - owedOn(pair.before),
    ...causesOfPair(pair, causes),
  }));
  const ofOrders = orders.flatMap((cause): Effect[] =>
    cause.kind === "order_added" || cause.kind === "order_gone"
      ? [
          {
            cents: cause.kind === "order_added" ? cause.amountCents : 0 - cause.amountCents,
            id: cause.number,
            causes: [cause],
          },
        ]
      : [],
  );
  return differenceOf(before.exposure.totalCents, after.exposure.totalCents, [...ofDocuments, ...ofOrders]);
}

const causesOfPair = ({ before, after }: ItemPair, causes: Map<string, ItemCause[]>) => {
  const id = (after ?? before)?.id ?? "";
  return { id, causes: causes.get(id) ?? [] };
};

function differenceOf(beforeCents: number, afterCents: number, effects: readonly Effect[]): AmountDifference {
  const moved = effects
    .filter(({ cents, causes }) => cents !== 0 && causes.length > 0)
    .sort((a, b) => Math.abs(b.cents) - Math.abs(a.cents) || (a.id < b.id ? -1 : 1));
  const lines = moved.slice(0, MOST_LINES).flatMap(({ cents, causes }): AmountLine[] => {
    const [cause] = cents > 0 ? causes.toSorted(growthFirst) : causes.toSorted(settlementFirst);
    return cause === undefined ? [] : [{ effectCents: cents, cause }];
  });
  const told = lines.reduce((sum, { effectCents }) => sum + effectCents, 0);
  return {
    beforeCents,
    afterCents,
    lines,
    restCents: afterCents - beforeCents - told,
    restDocuments: effects.filter(({ cents }) => cents !== 0).length - lines.length,
  };
}

const SETTLEMENTS = new Set<Cause["kind"]>(["paid", "part_paid", "credited", "written_off", "vanished"]);
const settlementFirst = (a: Cause, b: Cause): number =>
  Number(SETTLEMENTS.has(b.kind)) - Number(SETTLEMENTS.has(a.kind));
const growthFirst = (a: Cause, b: Cause): number => settlementFirst(b, a);
