import type { Deadline, LedgerSplit } from "#shared/contract/clocks.ts";
import type { CustomerDetail, Item } from "#shared/contract/customers.ts";
import type { SheetWords } from "../../decision/sheet-language.ts";

export const PROCEDURES = ["liquidation", "reorganisation", "safeguard"] as const;
export type Procedure = (typeof PROCEDURES)[number];

/** Everything a ready text may say: what the data say, and nothing else. */
export type LetterFacts = {
  words: SheetWords;
  currency: string;
  /** ISO, of the organization. */
  today: string;
  sender: { name: string; siren: string | null };
  debtor: { name: string; siren: string | null };
  procedure: Procedure | null;
  split: LedgerSplit | null;
  deadline: Deadline | null;
  /** Whether the terms reserve title; null: nobody said. */
  retentionOfTitle: boolean | null;
  /** Open documents whose due date has passed. */
  overdue: Item[];
  /** As the ledger of that day tells; null: not shown to this member. */
  ledger: { date: string | null; openCents: number; overdueCents: number } | null;
};

const isProcedure = (kind: string): kind is Procedure => (PROCEDURES as readonly string[]).includes(kind);

/** The proceedings that the judgment opened, as its events tell; null where none of that day stands. */
export const procedureOf = (
  events: readonly Pick<CustomerDetail["events"][number], "kind" | "day" | "revokedAt">[],
  judgmentOn: string | null,
): Procedure | null => {
  const standing = events.filter(({ revokedAt, kind }) => revokedAt === null && isProcedure(kind));
  const found = standing.find(({ day }) => day === judgmentOn)?.kind ?? null;
  return found !== null && isProcedure(found) ? found : null;
};

/** Open documents past their due date, the oldest first. */
export const overdueOf = (items: readonly Item[]): Item[] =>
  items
    .filter(({ openCents, daysLate }) => openCents > 0 && daysLate !== null && daysLate > 0)
    .toSorted((a, b) => (a.dueDate ?? "").localeCompare(b.dueDate ?? ""));
