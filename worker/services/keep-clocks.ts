import { v7 as uuidv7 } from "uuid";
import type { Clock } from "#shared/clocks/clock.ts";
import { isoDateOrNull } from "#shared/credit/calendar.ts";
import type { ClockFacts } from "../db/clock-facts.ts";
import { type SavedClock, saveClocks, withdrawClocks } from "../db/clocks.ts";
import type { Database, Statement } from "../db/database.ts";
import type { FactRows } from "../db/facts.ts";
import type { AuditEntry } from "./audit.ts";

type Changed = { entityId: number; clock: Clock; known: ClockFacts | undefined };

/** What an assessment changes in the deadlines that are kept. */
export type ClockChange = {
  saved: Changed[];
  withdrawn: (ClockFacts & { customerId: string })[];
};

export const NO_CLOCK_CHANGE: ClockChange = { saved: [], withdrawn: [] };

/**
 * Compares the deadlines that follow from the facts with those that are kept. A new one opens; one whose days or stake moved is
 * brought up to date; one whose ground is gone is withdrawn, and opens again should it come back. What a person closed stays.
 */
export function clockChange(
  rows: Pick<FactRows, "clocks" | "entities">,
  derived: readonly { entityId: number; clocks: readonly Clock[] }[],
): ClockChange {
  const change: ClockChange = { saved: [], withdrawn: [] };
  const kept = Map.groupBy(rows.clocks, ({ entityId }) => entityId);
  for (const { entityId, clocks } of derived) {
    const known = new Map((kept.get(entityId) ?? []).map((row) => [row.key, row]));
    for (const clock of clocks) {
      const row = known.get(clock.key);
      known.delete(clock.key);
      if (row === undefined || row.state === "withdrawn" || (row.state === "open" && hasMoved(row, clock)))
        change.saved.push({ entityId, clock, known: row });
    }
    for (const row of known.values()) {
      if (row.state !== "open") continue;
      const entity = rows.entities.find(({ id }) => id === entityId);
      change.withdrawn.push({ ...row, customerId: entity?.publicId ?? "" });
    }
  }
  return change;
}

const hasMoved = (row: ClockFacts, clock: Clock): boolean =>
  row.startDay !== clock.startDay ||
  row.dueDay !== clock.dueDay ||
  row.shownDay !== clock.shownDay ||
  row.atStakeCents !== clock.atStakeCents ||
  (row.kept === 0 && Boolean(row.provisional) !== clock.provisional);

/** Joins the batch that keeps the assessment. `now` in Unix milliseconds. */
export function clockStatements(
  db: Database,
  organization: number,
  { saved, withdrawn }: ClockChange,
  now: number,
): Statement[] {
  return [
    ...(saved.length > 0
      ? [
          saveClocks(
            db,
            organization,
            saved.map((each) => rowOf(each, now)),
          ),
        ]
      : []),
    ...(withdrawn.length > 0 ? [withdrawClocks(db, organization, withdrawn, now)] : []),
  ];
}

/** Who looks at the list again has to see these. */
const isPressingMore = (row: ClockFacts, { shownDay, atStakeCents }: Clock): boolean =>
  row.state !== "open" ||
  (shownDay !== null && (row.shownDay === null || shownDay < row.shownDay)) ||
  (atStakeCents !== null && atStakeCents > 2 * (row.atStakeCents ?? 0));

function rowOf({ entityId, clock, known }: Changed, now: number): SavedClock {
  const { source, remindOnDays, ...more } = clock;
  return {
    ...more,
    ...{ id: known?.id ?? uuidv7(), entityId, sourceKind: source.kind, sourceId: source.id },
    ...{ remindDays: remindOnDays, state: "open", reason: "", decidedBy: null, decidedAt: null },
    createdAt: now,
    updatedAt: known === undefined || isPressingMore(known, clock) ? now : known.updatedAt,
  };
}

/** Nobody closed them: the journal says why they are gone from the list. */
export const withdrawnEntries = ({ withdrawn }: ClockChange): AuditEntry[] =>
  withdrawn.map(({ id, customerId, kind, dueDay, atStakeCents }) => ({
    ...{
      actor: "job:deadlines",
      action: "deadline_withdrawn",
      subjectKind: "customer",
      subjectId: customerId,
    },
    detail: { before: { id, kind, dueOn: isoDateOrNull(dueDay), atStakeCents }, after: null },
  }));
