import type { ClockEvent } from "#shared/clocks/clock-event.ts";
import type { EpochDay } from "#shared/credit/calendar.ts";
import { deriveAccount } from "#shared/credit/derive-account.ts";
import type { Entry } from "#shared/credit/entry.ts";
import type { DerivedAccount } from "#shared/credit/item.ts";
import { day, net30 } from "../credit/a-ledger.ts";

/** A liquidation opened on 2026-03-20, published on 2026-03-31. */
export const liquidation = (more: Partial<ClockEvent> = {}): ClockEvent => ({
  ...{ id: "A1", kind: "liquidation", day: day("2026-03-20"), publishedDay: day("2026-03-31") },
  ...{ recordedRevision: 1, revokedRevision: null },
  ...more,
});

export const derived = (entries: Entry[], asOf: EpochDay): DerivedAccount[] => [
  deriveAccount(entries, { terms: net30, asOf, knownAt: Number.MAX_SAFE_INTEGER, disputes: [] }),
];
