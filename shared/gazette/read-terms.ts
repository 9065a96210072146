import { type Head, isGenitive, isJoined, type Link, roleOf } from "./role-of.ts";
import {
  DENIALS,
  ENDING,
  HARMLESS,
  isAct,
  isProcedure,
  isSmall,
  type Named,
  OPENING,
  PLANS,
  PROCEDURES,
} from "./term-kinds.ts";
import type { ClosingReason, OpeningAct, PlanKind } from "./wording.ts";

export type Opened = { named: Named; act: OpeningAct; strong: boolean };
type Denial = { term: string; of: string | null; afterAct: boolean };
type Closing = { head: Head; named: Named | null; postponed: boolean };

/** What the terms of one wording say, before it is decided which of it counts. */
export type Said = {
  opened: Opened[];
  closings: Closing[];
  reason: ClosingReason | null;
  /** A procedure that may have ended or begun. */
  unclear: boolean;
  resolved: boolean;
  adopted: PlanKind | null;
  carriedOut: boolean;
  denials: Denial[];
  mentioned: Named[];
  /** Begins with a deposit or a list: whatever follows is told of, not done. */
  lists: boolean;
  /** Its first known word comes before any unknown one, and it holds what changes no status. */
  harmless: boolean;
};

type Reading = {
  said: Said;
  opens: boolean;
  head: Head | null;
  link: Link;
  before: string | null;
  /** A reference word ("après", "dans", "suite") stands in front of what comes. */
  referred: boolean;
  acted: boolean;
  postponed: boolean;
  first: "known" | "unknown" | null;
};

const aimAt = ({ head }: Reading, aim: Head["aim"]): void => {
  if (head !== null && (head.aim === "none" || head.aim === "unknown")) head.aim = aim;
};

function readSmall(reading: Reading, word: string): void {
  reading.link.words.push(word);
  if (word !== "u") return;
  reading.link.unknown = true;
  reading.referred = false;
  reading.first ??= "unknown";
  const { head, link, before } = reading;
  const ends = head !== null && ENDING.has(head.term) && before === head.term && !link.words.includes("pour");
  if (ends && head.aim === "none") head.aim = "unknown";
}

function readAct(reading: Reading, term: string): void {
  const { said, before, head } = reading;
  const behindItsObject = term === "PRON" && head === null && before !== null && isProcedure(before);
  if (term === "DELAY" && !reading.acted) reading.postponed = true;
  if (HARMLESS.has(term)) said.harmless = true;
  if (behindItsObject) return;
  const { link } = reading;
  // "Rapport de clôture", "date d'ouverture": told of, not done.
  const owned = before !== null && HARMLESS.has(before) && isGenitive(link);
  const referred = owned || (reading.referred && !isJoined(link));
  reading.head = { term, referred, aim: "none" };
  if (ENDING.has(term)) said.closings.push({ head: reading.head, named: null, postponed: reading.postponed });
  if (!referred && !HARMLESS.has(term)) reading.acted = true;
}

function readProcedure(reading: Reading, named: Named): void {
  const { said, head, link, before, opens } = reading;
  const referred = reading.referred && !isJoined(link);
  const role = referred ? "mention" : roleOf({ head, link, before, opens });
  const act =
    head === null ? "opening" : head.term === "RESOLVE" ? "resolution" : (OPENING[head.term] ?? "opening");
  const follows = head === null && before !== null;
  if (role === "target") said.opened.push({ named, act: follows ? "conversion" : act, strong: true });
  else if (role === "opened") said.opened.push({ named, act, strong: true });
  else if (role === "named") said.opened.push({ named, act: "opening", strong: false });
  else if (role === "unclear") said.unclear = true;
  else if (role === "mention") said.mentioned.push(named);
  const closing = said.closings.find((each) => each.head === head);
  if (role === "closed" && closing !== undefined) closing.named = named;
  aimAt(reading, "procedure");
}

function readPlan(reading: Reading, plan: PlanKind): void {
  const { said, head, before, link, postponed } = reading;
  const unopposed = head === null ? before === null && !link.unknown : head.aim === "none";
  const adopts = head === null || head.term === "ADOPT" || head.term === "PRON";
  if (head?.term === "RESOLVE") said.resolved = true;
  else if (adopts && unopposed && !postponed && !reading.referred) said.adopted ??= plan;
  aimAt(reading, "plan");
}

function readMatter(reading: Reading, term: string): void {
  const { said, head, before } = reading;
  const inRegime = term === "REGIME" && head !== null && OPENING[head.term] !== undefined;
  if (term === "LIST" && before === null) said.lists = true;
  if (inRegime) return;
  said.harmless = true;
  if (head === null && before === null) reading.head = { term, referred: false, aim: "other" };
  else aimAt(reading, "other");
}

function readReason(reading: Reading, term: string): void {
  const { said } = reading;
  const ends = reading.head !== null && ENDING.has(reading.head.term) && reading.head.aim === "none";
  if (term === "DONE" || (term === "CARRY" && ends)) said.carriedOut = true;
  else if (term === "CARRY" || said.closings.length === 0) said.harmless ||= term !== "EXTINCT";
  else said.reason ??= term === "INSUF" ? "insufficient_assets" : "extinguished";
}

function readTerm(reading: Reading, term: string, next: readonly string[]): void {
  const procedure = PROCEDURES[term];
  const plan = PLANS[term];
  if (DENIALS.has(term)) {
    const of = next.find((each) => !isSmall(each)) ?? null;
    reading.said.denials.push({ term, of, afterAct: reading.acted });
  } else if (isAct(term)) readAct(reading, term);
  else if (procedure !== undefined) readProcedure(reading, procedure);
  else if (plan !== undefined) readPlan(reading, plan);
  else if (HARMLESS.has(term)) readMatter(reading, term);
  else readReason(reading, term);
}

/**
 * Reads terms from left to right. `opens`: the wording is the supplement of a judgment that opens something, so that a
 * procedure that is only named is the one it opens.
 */
export function readTerms(terms: readonly string[], opens: boolean): Said {
  const reading: Reading = {
    said: {
      opened: [],
      closings: [],
      reason: null,
      unclear: false,
      resolved: false,
      adopted: null,
      carriedOut: false,
      denials: [],
      mentioned: [],
      lists: false,
      harmless: false,
    },
    opens,
    head: null,
    link: { words: [], unknown: false },
    before: null,
    referred: false,
    acted: false,
    postponed: false,
    first: null,
  };
  terms.forEach((term, at) => {
    if (isSmall(term)) readSmall(reading, term);
    else if (term === "REFER") {
      reading.referred = true;
      reading.link.words = [];
    } else {
      readTerm(reading, term, terms.slice(at + 1));
      reading.first ??= "known";
      reading.referred = false;
      reading.before = term;
      reading.link = { words: [], unknown: false };
    }
  });
  if (reading.first !== "known") reading.said.harmless = false;
  return reading.said;
}
