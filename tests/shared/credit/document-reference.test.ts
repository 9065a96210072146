import fc from "fast-check";
import { expect, test } from "vitest";
import { referenceKey, referencesInLabel } from "#shared/credit/document-reference.ts";

test.each([
  ["FA-0012", "FA0012"],
  ["00042", "42"],
  [" fa 12/b ", "FA12B"],
  ["é-1", "É1"],
  ["--", ""],
])("%s is compared as %s", (reference, key) => {
  expect(referenceKey(reference)).toBe(key);
});

test("a label names what it writes in one word or in up to four", () => {
  const known = new Set(["FA2026001", "4711A"]);
  const named = (label: string) => referencesInLabel(label, (key) => known.has(key));
  expect(named("Virement FA 2026-001, merci")).toEqual(["FA2026001"]);
  expect(named("règlement n°004711a/FA2026001")).toEqual(["4711A", "FA2026001"]);
  expect(named("2026 FA 2026")).toEqual([]);
});

test("a word cut by hand is the word the pattern finds", () => {
  const anyLabel = fc.string({ unit: fc.constantFrom(..."aZ09 -/._@[`{é"), maxLength: 24 });
  fc.assert(
    fc.property(anyLabel, (label) => {
      // A sign outside plain letters sends the whole label to the pattern.
      const byPattern = referencesInLabel(`${label} €`, () => true);
      expect(referencesInLabel(label, () => true)).toEqual(byPattern);
    }),
    { numRuns: 300 },
  );
});
