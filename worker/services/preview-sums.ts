import type { OrderOutcome } from "#shared/contract/order-outcome.ts";
import { POLICY_MOVERS, type PolicyPreviewResult } from "#shared/contract/policy.ts";
import type { Assessment, RiskClass } from "#shared/credit/assessment.ts";
import type { OrderVerdict } from "#shared/credit/order/order-check.ts";

type Cell = PolicyPreviewResult["replay"]["cells"][number];
type Mover = PolicyPreviewResult["movers"][number];

/** What the customers gone over so far add up to; plain data, kept between slices. */
export type PreviewSums = {
  /** Documents of all imports that counted when the preview began: how even a sample it checks. */
  imported?: { invoices: number; orders: number };
  customers: number;
  classes: Record<string, { customers: number; exposureCents: number }>;
  limits: PolicyPreviewResult["limits"];
  movers: Mover[];
  documents: number;
  checked: number;
  cells: Record<string, { documents: number; amountCents: number }>;
};

export const noSums = (): PreviewSums => ({
  customers: 0,
  classes: {},
  limits: { beforeCents: 0, afterCents: 0, raised: 0, lowered: 0, unchanged: 0 },
  movers: [],
  documents: 0,
  checked: 0,
  cells: {},
});

/** Adds a customer as both policies judge it. `exposureCents`: 0 where a payer carries it. */
export function addCustomer(
  sums: PreviewSums,
  who: { id: string; name: string },
  before: Assessment,
  after: Assessment,
  exposureCents: number,
): void {
  sums.customers += 1;
  const key = `${before.riskClass} ${after.riskClass}`;
  const cell = sums.classes[key] ?? { customers: 0, exposureCents: 0 };
  sums.classes[key] = {
    customers: cell.customers + 1,
    exposureCents: cell.exposureCents + exposureCents,
  };
  const limitBeforeCents = before.recommendedLimit.amountCents;
  const limitAfterCents = after.recommendedLimit.amountCents;
  const change = (limitAfterCents ?? 0) - (limitBeforeCents ?? 0);
  sums.limits.beforeCents += limitBeforeCents ?? 0;
  sums.limits.afterCents += limitAfterCents ?? 0;
  sums.limits[change > 0 ? "raised" : change < 0 ? "lowered" : "unchanged"] += 1;
  if (change === 0 && before.riskClass === after.riskClass) return;
  sums.movers.push({
    ...who,
    classBefore: before.riskClass,
    classAfter: after.riskClass,
    limitBeforeCents,
    limitAfterCents,
    exposureCents: before.exposure.totalCents,
  });
  sums.movers.sort(mostMoved);
  sums.movers.length = Math.min(sums.movers.length, POLICY_MOVERS);
}

const moved = ({ limitBeforeCents, limitAfterCents }: Mover): number =>
  Math.abs((limitAfterCents ?? 0) - (limitBeforeCents ?? 0));

const mostMoved = (one: Mover, other: Mover): number =>
  moved(other) - moved(one) || other.exposureCents - one.exposureCents || (one.id < other.id ? -1 : 1);

export function addDocument(
  sums: PreviewSums,
  verdicts: { before: OrderVerdict; after: OrderVerdict },
  outcome: OrderOutcome,
  amountCents: number,
): void {
  const key = `${verdicts.before} ${verdicts.after} ${outcome}`;
  const cell = sums.cells[key] ?? { documents: 0, amountCents: 0 };
  sums.cells[key] = { documents: cell.documents + 1, amountCents: cell.amountCents + amountCents };
  sums.checked += 1;
}

const byKey = <Value>(cells: Record<string, Value>): [string[], Value][] =>
  Object.entries(cells)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, value]) => [key.split(" "), value]);

/** Class cells and document cells as the contract names them, in a fixed order. */
export const classCells = (sums: PreviewSums): PolicyPreviewResult["classes"] =>
  byKey(sums.classes).map(([[before, after], cell]) => ({
    before: before as RiskClass,
    after: after as RiskClass,
    ...cell,
  }));

export const documentCells = (sums: PreviewSums): Cell[] =>
  byKey(sums.cells).map(([[before, after, outcome], cell]) => ({
    before: before as OrderVerdict,
    after: after as OrderVerdict,
    outcome: outcome as OrderOutcome,
    ...cell,
  }));
