import type { EpochDay } from "./calendar.ts";
import { referenceKey } from "./document-reference.ts";
import type { Entry, Subledger } from "./entry.ts";

export type ResolvedOpenings = {
  entries: Entry[];
  /** Lettering of a dropped opening line, by the id of the earlier line it repeats. */
  letterOf: ReadonlyMap<string, string>;
  /** Ids of opening lines kept that do not say which documents they hold. */
  lumps: ReadonlySet<string>;
};

/** An opening line that carries no document of its own. */
const isLump = (entry: Entry): boolean => entry.dueDay === null && entry.documentDay >= entry.day;

/**
 * A second year's ledger repeats what was open at the end of the first one as opening lines. A line that names a document
 * already seen is dropped (its lettering passes to the document); what remains is kept only as far as the opening balance
 * exceeds the balance already known, so that an account's balance is always that of its latest opening (domain.md 4.1). What
 * the openings of an exercise do not bring forward at all is closed with the year. Entries sorted by day.
 */
export function resolveOpenings(entries: Entry[]): ResolvedOpenings {
  const broughtForward = subledgersByExercise(entries);
  const kept: Entry[] = [];
  const letterOf = new Map<string, string>();
  const lumps = new Set<string>();
  const balances = new Map<Subledger, number>();
  const documents = new Map<string, Entry>();
  const keep = (entry: Entry) => {
    kept.push(entry);
    balances.set(entry.subledger, (balances.get(entry.subledger) ?? 0) + entry.amountCents);
    const key = referenceKey(entry.reference);
    if (key !== "" && !documents.has(keyOf(entry, key))) documents.set(keyOf(entry, key), entry);
  };
  let at = 0;
  while (at < entries.length) {
    const day = entries[at]?.day;
    const sameDay: Entry[] = [];
    for (; at < entries.length && entries[at]?.day === day; at += 1) {
      const entry = entries[at];
      if (entry !== undefined) sameDay.push(entry);
    }
    const openings = sameDay.filter((entry) => entry.kind === "opening");
    const known = kept.length > 0;
    const [first] = openings;
    if (first !== undefined) {
      const closed = known ? notBroughtForward(first, balances, broughtForward) : [];
      for (const entry of known ? repeated(openings, balances, documents, letterOf) : openings) {
        if (isLump(entry)) lumps.add(entry.id);
        keep(entry);
      }
      for (const entry of closed) keep(entry);
    }
    for (const entry of sameDay) if (entry.kind !== "opening") keep(entry);
  }
  return { entries: kept, letterOf, lumps };
}

/** Opening lines of one exercise may carry several days; a new exercise begins no sooner than this after the last one. */
const SAME_EXERCISE_DAYS = 90;

/** Which subledgers the openings of an exercise bring forward, by the first day of them. */
function subledgersByExercise(entries: readonly Entry[]): ReadonlyMap<EpochDay, ReadonlySet<Subledger>> {
  const exercises = new Map<EpochDay, Set<Subledger>>();
  let from: EpochDay | null = null;
  for (const { kind, day, subledger } of entries) {
    if (kind !== "opening") continue;
    if (from === null || day > from + SAME_EXERCISE_DAYS) {
      from = day;
      exercises.set(from, new Set());
    }
    exercises.get(from)?.add(subledger);
  }
  return exercises;
}

/** Lines that close what an exercise, of which this is the first opening line, does not bring forward. */
function notBroughtForward(
  first: Entry,
  balances: ReadonlyMap<Subledger, number>,
  broughtForward: ReadonlyMap<EpochDay, ReadonlySet<Subledger>>,
): Entry[] {
  const subledgers = broughtForward.get(first.day);
  if (subledgers === undefined) return [];
  const closed: Entry[] = [];
  for (const [subledger, balance] of balances) {
    if (balance === 0 || subledgers.has(subledger)) continue;
    closed.push({
      ...first,
      id: `${first.id}.${subledger}`,
      // A credit closes what was owed; what the customer was owed is given back, which no payment behaviour is read from.
      kind: balance > 0 ? "opening" : "refund",
      subledger,
      amountCents: 0 - balance,
      documentDay: first.day,
      dueDay: null,
      reference: "",
      letter: null,
      settles: null,
    });
  }
  return closed.sort((a, b) => (a.subledger < b.subledger ? -1 : 1));
}

const keyOf = (entry: Entry, key: string): string => `${entry.subledger}|${entry.amountCents > 0}|${key}`;

/** Of one day's opening lines, those that add to what is already known. */
function repeated(
  openings: Entry[],
  balances: ReadonlyMap<Subledger, number>,
  documents: ReadonlyMap<string, Entry>,
  letterOf: Map<string, string>,
): Entry[] {
  const bySubledger = new Map<Subledger, Entry[]>();
  for (const opening of openings) {
    const group = bySubledger.get(opening.subledger);
    if (group === undefined) bySubledger.set(opening.subledger, [opening]);
    else group.push(opening);
  }
  const added: Entry[] = [];
  for (const [subledger, group] of bySubledger) {
    const unknown: Entry[] = [];
    let total = 0;
    for (const opening of group) {
      total += opening.amountCents;
      const key = referenceKey(opening.reference);
      const document = key === "" ? undefined : documents.get(keyOf(opening, key));
      if (document === undefined) unknown.push(opening);
      else if (opening.letter !== null) letterOf.set(document.id, opening.letter);
    }
    const excess = total - (balances.get(subledger) ?? 0);
    if (excess === 0) continue;
    const unknownTotal = unknown.reduce((sum, opening) => sum + opening.amountCents, 0);
    if (unknownTotal === excess) added.push(...unknown);
    else {
      const first = unknown[0] ?? group[0];
      if (first !== undefined)
        added.push({ ...first, amountCents: excess, reference: "", dueDay: null, documentDay: first.day });
    }
  }
  return added;
}
