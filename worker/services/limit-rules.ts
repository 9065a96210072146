import { type EpochDay, formatIsoDate } from "#shared/credit/calendar.ts";
import type { LimitRow } from "../db/limits.ts";

/** The approved limit without an end, of limits with the latest recorded first; what an author is asked to have seen. */
export const standingApproved = (limits: LimitRow[]): LimitRow | undefined =>
  limits.find((limit) => limit.kind === "approved" && limit.endedDay === null);

/** A limit as an audit entry keeps it. */
export const auditedLimit = (
  limit: Pick<LimitRow, "id" | "kind" | "amountCents" | "unlimited" | "fromDay" | "untilDay">,
) => ({
  id: limit.id,
  kind: limit.kind,
  amountCents: limit.amountCents,
  unlimited: limit.unlimited,
  from: formatIsoDate(limit.fromDay),
  until: limit.untilDay === null ? null : formatIsoDate(limit.untilDay),
});

type Holding = Pick<LimitRow, "id" | "kind" | "fromDay" | "untilDay" | "endedDay">;

/**
 * Ids of the limits that count on a day: the temporary one if there is one, else the approved one (POLICY 2), and the
 * insured one beside it. `limits` with the latest recorded first.
 */
export function idsInForce(limits: Holding[], day: EpochDay): Set<string> {
  const holding = limits.filter(
    ({ fromDay, untilDay, endedDay }) =>
      fromDay <= day && (untilDay === null || untilDay >= day) && (endedDay === null || endedDay > day),
  );
  const latest = (kind: LimitRow["kind"]) => holding.find((limit) => limit.kind === kind)?.id;
  const ids = [latest("temporary") ?? latest("approved"), latest("insured")];
  return new Set(ids.filter((id) => id !== undefined));
}
