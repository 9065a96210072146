import { type Deadline, DeadlineEnding } from "#shared/contract/clocks.ts";

export const OUTCOMES = ["done", "waived", "kept"] as const satisfies DeadlineEnding["outcome"][];
export type Outcome = (typeof OUTCOMES)[number];

export const OUTCOME_KEYS = { done: "d", waived: "n", kept: "g" } as const satisfies Record<Outcome, string>;

/** What may become of a deadline: a provisional one may also be kept. Before the publication nothing can be declared yet. */
export const outcomesOf = ({ kind, provisional }: Pick<Deadline, "kind" | "provisional">): Outcome[] =>
  OUTCOMES.filter((outcome) =>
    outcome === "kept" ? provisional : outcome === "waived" || kind !== "claim_prepare",
  );

/** What is sent, or null while the reason is not long enough to be one. */
export const endingOf = (outcome: Outcome, reason: string): DeadlineEnding | null => {
  const read = DeadlineEnding.safeParse({ outcome, reason });
  return read.success ? read.data : null;
};
