import type { AssessInput } from "../credit/assess-input.ts";
import type { LimitFact } from "../credit/limit-fact.ts";
import type { Cover } from "./insured-items.ts";

/**
 * An insurer's limit for a customer as of a day, from the insured limits that were set and the withdrawals that were recorded.
 * One that was taken down to 0 covers what was delivered before: it is withdrawn from that day on. One that was always 0 was
 * refused.
 */
export function coverOf({
  limits,
  events,
  asOf,
  knownAt,
}: Pick<AssessInput, "limits" | "events" | "asOf" | "knownAt">): Cover {
  const insured = limits
    .filter(
      ({ kind, from, recordedRevision }) => kind === "insured" && from <= asOf && recordedRevision <= knownAt,
    )
    .sort(inOrder);
  const last = insured.at(-1);
  if (last === undefined || last.amountCents === null) return NONE;
  const granted = last.amountCents > 0 ? last : insured.findLast(({ amountCents }) => amountCents !== 0);
  if (granted === undefined || granted.amountCents === null) return { ...NONE, limitCents: 0 };
  const ends = events.flatMap(({ kind, day, recordedRevision, revokedRevision }) =>
    kind === "cover_withdrawn" &&
    day >= granted.from &&
    day <= asOf &&
    recordedRevision <= knownAt &&
    (revokedRevision === null || revokedRevision > knownAt)
      ? [day]
      : [],
  );
  if (granted !== last) ends.push(firstAfter(insured, granted).from);
  return {
    limitCents: granted.amountCents,
    withdrawnOn: ends.length === 0 ? null : Math.min(...ends),
    expiresOn: granted.until,
  };
}

const NONE: Cover = { limitCents: null, withdrawnOn: null, expiresOn: null };

const firstAfter = (insured: readonly LimitFact[], granted: LimitFact): LimitFact =>
  insured[insured.indexOf(granted) + 1] ?? granted;

const inOrder = (a: LimitFact, b: LimitFact): number =>
  a.recordedRevision - b.recordedRevision || a.from - b.from || (a.id < b.id ? -1 : 1);
