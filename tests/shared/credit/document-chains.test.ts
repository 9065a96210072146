import fc from "fast-check";
import { expect, test } from "vitest";
import { type Chain, chainBy, firstOpen, nextOf } from "#shared/credit/document-chains.ts";
import type { OpenDocument } from "#shared/credit/match-credits.ts";
import { documentOf } from "#shared/credit/read-book.ts";
import { invoice } from "./a-ledger.ts";

const documentsOf = (letters: readonly string[], open: readonly boolean[]): OpenDocument[] =>
  letters.map((letter, index) => {
    const document = documentOf(invoice(`F${index}`, 20_000, 100, { letter }), 20_030, false, new Map());
    if (open[index] !== true) document.item.openCents = 0;
    return document;
  });

const idsFrom = (chain: Chain | undefined): string[] =>
  chain === undefined ? [] : [chain.document.item.id, ...idsFrom(nextOf(chain))];

test("a key leads to its own documents in their order, from the first open one on, as often as asked", () => {
  const anyLetters = fc.array(fc.string({ unit: fc.constantFrom("A", "B", "C"), maxLength: 3 }), {
    maxLength: 30,
  });
  const anyOpen = fc.array(fc.boolean(), { minLength: 30, maxLength: 30 });
  fc.assert(
    fc.property(anyLetters, anyOpen, (letters, open) => {
      const documents = documentsOf(letters, open);
      const chains = chainBy(documents, ({ letter }) => letter);
      const asked = [...letters, ...letters, "never"].filter((letter) => letter !== "");
      const expected = asked.map((key) => {
        const same = documents.filter(({ letter }) => letter === key);
        const first = same.findIndex(({ item }) => item.openCents > 0);
        return first < 0 ? [] : same.slice(first).map(({ item }) => item.id);
      });
      expect(asked.map((key) => idsFrom(firstOpen(chains, key)))).toEqual(expected);
    }),
    { numRuns: 200 },
  );
});
