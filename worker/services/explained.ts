import type {
  Basis,
  Cause as CauseReply,
  HistoryPoint,
  Standing as StandingReply,
} from "#shared/contract/explanations.ts";
import { formatIsoDate, isoDateOrNull } from "#shared/credit/calendar.ts";
import type { Cause } from "#shared/credit/explain/cause.ts";
import type { Standing } from "#shared/credit/explain/standing.ts";

/** A standing with its days as ISO dates. */
export const standingReply = (standing: Standing): StandingReply => ({
  ...standing,
  asOf: formatIsoDate(standing.asOf),
  limit: { ...standing.limit, until: isoDateOrNull(standing.limit.until) },
});

export const pointReply = (standing: Standing, basis: Basis): HistoryPoint => ({
  ...standingReply(standing),
  basis,
});

/** A cause with its day as ISO date. */
export const causeReply = (cause: Cause): CauseReply =>
  "day" in cause ? ({ ...cause, day: isoDateOrNull(cause.day) } as CauseReply) : cause;
