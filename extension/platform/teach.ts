import type { TaughtRule } from "#shared/page-rules/page-rule.ts";

/** What a person may point at. `second`: another name of the same list; `wrong`: marked, but no customer's name. */
export const TEACH_PICKS = ["name", "second", "wrong", "identifier", "total", "number"] as const;
export type TeachPick = (typeof TEACH_PICKS)[number];

/** What is learnt from the page: a rule without what the extension's own surface adds. */
export type TeachDraft = Omit<TaughtRule, "page" | "origin">;

/** Why something pointed at cannot be taken; each has words (`teach.problem.<code>`). */
export const TEACH_PROBLEMS = [
  "password",
  "hidden",
  "editor",
  "frame",
  "ours",
  "no_text",
  "too_much",
  "no_number",
  "no_amount",
  "not_told_apart",
  "no_list",
  "not_marked",
] as const;
export type TeachProblem = (typeof TEACH_PROBLEMS)[number];

/** How far the teaching of a page is. Its texts are the page's: they go to the extension's own surface and no further. */
export type TeachState = {
  picking: TeachPick | null;
  draft: TeachDraft | null;
  /** Names that the page would be marked with, the first of them. */
  names: string[];
  marked: number;
  identifier: string | null;
  total: string | null;
  number: string | null;
  problem: TeachProblem | null;
};

export type TeachStep =
  | { kind: "look" }
  | { kind: "pick"; what: TeachPick }
  /** Stops pointing; what was learnt stays. */
  | { kind: "rest" }
  | { kind: "drop"; what: "second" | "identifier" | "total" | "number" }
  | { kind: "end" };

/** Sent to the part of one tab's main frame that teaches. */
export type TeachMessage = { name: "teach"; step: TeachStep };
