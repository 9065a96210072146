import { hash32 } from "./hash.ts";
import { keysOfMatchable, type MatchableKeys } from "./keys.ts";
import type { NormalisedName } from "./normalise-name.ts";
import { blockHashes, KEY_KINDS, NUMBER_SPAN, packParts } from "./packed-index.ts";
import type { Matchable } from "./sighting.ts";
import { entryList } from "./sorted-entries.ts";

const hexDigit = (code: number): number => (code <= 57 ? code - 48 : (code | 32) - 87);

const writeUuid = (ids: Uint8Array, row: number, id: string): void => {
  let at = row * 16;
  for (let index = 0; index + 1 < id.length && at < row * 16 + 16; index += 2) {
    if (id.charCodeAt(index) === 45) index += 1;
    ids[at] = hexDigit(id.charCodeAt(index)) * 16 + hexDigit(id.charCodeAt(index + 1));
    at += 1;
  }
};

/** Names one after the other in one text, with the row of each and where it starts. */
const nameList = () => {
  let text = new Uint16Array(65_536);
  let units = 0;
  const nameRow: number[] = [];
  const nameStart: number[] = [0];
  return {
    count: (): number => nameRow.length,
    add: (name: string, row: number): void => {
      if (units + name.length > text.length) {
        const larger = new Uint16Array(text.length * 2);
        larger.set(text);
        text = larger;
      }
      for (let index = 0; index < name.length; index += 1) text[units + index] = name.charCodeAt(index);
      units += name.length;
      nameRow.push(row);
      nameStart.push(units);
    },
    packed: () => ({
      nameRow: Uint32Array.from(nameRow),
      nameStart: Uint32Array.from(nameStart),
      text: text.subarray(0, units),
    }),
  };
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
  const exact = entryList();
  const blocks = entryList();
  const names = nameList();
  const rows = Math.min(customers.length, NUMBER_SPAN);
  const ids = new Uint8Array(rows * 16);
  for (let row = 0; row < rows; row += 1) {
    const customer = customers[row];
    if (customer === undefined) continue;
    const keys = keysOfMatchable(customer);
    writeUuid(ids, row, customer.customerId);
    eachKey(keys, (kind, key) => exact.file(hash32(key, kind), row));
    for (const { key: name } of keys.names.length > 1 ? distinct(keys.names) : keys.names) {
      exact.file(hash32(name, KEY_KINDS.name), row);
      if (names.count() >= NUMBER_SPAN) continue;
      blockHashes(name, (hash) => blocks.file(hash, names.count()));
      names.add(name, row);
    }
  }
  return packParts({ exact: exact.sorted(), blocks: blocks.sorted(), ids, ...names.packed() });
};
