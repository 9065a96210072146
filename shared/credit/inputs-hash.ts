import type { AssessInput } from "./assess-input.ts";
import { ENGINE_VERSION } from "./engine-version.ts";
import { ENTRY_KINDS, type Entry, SUBLEDGERS } from "./entry.ts";
import type { Policy } from "./policy.ts";

const PRIME_A = 0x9e3779b1;
const PRIME_B = 0x85ebca77;
/** Stands for "none" where a number or a text could be. */
const NOTHING = 0x5bd1e995;

/** Two lanes of 32 bits for the element being hashed, four sums over all elements: kept as plain integers, not objects. */
type State = { lanes: Int32Array; sums: Int32Array };

function begin({ lanes }: State, kind: number): void {
  lanes[0] = Math.imul(kind ^ 0x2545f491, PRIME_A);
  lanes[1] = Math.imul(kind ^ 0x6c078965, PRIME_B);
}

function addNumber({ lanes }: State, value: number): void {
  const a = Math.imul((lanes[0] ?? 0) ^ value, PRIME_A);
  lanes[0] = a ^ (a >>> 15);
  lanes[1] = Math.imul((lanes[1] ?? 0) ^ Math.floor(value / 0x1_0000_0000) ^ (a >>> 13), PRIME_B);
}

function addText({ lanes }: State, text: string): void {
  const { length } = text;
  let a = lanes[0] ?? 0;
  let b = (lanes[1] ?? 0) ^ length;
  let at = 0;
  for (; at + 3 < length; at += 4) {
    a = Math.imul(a ^ (text.charCodeAt(at) | (text.charCodeAt(at + 1) << 16)), PRIME_A);
    a ^= a >>> 16;
    b = Math.imul(b ^ (text.charCodeAt(at + 2) | (text.charCodeAt(at + 3) << 16)), PRIME_B);
    b ^= b >>> 16;
  }
  for (; at < length; at += 1) {
    a = Math.imul(a ^ text.charCodeAt(at), PRIME_A);
    a ^= a >>> 16;
  }
  lanes[0] = a;
  lanes[1] = Math.imul(b ^ (a >>> 13), PRIME_B);
}

const addNumberOrNone = (state: State, value: number | null): void => {
  addNumber(state, value === null ? NOTHING : value);
  addNumber(state, value === null ? 1 : 0);
};

const addTextOrNone = (state: State, text: string | null): void => {
  if (text === null) addNumber(state, NOTHING);
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

/** One lane over a text, two signs a step; every step can be undone, so texts of one length that differ in a sign never meet. */
function mixText(lane: number, text: string): number {
  const { length } = text;
  let mixed = Math.imul(lane ^ length, PRIME_B);
  let at = 1;
  for (; at < length; at += 2) {
    mixed = Math.imul(mixed ^ (text.charCodeAt(at - 1) | (text.charCodeAt(at) << 16)), PRIME_A);
    mixed ^= mixed >>> 15;
  }
  return at === length ? Math.imul(mixed ^ text.charCodeAt(at - 1), PRIME_A) : mixed;
}

const mixNumber = (lane: number, value: number): number => {
  const mixed = Math.imul(lane ^ value, PRIME_A);
  return mixed ^ (mixed >>> 15);
};

/** Entries are many: fields go by turns into two local lanes, which `end` crosses. */
function addEntry(state: State, accountId: number, entry: Entry): void {
  const { dueDay, amountCents, letter, settles } = entry;
  const kind = KIND_NUMBER[entry.kind] * 64 + SUBLEDGER_NUMBER[entry.subledger];
  let a = mixNumber(accountId, kind * 4 + (letter === null ? 0 : 1) + (settles === null ? 0 : 2));
  let b = mixNumber(dueDay === null ? NOTHING : dueDay, dueDay === null ? 3 : 4);
  a = mixNumber(a, entry.day);
  b = mixNumber(b, entry.documentDay);
  a = mixNumber(a, amountCents);
  b = mixNumber(b, Math.floor(amountCents / 0x1_0000_0000));
  a = mixNumber(a, entry.recordedRevision);
  b = mixText(b, entry.id);
  a = mixText(a, entry.reference);
  b = mixText(b, entry.label);
  if (letter !== null) a = mixText(a, letter);
  if (settles !== null) b = mixText(b, settles);
  state.lanes[0] = a;
  state.lanes[1] = b;
  end(state);
}

const policyHashes = new WeakMap<Policy, Int32Array>();

/** Adds a policy's text, read once per policy object. */
function addPolicy(state: State, policy: Policy): void {
  let lanes = policyHashes.get(policy);
  if (lanes === undefined) {
    const own: State = { lanes: new Int32Array(2), sums: new Int32Array(4) };
    begin(own, 0);
    addText(own, JSON.stringify(policy));
    lanes = own.lanes;
    policyHashes.set(policy, lanes);
  }
  addNumber(state, lanes[0] ?? 0);
  addNumber(state, lanes[1] ?? 0);
}

/** Text of a small fact that does not depend on the order its fields were written in. */
const canonical = (fact: object): string =>
  JSON.stringify(Object.entries(fact).sort(([a], [b]) => (a < b ? -1 : 1)));

const hex = (lane: number): string => (lane >>> 0).toString(16).padStart(8, "0");

/**
 * 128 bits over everything an assessment is made from, as 32 hex digits. Not cryptographic: it tells equal inputs from
 * changed ones, whatever the order of facts. Facts that the assessment could not see yet count as well.
 */
export function inputsHash(input: AssessInput): string {
  const state: State = { lanes: new Int32Array(2), sums: new Int32Array(4) };
  begin(state, 1);
  addNumber(state, ENGINE_VERSION);
  addNumber(state, input.asOf);
  addNumber(state, input.knownAt);
  addNumberOrNone(state, input.ledgerDay);
  addNumber(state, input.ordersImported ? 1 : 0);
  addNumberOrNone(state, input.ownSalesCents ?? null);
  addPolicy(state, input.policy);
  addText(state, `${input.terms.kind} ${input.terms.days} ${input.terms.assumed}`);
  const { outside } = input;
  addTextOrNone(
    state,
    outside ? canonical({ ...outside, accounts: canonical(outside.accounts ?? {}) }) : null,
  );
  end(state);
  for (const account of input.accounts) {
    begin(state, 2);
    addNumber(state, account.accountId);
    addTextOrNone(state, account.terms ? canonical(account.terms) : null);
    end(state);
    for (const entry of account.entries) addEntry(state, account.accountId, entry);
  }
  const lists = [input.disputes, input.events, input.limits, input.orders, input.reservations ?? []];
  for (let index = 0; index < lists.length; index += 1) {
    for (const fact of lists[index] ?? []) {
      begin(state, 4 + index);
      addText(state, canonical(fact));
      end(state);
    }
  }
  return Array.from(state.sums, hex).join("");
}
