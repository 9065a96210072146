import type { AssessInput } from "./assess-input.ts";
import { ENGINE_VERSION } from "./engine-version.ts";
import type { Policy } from "./policy.ts";

const PRIME_A = 0x9e3779b1;
const PRIME_B = 0x85ebca77;

let laneA = 0;
let laneB = 0;

const start = (seed: number): void => {
  laneA = Math.imul(seed ^ 0x2545f491, PRIME_A);
  laneB = Math.imul(seed ^ 0x6c078965, PRIME_B);
};

function addNumber(value: number | null): void {
  const number = value ?? -0x7ffffffe;
  laneA = Math.imul(laneA ^ (number | 0), PRIME_A);
  laneB = Math.imul(laneB ^ ((number / 0x1_0000_0000) | 0) ^ (laneA >>> 15), PRIME_B);
}

function addText(text: string | null): void {
  if (text === null) {
    laneA = Math.imul(laneA ^ 0x5bd1e995, PRIME_A);
    return;
  }
  const { length } = text;
  let a = laneA;
  let b = laneB ^ length;
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
  laneA = a;
  laneB = Math.imul(b ^ (a >>> 13), PRIME_B);
}

/** Sums of the hashes of a list's elements: the order of the list does not matter. */
type Sum = [number, number, number, number];

function addTo(sum: Sum): void {
  let a = laneA ^ (laneB >>> 15);
  a = Math.imul(a ^ (a >>> 13), PRIME_B);
  let b = laneB ^ (laneA >>> 15);
  b = Math.imul(b ^ (b >>> 16), PRIME_A);
  sum[0] = (sum[0] + a) | 0;
  sum[1] = (sum[1] + b) | 0;
  sum[2] = (sum[2] + Math.imul(a, b | 1)) | 0;
  sum[3] = (sum[3] + Math.imul(a ^ (b << 7), PRIME_A)) | 0;
}

const policyTexts = new WeakMap<Policy, string>();

function policyText(policy: Policy): string {
  const known = policyTexts.get(policy);
  if (known !== undefined) return known;
  const text = JSON.stringify(policy);
  policyTexts.set(policy, text);
  return text;
}

const hex = (lane: number): string => (lane >>> 0).toString(16).padStart(8, "0");

/**
 * 128 bits over everything an assessment is made from, as 32 hex digits. Not cryptographic: it tells equal inputs from
 * changed ones, whatever the order of facts. Facts that the assessment could not see yet count as well.
 */
export function inputsHash(input: AssessInput): string {
  const sum: Sum = [0, 0, 0, 0];
  start(1);
  for (const value of [
    ENGINE_VERSION,
    input.asOf,
    input.knownAt,
    input.ledgerDay,
    input.ordersImported ? 1 : 0,
  ])
    addNumber(value);
  addText(policyText(input.policy));
  addText(JSON.stringify([input.terms, input.outside ?? null, input.ownSalesCents ?? null]));
  addTo(sum);
  for (const account of input.accounts) {
    start(2);
    addNumber(account.accountId);
    addText(JSON.stringify(account.terms ?? null));
    addTo(sum);
    for (const entry of account.entries) {
      start(3);
      addNumber(account.accountId);
      addText(entry.id);
      addText(entry.kind);
      addText(entry.subledger);
      addNumber(entry.day);
      addNumber(entry.documentDay);
      addNumber(entry.dueDay);
      addText(entry.reference);
      addText(entry.label);
      addNumber(entry.amountCents);
      addText(entry.letter);
      addText(entry.settles);
      addNumber(entry.recordedRevision);
      addTo(sum);
    }
  }
  const lists = [input.disputes, input.events, input.limits, input.orders, input.reservations ?? []];
  for (const [index, list] of lists.entries()) {
    for (const fact of list) {
      start(4 + index);
      addText(JSON.stringify(Object.entries(fact).sort(([a], [b]) => (a < b ? -1 : 1))));
      addTo(sum);
    }
  }
  return hex(sum[0]) + hex(sum[1]) + hex(sum[2]) + hex(sum[3]);
}
