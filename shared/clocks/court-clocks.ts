import { addMonths, type EpochDay } from "../credit/calendar.ts";
import { nextWorkingDay } from "../credit/working-days.ts";
import { type Clock, type ClockKind, clockKey, type LostIfMissed } from "./clock.ts";
import type { ClockEvent } from "./clock-event.ts";
import { lastWorkingDay } from "./last-working-day.ts";
import { isOverseasCourt } from "./overseas-court.ts";
import { remindDays } from "./remind-days.ts";

export type Creditor = {
  /**
   * Owed at the judgment for what was delivered before it, in cents; deadlines follow only where this is above 0. null: no ledger
   * knows the customer yet, something may be delivered and not booked: the claim alone, provisional, for a person to keep or dismiss.
   */
  owedCents: number | null;
  /** Whether the terms reserve title until payment; null: nobody knows, and the deadline is provisional. */
  retentionOfTitle: boolean | null;
  creditorOutsideMainland: boolean;
};

const CLAIM_MONTHS = 2;
const OUTSIDE_MAINLAND_MONTHS = 2;
const TITLE_MONTHS = 3;
const RELIEF_MONTHS = 6;
/** Days that the work is to be done before the last one (domain.md 3.6). */
const MARGIN_DAYS = 10;
/** The clerk publishes within these after the judgment (C. com. R621-8); then again, for it may lag. */
const PUBLICATION_DAYS = [15, 30, 45] as const;

/**
 * Deadlines of an opening judgment, all from its day in the BODACC (domain.md 3.4, 3.6; T-320 to T-324): declaration of claims
 * after 2 months (C. com. R622-24), reclaiming goods under retention of title after 3 (L624-9), relief from foreclosure after 6
 * (L622-26). Months run to the same day number or the last of the month, and a last day that is not worked moves to the next that
 * is (CPC 641, 642).
 *
 * The court's rule of the next working day is taken for the first two alone (POLICY 5): the relief, the last chance, is to be asked
 * for by the last working day up to its six months, which is in time by either reading. In the T-table all third and sixth months
 * end on working days.
 *
 * Two more months for a creditor outside mainland France, unless the court is known to sit overseas; where the court is not known,
 * the day shown leaves them out. Before the publication nothing runs: "prepare, watch publication".
 */
export function courtClocks(
  opening: Pick<ClockEvent, "id" | "day" | "publishedDay" | "court">,
  creditor: Creditor,
): Clock[] {
  const { publishedDay } = opening;
  const { owedCents } = creditor;
  if (owedCents !== null && owedCents <= 0) return [];
  if (publishedDay === null) return [prepareClaim(opening, creditor)];
  const start = publishedDay;
  const claim = claimDays(opening, publishedDay, creditor);
  const clocks = [
    courtClock(opening, creditor, {
      ...{ kind: "claim_declaration", lost: "claim", start, ...claim },
      provisional: owedCents === null,
    }),
  ];
  if (owedCents === null) return clocks;
  if (creditor.retentionOfTitle !== false)
    clocks.push(
      courtClock(opening, creditor, {
        ...{ kind: "retention_of_title", lost: "goods", start },
        due: nextWorkingDay(addMonths(publishedDay, TITLE_MONTHS)),
        provisional: creditor.retentionOfTitle === null,
      }),
    );
  clocks.push(
    courtClock(opening, creditor, {
      ...{ kind: "relief_from_foreclosure", lost: "last_chance", start },
      due: lastWorkingDay(addMonths(publishedDay, RELIEF_MONTHS)),
    }),
  );
  return clocks;
}

function claimDays(
  { court }: Pick<ClockEvent, "court">,
  publishedDay: EpochDay,
  { creditorOutsideMainland }: Creditor,
): { due: EpochDay; shortest: EpochDay } {
  const shortest = nextWorkingDay(addMonths(publishedDay, CLAIM_MONTHS));
  const isKnown = court != null && court.trim() !== "";
  if (!creditorOutsideMainland || (isKnown && isOverseasCourt(court))) return { due: shortest, shortest };
  const due = nextWorkingDay(addMonths(publishedDay, CLAIM_MONTHS + OUTSIDE_MAINLAND_MONTHS));
  return { due, shortest: isKnown ? due : shortest };
}

type Running = {
  kind: ClockKind;
  lost: LostIfMissed;
  start: EpochDay;
  due: EpochDay;
  /** The day by a reading that gives less time. */
  shortest?: EpochDay;
  provisional?: boolean;
};

function courtClock(
  { id }: Pick<ClockEvent, "id">,
  { owedCents }: Creditor,
  { kind, lost, start, due, shortest = due, provisional = false }: Running,
): Clock {
  const shownDay = lastWorkingDay(shortest - MARGIN_DAYS);
  return {
    key: clockKey(kind, id),
    kind,
    source: { kind: "event", id },
    startDay: start,
    dueDay: due,
    shownDay,
    provisional,
    atStakeCents: owedCents,
    lostIfMissed: lost,
    insurerId: null,
    remindOnDays: remindDays([shownDay - 14, shownDay, due - 3, due], start, due),
  };
}

function prepareClaim(
  { id, day }: Pick<ClockEvent, "id" | "day">,
  { owedCents }: Pick<Creditor, "owedCents">,
): Clock {
  return {
    key: clockKey("claim_prepare", id),
    kind: "claim_prepare",
    source: { kind: "event", id },
    startDay: day,
    dueDay: null,
    shownDay: null,
    provisional: owedCents === null,
    atStakeCents: owedCents,
    lostIfMissed: "claim",
    insurerId: null,
    remindOnDays: PUBLICATION_DAYS.map((days) => nextWorkingDay(day + days)),
  };
}
