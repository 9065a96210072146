import type { EpochDay } from "../calendar.ts";
import type { LimitFact } from "../limit-fact.ts";
import { limitInForce } from "../limit-in-force.ts";

/** The most that a change of limits grants on a day on which it grants more than before; null: without bound. */
export type LimitRaise = { amountCents: number | null };

/**
 * Compares what limits grant from a day on, before and after a change; null: on no day more, a cut. Where none is set, or the
 * one set has expired, orders ask: nothing is granted. So a limit that is renewed, lasts longer, or comes back when a lower one
 * in its place ends, is a raise.
 */
export function limitRaise(
  before: readonly LimitFact[],
  after: readonly LimitFact[],
  from: EpochDay,
): LimitRaise | null {
  const raised = daysOfChange([...before, ...after], from)
    .map((day) => ({ was: grantedOn(before, day), is: grantedOn(after, day) }))
    .filter(({ was, is }) => is > was);
  if (raised.length === 0) return null;
  const most = raised.reduce((sum, { is }) => Math.max(sum, is), 0);
  return { amountCents: most === UNBOUNDED ? null : most };
}

const UNBOUNDED = Number.POSITIVE_INFINITY;
const ALL_RECORDED = Number.MAX_SAFE_INTEGER;

/** Between these days nothing begins or ends. */
const daysOfChange = (limits: readonly LimitFact[], from: EpochDay): EpochDay[] => [
  ...new Set([
    from,
    ...limits
      .flatMap((limit) => [limit.from, ...(limit.until === null ? [] : [limit.until + 1])])
      .filter((day) => day > from),
  ]),
];

function grantedOn(limits: readonly LimitFact[], day: EpochDay): number {
  const { kind, amountCents, expired } = limitInForce(limits, day, ALL_RECORDED);
  if (expired) return 0;
  return kind === "unlimited" ? UNBOUNDED : (amountCents ?? 0);
}
