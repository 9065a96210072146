import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildIndex } from "#shared/matching/build-index.ts";
import { findCandidates } from "#shared/matching/find-candidates.ts";
import { findSimilar } from "#shared/matching/find-similar.ts";
import { type IndexLayers, layerOf } from "#shared/matching/index-layers.ts";
import { keysOfSighted } from "#shared/matching/keys.ts";
import { openIndex, rowId } from "#shared/matching/packed-index.ts";
import { searchNames } from "#shared/matching/search-names.ts";
import { aCustomer, idOf, NOBODY, SCOPE } from "./a-customer.ts";

const opened = (names: string[]) => {
  const index = openIndex(buildIndex(names.map((name, at) => aCustomer(at, name))));
  if (index === null) throw new Error("the index does not open");
  return index;
};
const layered = (names: string[]) => [layerOf(opened(names))];
const keysOf = (seen: string) => keysOfSighted({ key: "", name: seen }, SCOPE, NOBODY);
const similarTo = (layers: IndexLayers, seen: string): string[] =>
  findSimilar(layers, keysOf(seen)).map(({ id }) => id);

const name = fc.stringMatching(/^[A-Za-zÀ-ÿ]{2,10}( [A-Za-zÀ-ÿ0-9]{1,10}){0,3}$/);

describe("the packed index", () => {
  it("finds every customer by its own name, among any others", () => {
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 19 }), (names) => {
        const layers = layered(names);
        for (const [at, own] of names.entries()) {
          const keys = keysOfSighted({ key: "", name: own }, SCOPE, NOBODY);
          expect(findCandidates(layers, keys)).toContain(idOf(at));
        }
      }),
    );
  });

  it("opens nothing but its own bytes", () => {
    const buffer = buildIndex([aCustomer(1, "Kerbrat")]);
    expect(openIndex(buffer)).not.toBeNull();
    expect(openIndex(new ArrayBuffer(0))).toBeNull();
    expect(openIndex(new ArrayBuffer(64))).toBeNull();
    expect(openIndex(buffer.slice(0, buffer.byteLength - 2))).toBeNull();
  });

  it("keeps ids bit by bit", () => {
    const id = "0190a6c1-f3e4-7abc-9def-0123456789ab";
    const index = openIndex(buildIndex([{ ...aCustomer(1, "Kerbrat"), customerId: id }]));
    expect(index && rowId(index, 0)).toBe(id);
  });

  it("holds no customers at all when there are none", () => {
    expect(opened([]).rows).toBe(0);
    expect(searchNames(layered([]), "kerbrat", 5)).toEqual([]);
    expect(similarTo(layered([]), "KERBRAT")).toEqual([]);
  });
});

describe("layers of an index", () => {
  const before = opened([
    "Kerbrat",
    "Hénin",
    "Le Goff",
    ...Array.from({ length: 30 }, () => "Garage Martin"),
  ]);
  const gone = new Set([idOf(0), ...Array.from({ length: 29 }, (_, at) => idOf(at + 3))]);
  const since = openIndex(buildIndex([aCustomer(0, "Menuiserie Kerbrat"), aCustomer(50, "Le Goff")]));
  const layers = [layerOf(before, gone), ...(since === null ? [] : [layerOf(since)])];

  it("find a changed customer by what it is now, no longer by what it was", () => {
    expect(findCandidates(layers, keysOf("Menuiserie Kerbrat"))).toEqual([idOf(0)]);
    expect(findCandidates(layers, keysOf("Kerbrat"))).toEqual([]);
    expect(searchNames(layers, "kerbrat", 5)).toEqual([idOf(0)]);
    expect(similarTo(layers, "MENUISERIE KERBAT")).toEqual([idOf(0)]);
    expect(similarTo(layers, "KERBRATT")).toEqual([]);
  });

  it("find namesakes in both", () => {
    expect(findCandidates(layers, keysOf("Le Goff"))).toEqual([idOf(2), idOf(50)]);
    expect(searchNames(layers, "goff", 5)).toEqual([idOf(50), idOf(2)].sort());
  });

  it("find the one that is left of many, whatever the limit of candidates", () => {
    expect(findCandidates(layers, keysOf("Garage Martin"))).toEqual([idOf(32)]);
  });
});

describe("search as you type", () => {
  const layers = layered([
    "Menuiserie Kerbrat SAS",
    "Kerbrat Transports",
    "Garage Le Goff",
    "Plomberie Hénin",
  ]);

  it("finds beginnings of words in any order, names that begin so first", () => {
    expect(searchNames(layers, "kerb", 5)).toEqual([idOf(1), idOf(0)]);
    expect(searchNames(layers, "kerb men", 5)).toEqual([idOf(0)]);
    expect(searchNames(layers, "hén", 5)).toEqual([idOf(3)]);
  });

  it("finds nothing inside words, and nothing for nothing", () => {
    expect(searchNames(layers, "erbrat", 5)).toEqual([]);
    expect(searchNames(layers, "  ", 5)).toEqual([]);
  });

  it("gives no more than asked", () => {
    expect(
      searchNames(layered(Array.from({ length: 50 }, (_, at) => `Garage ${at}`)), "gar", 20),
    ).toHaveLength(20);
  });
});
