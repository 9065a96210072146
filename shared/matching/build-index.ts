import { keysOfMatchable, type MatchableKeys } from "./keys.ts";
import type { NormalisedName } from "./normalise-name.ts";
import { blockHashes, KEY_KINDS, NUMBER_SPAN, packedEntry, packParts } from "./packed-index.ts";
import type { Matchable } from "./sighting.ts";

/** Doubles that grow, sorted in place at the end. */
const growing = () => {
  let values = new Float64Array(65_536);
  let length = 0;
  return {
    push: (value: number): void => {
      if (length === values.length) {
        const larger = new Float64Array(length * 2);
        larger.set(values);
        values = larger;
      }
      values[length] = value;
      length += 1;
    },
    sorted: (): Float64Array => values.subarray(0, length).sort(),
  };
};

const hexDigit = (code: number): number => (code <= 57 ? code - 48 : (code | 32) - 87);

const writeUuid = (ids: Uint8Array, row: number, id: string): void => {
  let at = row * 16;
  for (let index = 0; index + 1 < id.length && at < row * 16 + 16; index += 2) {
    if (id.charCodeAt(index) === 45) index += 1;
    ids[at] = hexDigit(id.charCodeAt(index)) * 16 + hexDigit(id.charCodeAt(index + 1));
    at += 1;
  }
};

const distinct = (names: readonly NormalisedName[]): readonly NormalisedName[] =>
  names.filter(({ key }, at) => names.findIndex((other) => other.key === key) === at);

const eachKey = (keys: MatchableKeys, file: (kind: number, key: string) => void): void => {
  for (const link of keys.links) file(KEY_KINDS.link, link);
  for (const siret of keys.sirets) file(KEY_KINDS.siret, siret);
  for (const siren of keys.sirens) file(KEY_KINDS.siren, siren);
  for (const vat of keys.vats) file(KEY_KINDS.vat, vat);
  for (const domain of keys.domains) file(KEY_KINDS.domain, domain);
};

/**
 * Builds the packed index of at most 2^21 customers with at most 2^21 names (those beyond are left out, so found by
 * identifiers alone). `customerId` must be a UUID.
 */
export const buildIndex = (customers: readonly Matchable[]): ArrayBuffer => {
  const exact = growing();
  const blocks = growing();
  const nameRow: number[] = [];
  const nameStart: number[] = [0];
  const names: string[] = [];
  const ids = new Uint8Array(Math.min(customers.length, NUMBER_SPAN) * 16);
  let units = 0;
  for (const [row, customer] of customers.slice(0, NUMBER_SPAN).entries()) {
    const keys = keysOfMatchable(customer);
    writeUuid(ids, row, customer.customerId);
    eachKey(keys, (kind, key) => exact.push(packedEntry(kind, key, row)));
    for (const { key: name } of keys.names.length > 1 ? distinct(keys.names) : keys.names) {
      exact.push(packedEntry(KEY_KINDS.name, name, row));
      if (names.length >= NUMBER_SPAN) continue;
      blockHashes(name, (hash) => blocks.push(hash * NUMBER_SPAN + names.length));
      names.push(name);
      nameRow.push(row);
      units += name.length;
      nameStart.push(units);
    }
  }
  const text = new Uint16Array(units);
  let at = 0;
  for (const name of names) {
    for (let index = 0; index < name.length; index += 1) {
      text[at] = name.charCodeAt(index);
      at += 1;
    }
  }
  return packParts({
    exact: exact.sorted(),
    blocks: blocks.sorted(),
    nameRow: Uint32Array.from(nameRow),
    nameStart: Uint32Array.from(nameStart),
    text,
    ids,
  });
};
