import type { Clock } from "#shared/clocks/clock.ts";
import { type ClockEvent, isOpening } from "#shared/clocks/clock-event.ts";
import { clocksOf } from "#shared/clocks/clocks-of.ts";
import { coverOf } from "#shared/clocks/cover-of.ts";
import type { ClockWarning } from "#shared/clocks/insurer-clocks.ts";
import { lastCoveredDelivery } from "#shared/clocks/last-covered-delivery.ts";
import type { AssessInput } from "#shared/credit/assess-input.ts";
import type { EpochDay } from "#shared/credit/calendar.ts";
import type { CreditEventKind } from "#shared/credit/credit-event.ts";
import type { DerivedAccount } from "#shared/credit/item.ts";
import type { EventFacts, FactRows } from "../db/facts.ts";
import { insurersIn } from "./insurer-facts.ts";
import { warningFactOf } from "./warning-fact-of.ts";

const DAY_MS = 86_400_000;

export type ClocksDue = {
  clocks: Clock[];
  /** Last day on which a delivery is still covered; null: nothing bounds it. */
  lastCoveredDay: EpochDay | null;
};

const NOTHING: ClocksDue = { clocks: [], lastCoveredDay: null };

/**
 * Deadlines that follow from the facts of a slice, for each of its legal entities as it is assessed. Whoever is in no procedure
 * and is not insured has none, and costs nothing.
 */
export function clocksDueOf(
  rows: FactRows,
): (entityId: number, input: AssessInput, accounts: readonly DerivedAccount[]) => ClocksDue {
  const insurers = insurersIn(rows);
  const events = Map.groupBy(rows.events, (event) => event.entityId);
  const warnings = Map.groupBy(rows.warnings, (warning) => warning.entityId);
  const kept = new Set(
    rows.clocks.flatMap(({ entityId, key, kept }) => (kept ? [`${entityId} ${key}`] : [])),
  );
  const { outsideMainland, retentionOfTitle } = rows.clockSetting;
  return (entityId, input, accounts) => {
    const insurer = insurers.get(entityId) ?? null;
    const told = (events.get(entityId) ?? []).map(clockEventOf);
    if (insurer === null && !told.some(isOpening)) return NOTHING;
    const { asOf } = input;
    const cover = coverOf(input);
    const heard = (warnings.get(entityId) ?? []).map((row): ClockWarning => {
      const duty = kept.has(`${entityId} insurer_report_adverse:${row.id}`) ? "kept" : null;
      return { ...warningFactOf(row), duty };
    });
    return {
      clocks: clocksOf({
        ...{ events: told, warnings: heard, accounts, insurer, cover, asOf },
        retentionOfTitle: retentionOfTitle === null ? null : retentionOfTitle === 1,
        creditorOutsideMainland: outsideMainland === 1,
      }),
      lastCoveredDay:
        insurer === null ? null : (lastCoveredDelivery(insurer, cover, accounts, asOf)?.day ?? null),
    };
  };
}

/**
 * What a person recorded was known on the day that was done, at the latest; what the gazette told, on its publication. A deadline is
 * that of the notice: what corrects the notice is another event and the same deadline, done or not.
 */
export const clockEventOf = ({ kind, recordedAt, noticeId, ...event }: EventFacts): ClockEvent => ({
  ...event,
  id: noticeId ?? event.id,
  kind: kind as CreditEventKind,
  knownDay: event.publishedDay ?? Math.floor(recordedAt / DAY_MS),
});
