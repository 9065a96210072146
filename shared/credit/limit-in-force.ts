import type { LimitInForce } from "./assessment.ts";
import type { EpochDay } from "./calendar.ts";
import type { LimitFact } from "./limit-fact.ts";

/**
 * The limit that counts on a day (POLICY 2): a temporary one dated today replaces the approved one. An expired limit keeps
 * its value and is marked. None set, 0 and unlimited are three things.
 */
export function limitInForce(limits: readonly LimitFact[], asOf: EpochDay, knownAt: number): LimitInForce {
  const temporary = latest(limits, "temporary", asOf, knownAt, true);
  if (temporary !== null && (temporary.unlimited || temporary.amountCents !== null)) {
    return {
      kind: temporary.unlimited ? "unlimited" : "temporary",
      ...amountAndEnd(temporary),
      expired: false,
    };
  }
  const approved = latest(limits, "approved", asOf, knownAt, false);
  if (approved === null || (!approved.unlimited && approved.amountCents === null)) {
    return { kind: "none", amountCents: null, until: null, expired: false };
  }
  const expired = approved.until !== null && approved.until < asOf;
  return { kind: approved.unlimited ? "unlimited" : "approved", ...amountAndEnd(approved), expired };
}

/** Insured limit on a day in cents: 0 once expired or withdrawn; null where the customer was never insured. */
export function insuredLimit(
  limits: readonly LimitFact[],
  asOf: EpochDay,
  knownAt: number,
  withdrawnOn: EpochDay | null,
): number | null {
  const insured = latest(limits, "insured", asOf, knownAt, false);
  if (insured === null) return null;
  const over = insured.until !== null && insured.until < asOf;
  const withdrawn = withdrawnOn !== null && insured.from <= withdrawnOn;
  return over || withdrawn ? 0 : insured.amountCents;
}

const amountAndEnd = ({ unlimited, amountCents, until }: LimitFact) => ({
  amountCents: unlimited ? null : amountCents,
  until,
});

/** The limit of a kind that was set last, running or not. */
export const latestLimit = (
  limits: readonly LimitFact[],
  kind: LimitFact["kind"],
  asOf: EpochDay,
  knownAt: number,
): LimitFact | null => latest(limits, kind, asOf, knownAt, false);

/** The one recorded last; where revisions are equal, the one that starts last. */
function latest(
  limits: readonly LimitFact[],
  kind: LimitFact["kind"],
  asOf: EpochDay,
  knownAt: number,
  running: boolean,
): LimitFact | null {
  let found: LimitFact | null = null;
  for (const limit of limits) {
    if (limit.kind !== kind || limit.from > asOf || limit.recordedRevision > knownAt) continue;
    if (running && limit.until !== null && limit.until < asOf) continue;
    if (found === null || isLater(limit, found)) found = limit;
  }
  return found;
}

const isLater = (a: LimitFact, b: LimitFact): boolean =>
  a.recordedRevision !== b.recordedRevision
    ? a.recordedRevision > b.recordedRevision
    : a.from !== b.from
      ? a.from > b.from
      : a.id > b.id;
