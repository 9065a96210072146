import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anExport, FINGERPRINT, verdictOf } from "./an-export.ts";

const without = (lines: string[], ...places: number[]) => lines.filter((_, at) => !places.includes(at));
const swapped = (lines: string[], at: number) => {
  const [one = "", two = ""] = lines.slice(at, at + 2);
  return [...lines.slice(0, at), two, one, ...lines.slice(at + 2)];
};
const edited = (lines: string[], at: number, from: string, to: string) =>
  lines.map((line, place) => (place === at ? line.replace(from, to) : line));

describe("an export", () => {
  it("that nobody touched is intact, whatever was erased, and says whose it is and who signed", async () => {
    expect(await verdictOf(anExport(5, { erased: [2, 4] }))).toEqual({
      intact: true,
      organization: { id: "org-1", number: 7, name: "Maison Émile" },
      entries: 5,
      erased: 2,
      head: { sequence: 5, hash: expect.any(String), at: 1_700_000_000_000 },
      key: FINGERPRINT,
    });
    expect(await verdictOf(anExport(0))).toMatchObject({ intact: true, entries: 0 });
    expect(await verdictOf(anExport(3), { key: FINGERPRINT })).toMatchObject({ intact: true });
  });

  it.each<[string, string[], object]>([
    ["nothing", [], { problem: "empty" }],
    ["a foreign file", ["Date;Montant", "2026-01-01;12"], { problem: "foreign", line: 1 }],
    ["JSON of another kind", ["{}"], { problem: "foreign", line: 1 }],
    [
      "a payload changed",
      edited(anExport(5), 3, "300", "900"),
      { problem: "entry_changed", sequence: 3, what: "payload", line: 4 },
    ],
    [
      "a salt changed",
      edited(anExport(5), 3, "salt-3", "salt-4"),
      { problem: "entry_changed", sequence: 3, what: "payload" },
    ],
    [
      "an actor changed",
      edited(anExport(5), 4, "u-1", "u-2"),
      { problem: "entry_changed", sequence: 4, what: "entry" },
    ],
    [
      "the first entry changed",
      edited(anExport(5), 1, "u-1", "u-2"),
      { problem: "entry_changed", sequence: 1, what: "entry" },
    ],
    [
      "a space added",
      edited(anExport(5), 2, '{"sequence"', '{ "sequence"'),
      { problem: "entry_changed", sequence: 2, what: "line" },
    ],
    [
      "an entry said to be erased that says more",
      edited(anExport(5, { erased: [2] }), 2, '"erased":true', '"erased":true,"x":1'),
      { problem: "entry_changed", sequence: 2, what: "line" },
    ],
    ["an entry removed", without(anExport(5), 3), { problem: "entry_removed", sequence: 3 }],
    ["two removed", without(anExport(5), 2, 3), { problem: "entry_removed", sequence: 2 }],
    ["two swapped", swapped(anExport(5), 2), { problem: "entry_moved", sequence: 2 }],
    [
      "one written twice",
      [...anExport(5).slice(0, 3), ...anExport(5).slice(2)],
      { problem: "entry_inserted", sequence: 2, line: 4 },
    ],
    ["the tail cut, head and all", anExport(5).slice(0, 4), { problem: "tail_cut", said: 5, found: 3 }],
    ["the tail cut before its head", without(anExport(5), 4, 5), { problem: "tail_cut", said: 5, found: 3 }],
    ["the head cut alone", anExport(5).slice(0, 6), { problem: "head_missing" }],
    [
      "a forged signature",
      edited(anExport(5), 6, '"signature":"', '"signature":"00'),
      { problem: "head_forged", line: 7 },
    ],
    [
      "a head of a shorter chain",
      [...anExport(5).slice(0, 6), anExport(4)[5] ?? ""],
      { problem: "header_changed" },
    ],
    ["a head said to be older", edited(anExport(5), 6, '"at":17', '"at":16'), { problem: "head_forged" }],
    [
      "a header with another name",
      edited(anExport(5), 0, "Émile", "Emile"),
      { problem: "header_changed", line: 1 },
    ],
    [
      "a header with another number",
      edited(anExport(5), 0, '"number":7', '"number":8'),
      { problem: "header_changed", line: 1 },
    ],
    [
      "a header with another key",
      edited(anExport(5), 0, "key-of", "kez-of"),
      { problem: "header_changed", line: 1 },
    ],
    [
      "a header of a later format",
      edited(anExport(5), 0, '"format":1', '"format":2'),
      { problem: "newer_format", format: 2 },
    ],
    ["a line after the head", [...anExport(2), "{}"], { problem: "after_head", line: 5 }],
    [
      "a chain written anew under the old head",
      [...anExport(5, { note: "other" }).slice(0, 6), anExport(5)[6] ?? ""],
      { problem: "chain_rewritten", sequence: 5 },
    ],
  ])("with %s is told apart", async (_, lines, expected) => {
    expect(await verdictOf(lines)).toMatchObject({ intact: false, ...expected });
  });

  it("cut in the middle of a line says so", async () => {
    expect(await verdictOf(anExport(5).slice(0, 3), { cut: true })).toMatchObject({
      problem: "half_line",
      line: 3,
    });
  });

  it("made anew with another key proves itself, but not against the key that was noted", async () => {
    const forged = anExport(3, { publicKey: "key-of-a-forger" });
    expect(await verdictOf(forged)).toMatchObject({ intact: true });
    expect(await verdictOf(forged, { key: FINGERPRINT })).toMatchObject({ problem: "other_key" });
  });

  it("with any one character changed is never intact, and the line is named", async () => {
    const lines = anExport(6, { erased: [3] });
    await fc.assert(
      fc.asyncProperty(
        fc.nat(lines.length - 1),
        fc.nat(10_000),
        fc.constantFrom("0", "x", '"', " ", "é"),
        async (line, place, put) => {
          const text = lines[line] ?? "";
          const at = place % text.length;
          fc.pre(text[at] !== put);
          const changed = lines.map((each, index) =>
            index === line ? text.slice(0, at) + put + text.slice(at + 1) : each,
          );
          expect(await verdictOf(changed)).toMatchObject({ intact: false, line: line + 1 });
        },
      ),
      { numRuns: 150 },
    );
  });
});
