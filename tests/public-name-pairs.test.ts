import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { normaliseName } from "#shared/matching/normalise-name.ts";
import { type Pair, wrongMerges } from "./shared/matching/wrong-merges.ts";

const cells = (line: string): string[] =>
  [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell = ""]) =>
    cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell,
  );

const readPairs = (text: string): Pair[] =>
  text
    .split(/\r?\n/)
    .slice(1)
    .filter((line) => line.trim() !== "")
    .map(cells)
    .map(([one = "", other = "", label = ""]) => ({ one, other, same: label.trim() === "1" }));

const folder = fileURLToPath(new URL("../../shared/data/name_matching/", import.meta.url));
const FILES = ["pairs_trade_200.csv", "pairs_trade_100.csv", "pairs_listed_128.csv"];
const present = existsSync(folder) ? FILES : [];

describe("a file of labelled pairs", () => {
  it("is read with quoted cells and labels", () => {
    expect(readPairs('x,y,t\n"Kerbrat, fils","Kerbrat ""K""",0\nA,B,1\n')).toEqual([
      { one: "Kerbrat, fils", other: 'Kerbrat "K"', same: false },
      { one: "A", other: "B", same: true },
    ]);
  });
});

for (const file of present) {
  describe(`public pairs of ${file}`, () => {
    const pairs = readPairs(readFileSync(`${folder}${file}`, "utf8"));
    const equal = ({ one, other }: Pair): boolean => normaliseName(one).key === normaliseName(other).key;

    it("are read as pairs", () => {
      expect(pairs.length).toBeGreaterThan(90);
      expect(pairs.some(({ same }) => same)).toBe(true);
    });

    it("never merge two companies, pairs that are equal after normalising excepted", () => {
      expect(wrongMerges(pairs.filter((pair) => !equal(pair)))).toEqual([]);
    });
  });
}
