import type { Deadline } from "#shared/contract/clocks.ts";
import { type EpochDay, formatIsoDate, isoDateOrNull } from "#shared/credit/calendar.ts";
import type { FoundClock } from "../db/clocks.ts";

/** A kept deadline as members read it on a day. */
export const deadlineOf = (row: FoundClock, today: EpochDay): Deadline => ({
  ...{ id: row.id, about: aboutOf(row), kind: row.kind },
  startOn: formatIsoDate(row.startDay),
  dueOn: isoDateOrNull(row.dueDay),
  shownOn: isoDateOrNull(row.shownDay),
  provisional: row.provisional,
  atStakeCents: row.atStakeCents,
  lostIfMissed: row.lostIfMissed,
  ...{ insurer: row.insurer, document: row.document, court: row.court },
  ...{ state: row.state, reason: row.reason },
  decidedBy: row.decidedByName ?? row.decidedBy,
  decidedAt: row.decidedAt === null ? null : new Date(row.decidedAt).toISOString(),
  updatedAt: new Date(row.updatedAt).toISOString(),
  ...(row.state === "open" && { remindOn: isoDateOrNull(lastUpTo(row.remindDays, today)) }),
});

export const aboutOf = ({ customerId, name, siren }: FoundClock): Deadline["about"] => ({
  customerId,
  name,
  siren,
});

const lastUpTo = (days: readonly EpochDay[], today: EpochDay): EpochDay | null =>
  days.findLast((day) => day <= today) ?? null;
