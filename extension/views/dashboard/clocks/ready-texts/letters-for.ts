import type { Deadline } from "#shared/contract/clocks.ts";

/** Texts that are ready to be sent. `delivery`: from now on payment before delivery. */
export const LETTERS = ["claim", "title", "relief", "adverse", "overdue", "delivery"] as const;
export type LetterKind = (typeof LETTERS)[number];

export const isLetter = (text: string): text is LetterKind => (LETTERS as readonly string[]).includes(text);

const FOR: Readonly<Record<Deadline["kind"], readonly LetterKind[]>> = {
  claim_prepare: ["claim", "delivery"],
  claim_declaration: ["claim", "delivery"],
  retention_of_title: ["title"],
  relief_from_foreclosure: ["relief", "claim"],
  insurer_report_adverse: ["adverse"],
  insurer_report_overdue: ["overdue"],
  insurer_maximum_extension: ["overdue"],
  // Nobody has to be told: nothing more is delivered uninsured, or it is paid first.
  insurer_stop_of_cover: [],
};

export const lettersFor = (kind: Deadline["kind"]): readonly LetterKind[] => FOR[kind];

/** Where a text is read, filled in and printed. */
export const letterPath = (customerId: string, letter: LetterKind, deadlineId?: string): string =>
  `/letters/${customerId}/${letter}${deadlineId === undefined ? "" : `/${deadlineId}`}`;
