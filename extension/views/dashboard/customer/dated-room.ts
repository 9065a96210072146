import type { DatedRoom } from "#shared/contract/order-checks.ts";
import type { BadgeRow } from "#shared/contract/sync.ts";

export type RoomLine = { date: string; roomCents: number; reference: string; others: number };

const MOST_LINES = 3;

/** Room comes back only under a limit, and only where something is sold on credit. */
export const hasDatedRoom = ({ riskClass, figures }: Pick<BadgeRow, "riskClass" | "figures">): boolean =>
  figures !== null && riskClass !== "E" && (figures.limit.amountCents ?? 0) > 0;

/**
 * The next days on which there is room, each with what has to come until then: the largest document named, the others counted.
 * Days on which the limit is still exceeded say nothing to a rep and are left out.
 */
export function roomLines({ steps }: Pick<DatedRoom, "steps">): RoomLine[] {
  const lines: RoomLine[] = [];
  let expected: DatedRoom["steps"][number]["payments"] = [];
  for (const { date, roomCents, payments } of steps) {
    expected = [...expected, ...payments];
    if (roomCents <= 0) continue;
    const largest = expected.reduce((most, each) => (each.amountCents > most.amountCents ? each : most));
    lines.push({ date, roomCents, reference: largest.reference, others: expected.length - 1 });
    if (lines.length === MOST_LINES) break;
  }
  return lines;
}
