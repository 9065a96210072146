import type { AssessInput } from "./assess-input.ts";
import { ENGINE_VERSION } from "./engine-version.ts";
import { ENTRY_KINDS, type Entry, SUBLEDGERS } from "./entry.ts";
import type { LatenessFit } from "./lateness/score-lateness.ts";
import type { OutsideFacts } from "./outside/outside-facts.ts";
import type { Policy } from "./policy.ts";

const PRIME_A = 0x9e3779b1;
const PRIME_B = 0x85ebca77;
/** Stands for "none" where a text could be. */
const NOTHING = 0x5bd1e995;
const PERSON = 0x2545f491;
const STOP_OF_COVER = 0x3c6ef372;

/** Two lanes of 32 bits for the element being hashed, four sums over all elements: kept as plain integers, not objects. */
type State = { lanes: Int32Array; sums: Int32Array };

const newState = (): State => ({ lanes: new Int32Array(2), sums: new Int32Array(4) });

// Both lanes take every word whole and every step can be undone: elements that differ in one word differ in both lanes.
const mixA = (lane: number, word: number): number => {
  const mixed = Math.imul(lane ^ word, PRIME_A);
  return mixed ^ (mixed >>> 15);
};
const mixB = (lane: number, word: number): number => {
  const mixed = Math.imul(lane ^ word, PRIME_B);
  return mixed ^ (mixed >>> 13);
};

function begin({ lanes }: State, a: number, b: number): void {
  lanes[0] = a;
  lanes[1] = b;
}

function addWord({ lanes }: State, word: number): void {
  lanes[0] = mixA(lanes[0] ?? 0, word);
  lanes[1] = mixB(lanes[1] ?? 0, word);
}

const highWord = (value: number): number => Math.floor(value / 0x1_0000_0000);

function addNumber(state: State, value: number): void {
  addWord(state, value);
  addWord(state, highWord(value));
}

const ONE_BYTE = 0xff;

/** Length first, then four signs a word where each fits into a byte, else two. */
function addText({ lanes }: State, text: string): void {
  const { length } = text;
  let a = mixA(lanes[0] ?? 0, length);
  let b = mixB(lanes[1] ?? 0, length);
  for (let at = 0; at < length; at += 4) {
    const first = text.charCodeAt(at);
    const second = at + 1 < length ? text.charCodeAt(at + 1) : 0;
    const third = at + 2 < length ? text.charCodeAt(at + 2) : 0;
    const fourth = at + 3 < length ? text.charCodeAt(at + 3) : 0;
    let word = first | (second << 8) | (third << 16) | (fourth << 24);
    if ((first | second | third | fourth) > ONE_BYTE) {
      a = mixA(mixA(a, NOTHING), first | (second << 16));
      b = mixB(mixB(b, NOTHING), first | (second << 16));
      word = third | (fourth << 16);
    }
    a = mixA(a, word);
    b = mixB(b, word);
  }
  lanes[0] = a;
  lanes[1] = b;
}

const addNumberOrNone = (state: State, value: number | null): void => {
  addWord(state, value === null ? 1 : 0);
  addNumber(state, value ?? 0);
};

const addTextOrNone = (state: State, text: string | null): void => {
  if (text === null) addWord(state, NOTHING);
  else addText(state, text);
};

/** Adds the finished element to the sums: the order of elements does not matter. */
function end({ lanes, sums }: State): void {
  let a = (lanes[0] ?? 0) ^ ((lanes[1] ?? 0) >>> 15);
  a = Math.imul(a ^ (a >>> 13), PRIME_B);
  a ^= a >>> 16;
  let b = (lanes[1] ?? 0) ^ ((lanes[0] ?? 0) >>> 15);
  b = Math.imul(b ^ (b >>> 16), PRIME_A);
  b ^= b >>> 13;
  sums[0] = (sums[0] ?? 0) + a;
  sums[1] = (sums[1] ?? 0) + b;
  sums[2] = (sums[2] ?? 0) + Math.imul(a, b | 1);
  sums[3] = (sums[3] ?? 0) + Math.imul(a ^ (b << 7), PRIME_A);
}

const numbered = <Code extends string>(codes: readonly Code[]) =>
  Object.fromEntries(codes.map((code, index) => [code, index])) as Record<Code, number>;
const KIND_NUMBER = numbered(ENTRY_KINDS);
const SUBLEDGER_NUMBER = numbered(SUBLEDGERS);

/** What stands on most lines is told without looking it up. */
const formOf = ({ kind, subledger }: Entry): number => {
  if (subledger === "receivable") {
    if (kind === "invoice") return 1;
    if (kind === "payment") return 2;
  }
  return KIND_NUMBER[kind] * 64 + SUBLEDGER_NUMBER[subledger] + 3;
};

const isOneWord = (value: number): boolean => value === (value | 0);

/**
 * Adds an entry of the account whose lanes these are. Entries are many: their numbers go through locals, not through memory,
 * and what is the usual case is told by a bit instead of a word. The label of what is owed is left out: only that of money
 * coming in is ever read.
 */
function addEntry(state: State, accountA: number, accountB: number, entry: Entry): void {
  const { day, documentDay, dueDay, amountCents, recordedRevision, letter, settles } = entry;
  const oneWord = isOneWord(amountCents) && isOneWord(recordedRevision);
  const given =
    (dueDay === null ? 0 : 1) +
    (letter === null ? 0 : 2) +
    (settles === null ? 0 : 4) +
    (documentDay === day ? 0 : 8) +
    (oneWord ? 0 : 16);
  const form = formOf(entry) * 32 + given;
  let a = mixA(mixA(mixA(mixA(accountA, form), day), amountCents), recordedRevision);
  let b = mixB(mixB(mixB(mixB(accountB, form), day), amountCents), recordedRevision);
  if (documentDay !== day) {
    a = mixA(a, documentDay);
    b = mixB(b, documentDay);
  }
  if (dueDay !== null) {
    a = mixA(a, dueDay);
    b = mixB(b, dueDay);
  }
  if (!oneWord) {
    a = mixA(mixA(a, highWord(amountCents)), highWord(recordedRevision));
    b = mixB(mixB(b, highWord(amountCents)), highWord(recordedRevision));
  }
  begin(state, a, b);
  addText(state, entry.id);
  addText(state, entry.reference);
  if (amountCents < 0) addText(state, entry.label);
  if (letter !== null) addText(state, letter);
  if (settles !== null) addText(state, settles);
  end(state);
}

const policyHashes = new WeakMap<Policy, Int32Array>();

/** Adds a policy's text, read once per policy object. */
/** The schema whose policy said all that an assessment rests on; a later one only added what none does. */
const ASSESSED_SCHEMA = 2;

/** Who may grant what changes no assessment: without it, a change of the authority matrix makes nothing look changed. */
const assessedText = ({ authority, ...policy }: Policy): string =>
  JSON.stringify({ ...policy, schemaVersion: ASSESSED_SCHEMA });

function addPolicy(state: State, policy: Policy): void {
  let lanes = policyHashes.get(policy);
  if (lanes === undefined) {
    const own = newState();
    addText(own, assessedText(policy));
    lanes = own.lanes;
    policyHashes.set(policy, lanes);
  }
  addWord(state, lanes[0] ?? 0);
  addWord(state, lanes[1] ?? 0);
}

/** Text of a small fact that does not depend on the order its fields were written in, at any depth. */
const canonical = (fact: object): string =>
  JSON.stringify(fact, (_name, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
      : value,
  );

const hashedFits = new WeakMap<LatenessFit, Int32Array>();

/** One fit serves all customers of an organization: it is hashed once. */
function addFit(state: State, fit: LatenessFit): void {
  let lanes = hashedFits.get(fit);
  if (lanes === undefined) {
    const own = newState();
    begin(own, PRIME_A, PRIME_B);
    addText(own, canonical(fit));
    lanes = own.lanes;
    hashedFits.set(fit, lanes);
  }
  addWord(state, lanes[0] ?? 0);
  addWord(state, lanes[1] ?? 0);
}

/** Lists of facts inside are hashed one by one, so that their order does not matter. */
const outsideText = ({ grades, statements, ...rest }: OutsideFacts): string => canonical(rest);

const HEX_OF_BYTE = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));
const hexOfByte = (byte: number): string => HEX_OF_BYTE[byte & 0xff] ?? "";
const hex = (lane = 0): string =>
  hexOfByte(lane >>> 24) + hexOfByte(lane >>> 16) + hexOfByte(lane >>> 8) + hexOfByte(lane);

/**
 * 128 bits over everything an assessment rests on, as 32 hex digits. Not cryptographic: it tells equal inputs from
 * changed ones, whatever the order of facts. Facts that the assessment could not see yet count as well.
 */
export function inputsHash(input: AssessInput): string {
  const state = newState();
  begin(state, PRIME_B, PRIME_A);
  addWord(state, ENGINE_VERSION);
  addWord(state, input.asOf);
  addNumber(state, input.knownAt);
  addNumberOrNone(state, input.ledgerDay);
  addWord(state, input.ordersImported ? 1 : 0);
  addNumberOrNone(state, input.ownSalesCents ?? null);
  addNumberOrNone(state, input.group?.exposureCents ?? null);
  addPolicy(state, input.policy);
  addText(state, input.terms.kind);
  addWord(state, input.terms.days * 2 + (input.terms.assumed ? 1 : 0));
  const { outside } = input;
  addTextOrNone(state, outside ? outsideText(outside) : null);
  addNumberOrNone(state, input.ownReceivablesCents ?? null);
  addTextOrNone(state, input.termsCase ?? null);
  if (input.naturalPerson) addWord(state, PERSON);
  if (input.stopOfCoverDays !== undefined) addWord(state, STOP_OF_COVER + input.stopOfCoverDays);
  if (input.latenessFit) addFit(state, input.latenessFit);
  end(state);
  const { lanes, sums } = state;
  for (const { accountId, terms, entries } of input.accounts) {
    begin(state, 2, 2);
    addNumber(state, accountId);
    addTextOrNone(state, terms ? canonical(terms) : null);
    const a = lanes[0] ?? 0;
    const b = lanes[1] ?? 0;
    end(state);
    for (const entry of entries) addEntry(state, a, b, entry);
  }
  const lists: (readonly object[])[] = [
    input.disputes,
    input.events,
    input.limits,
    input.orders,
    input.reservations ?? [],
    input.warnings ?? [],
    input.promises ?? [],
    outside?.grades ?? [],
    outside?.statements ?? [],
    input.classOverrides ?? [],
  ];
  for (let index = 0; index < lists.length; index += 1) {
    for (const fact of lists[index] ?? []) {
      begin(state, 4 + index, 4 + index);
      addText(state, canonical(fact));
      end(state);
    }
  }
  return hex(sums[0]) + hex(sums[1]) + hex(sums[2]) + hex(sums[3]);
}
