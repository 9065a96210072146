import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildIndex } from "#shared/matching/build-index.ts";
import { lettersHashes } from "#shared/matching/canonical-name.ts";
import { hash32, hashLines } from "#shared/matching/hash.ts";
import { linkKey } from "#shared/matching/keys.ts";
import { FORMS_AT_END } from "#shared/matching/legal-forms.ts";
import { normaliseName } from "#shared/matching/normalise-name.ts";
import { blockHashes, KEY_KINDS, lettersKey } from "#shared/matching/packed-index.ts";
import { plainNames } from "#shared/matching/plain-names.ts";
import { siglesOf } from "#shared/matching/sigle.ts";
import { nameParts } from "#shared/matching/trade-names.ts";
import { RESPELT_WORDS } from "#shared/matching/vocabulary.ts";
import { aCustomer, SCOPE } from "./a-customer.ts";
import { randomOf, someFirms, written } from "./generated-names.ts";

type Said = { key: string; keys: number[]; blocks: number[] };

/** A name by the steps that read any name, one after the other. */
const stepByStep = (name: string): Said => {
  const { key, words, spelt } = normaliseName(name);
  expect({ name, spelt, parts: nameParts(name) }).toEqual({ name, spelt: null, parts: null });
  const keys = [hash32(key, KEY_KINDS.name)];
  lettersHashes({ key, words }, (hash) => keys.push(lettersKey(hash)));
  for (const sigle of siglesOf(words)) keys.push(hash32(sigle, KEY_KINDS.sigle));
  const blocks: number[] = [];
  blockHashes(key, (hash) => blocks.push(hash));
  return { key, keys, blocks };
};

const reader = plainNames();
const readPlain = (name: string): Said | null =>
  reader.read(name)
    ? {
        key: String.fromCharCode(...reader.units.subarray(0, reader.length())),
        keys: [...reader.keys.values.subarray(0, reader.keys.count)],
        blocks: [...reader.blocks.values.subarray(0, reader.blocks.count)],
      }
    : null;

const isReadAlike = (name: string): boolean => {
  const said = readPlain(name);
  if (said !== null) expect({ name, ...said }).toEqual({ name, ...stepByStep(name) });
  return said !== null;
};

const special = [...FORMS_AT_END.filter((form) => !form.includes(" ")), ...RESPELT_WORDS, "dit", "ho.dn"];
const word = fc.oneof(
  fc.stringMatching(/^[A-Za-zÀ-ÿ0-9]{1,9}$/),
  fc.constantFrom(...special, ...special.map((each) => each.toLowerCase())),
);
const gap = fc.constantFrom(
  " ",
  " ",
  "  ",
  "-",
  ".",
  "'",
  " & ",
  "+",
  ", ",
  "/",
  "\u00a0",
  "(",
  "\t",
  "ß",
  "’",
);
const anyName = fc
  .array(fc.tuple(word, gap), { minLength: 1, maxLength: 6 })
  .map((parts) => parts.map(([text, after]) => text + after).join(""));

describe("the reader of plain names", () => {
  it("says of every name what the single steps say, or leaves it to them", () => {
    fc.assert(
      fc.property(anyName, (name) => void isReadAlike(name)),
      { numRuns: 400 },
    );
    fc.assert(fc.property(fc.string({ maxLength: 30 }), (name) => void isReadAlike(name)));
  });

  it("takes every legal form off the end as the single steps do", () => {
    for (const form of FORMS_AT_END) {
      isReadAlike(`Kerbrat ${form}`);
      isReadAlike(`Kerbrat Marine ${form} SAS`);
      isReadAlike(form);
    }
  });

  it("reads most names of firms itself", () => {
    const names = someFirms(500, 3).map(written);
    expect(names.filter(isReadAlike).length).toBeGreaterThan(350);
    expect(["Électricité Kerbrat SAS", "Le Goff & Fils", "GARAGE 2000"].filter(isReadAlike)).toHaveLength(3);
  });

  it("leaves names to the single steps that say more than their words", () => {
    const names = [
      "Müller GmbH",
      "S.A.R.L. Kerbrat",
      "SARL Kerbrat",
      "Kerbrat dit Marine",
      "Kerbrat (Brest)",
    ];
    expect(names.map(readPlain)).toEqual([null, null, null, null, null]);
  });
});

describe("building the index", () => {
  it("gives the same bytes whatever else the builder read before", () => {
    const random = randomOf(11);
    const firms = someFirms(60, 5).map(written);
    const customers = firms.map((name, at) =>
      aCustomer(at, name, { domains: random(2) === 0 ? [`shop.kerbrat${at}.example`] : [] }),
    );
    const once = new Uint8Array(buildIndex(customers));
    buildIndex([...customers].reverse());
    expect(new Uint8Array(buildIndex(customers))).toEqual(once);
  });

  it("files a link by the hash of its key", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (kind, externalId) => {
        const { site, origin, tenant } = SCOPE;
        expect(hashLines([site, origin, tenant, kind, externalId], KEY_KINDS.link)).toBe(
          hash32(linkKey(SCOPE, kind, externalId), KEY_KINDS.link),
        );
      }),
    );
  });
});
