import type { EpochDay } from "#shared/credit/calendar.ts";
import { referenceKey } from "#shared/credit/document-reference.ts";
import { ENTRY_KINDS, type Entry, SUBLEDGERS } from "#shared/credit/entry.ts";
import type { EntryFacts, ImportFacts, MoveFacts } from "../db/facts.ts";
import { isLedger } from "./import-find.ts";

/** What the imports of an organization say together: which of them speaks for which days. */
export type Coverage = {
  imports: Map<number, ImportFacts>;
  /** The newest statement of whole balances, and the day up to which it is the truth; null: documents alone. */
  authority: { kind: "fec" | "open-items"; day: EpochDay } | null;
  /** How fresh the books are: the youngest day of anything that speaks for balances; null without any. */
  ledgerDay: EpochDay | null;
  /** Days of an older FEC that a newer one of other dates has taken over. */
  takenOver: Map<number, [from: EpochDay, to: EpochDay][]>;
  /** Documents that are another customer's from a revision on, by account and document. */
  moved: Map<string, number>;
  /** Nothing but ledgers of exercises apart from each other: every line counts as it is. */
  ledgersAlone: boolean;
};

/** Reads the imports that count, in the order in which they were committed. */
export function readCoverage(imports: ImportFacts[], moves: MoveFacts[] = []): Coverage {
  const lastDay = (kind: ImportFacts["kind"]) =>
    Math.max(...imports.filter((each) => each.kind === kind).map((each) => each.lastDay ?? -Infinity));
  const [fec, openItems] = [lastDay("fec"), lastDay("open-items")];
  const day = Math.max(fec, openItems);
  const freshest = Math.max(day, lastDay("invoices"), lastDay("payments"));
  const takenOver = new Map<number, [EpochDay, EpochDay][]>();
  const ledgers = imports.filter((each) => each.kind === "fec");
  for (const [place, older] of ledgers.entries())
    for (const newer of ledgers.slice(place + 1))
      if (newer.siren === older.siren && newer.exerciseStart !== null && newer.exerciseEnd !== null)
        takenOver.set(older.id, [
          ...(takenOver.get(older.id) ?? []),
          [newer.exerciseStart, newer.exerciseEnd],
        ]);
  return {
    imports: new Map(imports.map((each) => [each.id, each])),
    authority: Number.isFinite(day) ? { kind: fec >= openItems ? "fec" : "open-items", day } : null,
    ledgerDay: Number.isFinite(freshest) ? freshest : null,
    takenOver,
    moved: new Map(
      moves.map(({ accountId, source, fileKind, document, movedAt }) => [
        `${accountId} ${fileKind} ${source} ${document}`,
        movedAt,
      ]),
    ),
    ledgersAlone:
      takenOver.size === 0 && imports.every((each) => !isLedger(each.kind) || each.kind === "fec"),
  };
}

/**
 * Entries of one customer number that count, of all that its imports hold (DESIGN 14). A document that came again by CSV is
 * the one committed last, on the account that it stands on by now. Where a ledger or a list of open items speaks for a day, other files add nothing to the balance of
 * that day: a ledger leaves them the due dates it does not know, a list of open items leaves them the history of what is
 * settled. `accountId` names all of them; entries come out by day, import and line.
 */
export function countingEntries(rows: EntryFacts[], coverage: Coverage, accountId: number): Entry[] {
  if (coverage.ledgersAlone) return rows.map((row) => entryOf(row, coverage, accountId, NO_DUE_DAYS));
  const latest = latestDocuments(rows, coverage);
  const facts = rows.filter((row) => !isTakenOver(row, coverage) && isLatest(row, coverage, latest));
  const dueDays = new Map<string, EpochDay>();
  for (const row of facts) {
    const key = referenceKey(row.reference);
    if (row.dueDay !== null && key !== "" && row.amountCents > 0) dueDays.set(key, row.dueDay);
  }
  return underAuthority(facts, coverage)
    .map((row) => entryOf(row, coverage, accountId, dueDays))
    .sort((a, b) => a.day - b.day || (a.id < b.id ? -1 : 1));
}

function isTakenOver(row: EntryFacts, { takenOver }: Coverage): boolean {
  return takenOver.get(row.importId)?.some(([from, to]) => row.day >= from && row.day <= to) ?? false;
}

const NO_DUE_DAYS: ReadonlyMap<string, EpochDay> = new Map();
/** Files whose documents come again under their number (DESIGN 14). */
export const isNumbered = (kind: string): boolean => kind === "invoices" || kind === "payments";

/** A numbered document of a CSV: what an export must name it by for it to be the same again. */
export const documentOf = (row: Pick<EntryFacts, "kind" | "reference">): string | null => {
  const number = referenceKey(row.reference);
  return number === "" ? null : `${row.kind} ${number}`;
};

/** Which document of a CSV a line belongs to; money without a number is told by day, amount and what it settles. */
function documentKey(row: EntryFacts, occurrence: Map<string, number>, from: ImportFacts): string {
  const document = documentOf(row);
  if (document !== null) return `${from.kind} ${from.source} ${document}`;
  const plain = JSON.stringify([from.kind, from.source, row.day, row.amountCents, row.settles, row.label]);
  const seen = occurrence.get(`${row.importId} ${plain}`) ?? 0;
  occurrence.set(`${row.importId} ${plain}`, seen + 1);
  return `${plain} ${seen}`;
}

type Latest = { keys: Map<EntryFacts, string>; revisions: Map<string, number> };

function latestDocuments(rows: EntryFacts[], { imports }: Coverage): Latest {
  const keys = new Map<EntryFacts, string>();
  const revisions = new Map<string, number>();
  const occurrence = new Map<string, number>();
  for (const row of rows) {
    const from = imports.get(row.importId);
    if (!from || !isNumbered(from.kind)) continue;
    const key = documentKey(row, occurrence, from);
    keys.set(row, key);
    revisions.set(key, Math.max(revisions.get(key) ?? 0, from.committedRevision));
  }
  return { keys, revisions };
}

function isLatest(row: EntryFacts, { imports, moved }: Coverage, { keys, revisions }: Latest): boolean {
  const key = keys.get(row);
  if (key === undefined) return true;
  const revision = imports.get(row.importId)?.committedRevision ?? 0;
  return revisions.get(key) === revision && revision >= (moved.get(`${row.accountId} ${key}`) ?? 0);
}

function underAuthority(rows: EntryFacts[], { imports, authority }: Coverage): EntryFacts[] {
  if (authority === null) return rows;
  const speaks = (row: EntryFacts) => imports.get(row.importId)?.kind === authority.kind;
  const counting = rows.filter((row) => speaks(row) || row.day > authority.day);
  if (authority.kind === "fec") return counting;
  return [...counting, ...settled(rows.filter((row) => !speaks(row) && row.day <= authority.day))];
}

/** Lines of groups (lettering, or a document and the money booked against it) that are settled to the cent. */
function settled(rows: EntryFacts[]): EntryFacts[] {
  const groups = Map.groupBy(rows, groupOf);
  groups.delete(null);
  return [...groups.values()]
    .filter((group) => group.reduce((sum, row) => sum + row.amountCents, 0) === 0)
    .flat();
}

function groupOf(row: EntryFacts): string | null {
  if (row.letter !== null) return `letter ${row.importId} ${row.letter}`;
  const key = referenceKey(row.settles ?? row.reference);
  return key === "" ? null : `document ${key}`;
}

function entryOf(
  row: EntryFacts,
  { imports }: Coverage,
  accountId: number,
  dueDays: ReadonlyMap<string, EpochDay>,
): Entry {
  const debit = row.amountCents > 0 && dueDays.size > 0;
  return {
    id: `${String(row.importId).padStart(6, "0")}.${String(row.line).padStart(9, "0")}`,
    accountId,
    kind: ENTRY_KINDS[row.kind] ?? "other",
    subledger: SUBLEDGERS[row.subledger] ?? "receivable",
    day: row.day,
    documentDay: row.documentDay,
    dueDay: row.dueDay ?? (debit ? (dueDays.get(referenceKey(row.reference)) ?? null) : null),
    reference: row.reference,
    label: row.label,
    amountCents: row.amountCents,
    // Codes start again in each exercise.
    letter: row.letter === null ? null : `${row.importId}:${row.letter}`,
    settles: row.settles,
    vatBasisPoints: row.vatBasisPoints,
    recordedRevision: imports.get(row.importId)?.committedRevision ?? 0,
  };
}
