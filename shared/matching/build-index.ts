import { lettersHashes } from "./canonical-name.ts";
import { hash32, hashLines } from "./hash.ts";
import { numbersOfMatchable, readNames } from "./keys.ts";
import { LONGEST_NAME, type NormalisedName } from "./normalise-name.ts";
import {
  blockHashes,
  emptyIndex,
  KEY_KINDS,
  lettersKey,
  NUMBER_SPAN,
  type PackedIndex,
} from "./packed-index.ts";
import { plainNames } from "./plain-names.ts";
import type { Matchable } from "./sighting.ts";
import { siglesOf } from "./sigle.ts";
import { doubled, entryList } from "./sorted-entries.ts";
import { readSite } from "./web-domain.ts";

/** What to make room for at first: a little more than most ledgers need. */
const KEYS_A_CUSTOMER = 6;
const BLOCKS_A_CUSTOMER = 10;
const UNITS_A_NAME = 32;
const ID_BYTES = 16;

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
const nameList = (expected: number) => {
  let text = new Uint16Array(Math.max(LONGEST_NAME, expected * UNITS_A_NAME));
  let rows = new Uint32Array(Math.max(1, expected));
  /** Where each ends. */
  let ends = new Uint32Array(rows.length);
  let count = 0;
  let units = 0;
  const makeRoom = (length: number): void => {
    while (units + length > text.length) {
      const larger = new Uint16Array(text.length * 2);
      larger.set(text);
      text = larger;
    }
    if (count < rows.length) return;
    rows = doubled(rows);
    ends = doubled(ends);
  };
  const end = (length: number, row: number): void => {
    units += length;
    rows[count] = row;
    ends[count] = units;
    count += 1;
  };
  return {
    count: (): number => count,
    units: (): number => units,
    add: (name: string, row: number): void => {
      makeRoom(name.length);
      for (let index = 0; index < name.length; index += 1) text[units + index] = name.charCodeAt(index);
      end(name.length, row);
    },
    addUnits: (name: Uint16Array, length: number, row: number): void => {
      makeRoom(length);
      for (let index = 0; index < length; index += 1) text[units + index] = name[index] ?? 0;
      end(length, row);
    },
    putInto: (index: PackedIndex): void => {
      index.nameRow.set(rows.subarray(0, count));
      index.nameStart.set(ends.subarray(0, count), 1);
      index.text.set(text.subarray(0, units));
    },
  };
};

const distinct = (names: readonly NormalisedName[]): readonly NormalisedName[] =>
  names.filter(({ key }, at) => names.findIndex((other) => other.key === key) === at);

type IndexBuilder = {
  add(customer: Matchable): void;
  finish(): ArrayBuffer;
};

/**
 * Builds the packed index piece by piece, so that others get their turn in between. At most 2^21 customers, at most 2^21
 * names (those beyond are left out, so found by identifiers alone). `customerId` must be a UUID.
 */
export const indexBuilder = (expectedRows: number): IndexBuilder => {
  const exact = entryList(expectedRows * KEYS_A_CUSTOMER);
  const blocks = entryList(expectedRows * BLOCKS_A_CUSTOMER);
  const names = nameList(expectedRows);
  let ids = new Uint8Array(Math.max(1, expectedRows) * ID_BYTES);
  let rows = 0;
  const plain = plainNames();
  const fileKey = (kind: number, key: string): void => exact.file(hash32(key, kind), rows);
  const fileBlock = (hash: number): void => blocks.file(hash, names.count());
  const fileLetters = (hash: number): void => exact.file(lettersKey(hash), rows);
  const fileName = (name: NormalisedName): void => {
    fileKey(KEY_KINDS.name, name.key);
    if (name.spelt !== null) fileKey(KEY_KINDS.name, name.spelt);
    lettersHashes(name, fileLetters);
    for (const sigle of siglesOf(name.words)) fileKey(KEY_KINDS.sigle, sigle);
    if (names.count() >= NUMBER_SPAN) return;
    blockHashes(name.key, fileBlock);
    names.add(name.key, rows);
  };
  const fileNames = (all: readonly string[]): void => {
    const [only = ""] = all;
    if (all.length === 1 && names.count() < NUMBER_SPAN && plain.read(only)) {
      exact.fileAll(plain.keys, rows);
      blocks.fileAll(plain.blocks, names.count());
      names.addUnits(plain.units, plain.length(), rows);
      return;
    }
    const read = readNames(all);
    for (const name of read.length > 1 ? distinct(read) : read) fileName(name);
  };
  const fileNumbers = (customer: Matchable): void => {
    const { sirets, sirens, vats } = numbersOfMatchable(customer);
    for (const siret of sirets) fileKey(KEY_KINDS.siret, siret);
    for (const siren of sirens) fileKey(KEY_KINDS.siren, siren);
    for (const vat of vats) fileKey(KEY_KINDS.vat, vat);
  };
  const filePlaces = ({ links, domains }: Matchable): void => {
    for (const { site, origin, tenant, kind, externalId } of links)
      exact.file(hashLines([site, origin, tenant, kind, externalId], KEY_KINDS.link), rows);
    for (const domain of domains) {
      const site = readSite(domain);
      if (site !== null) fileKey(KEY_KINDS.domain, site);
    }
  };
  return {
    add: (customer) => {
      if (rows >= NUMBER_SPAN) return;
      if ((rows + 1) * ID_BYTES > ids.length) {
        const larger = new Uint8Array(ids.length * 2);
        larger.set(ids);
        ids = larger;
      }
      writeUuid(ids, rows, customer.customerId);
      fileNumbers(customer);
      filePlaces(customer);
      fileNames(customer.names);
      rows += 1;
    },
    finish: () => {
      const { buffer, index } = emptyIndex({
        rows,
        exact: exact.count(),
        blocks: blocks.count(),
        names: names.count(),
        units: names.units(),
      });
      exact.sortInto(index.exact);
      blocks.sortInto(index.blocks);
      names.putInto(index);
      index.ids.set(ids.subarray(0, rows * ID_BYTES));
      return buffer;
    },
  };
};

/** The packed index of all customers at once. */
export const buildIndex = (customers: readonly Matchable[]): ArrayBuffer => {
  const builder = indexBuilder(Math.min(customers.length, NUMBER_SPAN));
  for (const customer of customers) builder.add(customer);
  return builder.finish();
};
