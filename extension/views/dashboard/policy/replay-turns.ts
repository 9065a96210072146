import { ORDER_OUTCOMES, type OrderOutcome } from "#shared/contract/order-outcome.ts";
import type { PolicyPreviewResult } from "#shared/contract/policy.ts";

type Cells = PolicyPreviewResult["replay"]["cells"];
type Verdict = Cells[number]["before"];

/** How the draft treats documents otherwise than the policy in force, the telling ones first. */
const TURNS = ["stopped", "stricter", "looser", "freed", "stillStopped", "stillPassing"] as const;
type Turn = (typeof TURNS)[number];

/** A verdict that nobody could give stops nobody by itself, but somebody has to be asked. */
const STRICTNESS: Record<Verdict, 0 | 1 | 2> = {
  within_limit: 0,
  within_tolerance: 0,
  ask: 1,
  unknown: 1,
  blocked: 2,
};

export const turnOf = (before: Verdict, after: Verdict): Turn => {
  const [was, is] = [STRICTNESS[before], STRICTNESS[after]];
  if (was === 0) return is === 0 ? "stillPassing" : "stopped";
  if (is === 0) return "freed";
  return is === was ? "stillStopped" : is > was ? "stricter" : "looser";
};

export type TurnRow = {
  turn: Turn;
  documents: number;
  amountCents: number;
  outcomes: Record<OrderOutcome, number>;
};

const noOutcomes = (): Record<OrderOutcome, number> =>
  Object.fromEntries(ORDER_OUTCOMES.map((outcome) => [outcome, 0])) as Record<OrderOutcome, number>;

/** Documents by turn and by how they ended; turns without any are left out. */
export const turnRows = (cells: Cells): TurnRow[] => {
  const rows = new Map<Turn, TurnRow>();
  for (const { before, after, outcome, documents, amountCents } of cells) {
    const turn = turnOf(before, after);
    const row = rows.get(turn) ?? { turn, documents: 0, amountCents: 0, outcomes: noOutcomes() };
    row.documents += documents;
    row.amountCents += amountCents;
    row.outcomes[outcome] += documents;
    rows.set(turn, row);
  }
  return TURNS.flatMap((turn) => rows.get(turn) ?? []);
};

/** Of those that ended one way or the other, how many more than 30 days late. */
export const endedBadly = ({ outcomes }: TurnRow): { bad: number; ended: number } => {
  const bad = outcomes.late_over_30 + outcomes.late_over_60;
  return { bad, ended: bad + outcomes.paid_on_time + outcomes.paid_late };
};
