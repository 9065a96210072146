import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildIndex } from "#shared/matching/build-index.ts";
import { findCandidates, findSimilar } from "#shared/matching/find-candidates.ts";
import { keysOfSighted } from "#shared/matching/keys.ts";
import { openIndex, rowId } from "#shared/matching/packed-index.ts";
import { searchNames } from "#shared/matching/search-names.ts";
import { aCustomer, idOf, NOBODY, SCOPE } from "./a-customer.ts";

const opened = (names: string[]) => {
  const index = openIndex(buildIndex(names.map((name, at) => aCustomer(at, name))));
  if (index === null) throw new Error("the index does not open");
  return index;
};

const name = fc.stringMatching(/^[A-Za-zÀ-ÿ]{2,10}( [A-Za-zÀ-ÿ0-9]{1,10}){0,3}$/);

describe("the packed index", () => {
  it("finds every customer by its own name, among any others", () => {
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 19 }), (names) => {
        const index = opened(names);
        for (const [at, own] of names.entries()) {
          const keys = keysOfSighted({ key: "", name: own }, SCOPE, NOBODY);
          expect(findCandidates(index, keys)).toContain(idOf(at));
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
    expect(searchNames(opened([]), "kerbrat", 5)).toEqual([]);
    expect(findSimilar(opened([]), "KERBRAT")).toEqual([]);
  });
});

describe("search as you type", () => {
  const index = opened(["Menuiserie Kerbrat SAS", "Kerbrat Transports", "Garage Le Goff", "Plomberie Hénin"]);

  it("finds beginnings of words in any order, names that begin so first", () => {
    expect(searchNames(index, "kerb", 5)).toEqual([idOf(1), idOf(0)]);
    expect(searchNames(index, "kerb men", 5)).toEqual([idOf(0)]);
    expect(searchNames(index, "hén", 5)).toEqual([idOf(3)]);
  });

  it("finds nothing inside words, and nothing for nothing", () => {
    expect(searchNames(index, "erbrat", 5)).toEqual([]);
    expect(searchNames(index, "  ", 5)).toEqual([]);
  });

  it("gives no more than asked", () => {
    expect(
      searchNames(opened(Array.from({ length: 50 }, (_, at) => `Garage ${at}`)), "gar", 20),
    ).toHaveLength(20);
  });
});
