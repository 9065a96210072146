// @vitest-environment node
import { describe, expect, it } from "vitest";
import { anchorsOf, fileValues } from "#extension/views/dashboard/external-scores/direction.ts";
import { gradesText, readGrades } from "#extension/views/dashboard/external-scores/own-grades.ts";
import { scaleOfDraft } from "#extension/views/dashboard/external-scores/provider-draft.ts";
import { SCALE_NAMES } from "#shared/contract/external-scores.ts";

const read = (scale: Parameters<typeof anchorsOf>[0]) =>
  anchorsOf(scale).map(({ value, centipoints }) => [value, centipoints]);

describe("which way a scale runs", () => {
  it("is said by its best, a middle and its worst value: 1 is good with Allianz Trade, 10 with Coface", () => {
    expect(read("allianz_trade")).toEqual([
      ["1", 10_000],
      ["7", 3_333],
      ["10", 0],
    ]);
    expect(read("coface_dra")).toEqual([
      ["10", 10_000],
      ["3", 3_000],
      ["0", 0],
    ]);
    expect(read("banque_de_france").at(0)).toEqual(["1+", 10_000]);
    expect(read("banque_de_france").at(-1)).toEqual(["P", 0]);
    expect(read("altares_paydex_days").at(-1)).toEqual(["180", 0]);
  });

  it.each(SCALE_NAMES)("of %s never rises from the best to the worst", (name) => {
    const points = anchorsOf(name).map(({ centipoints }) => centipoints ?? 0);
    expect(points).toEqual([...points].sort((a, b) => b - a));
  });
});

describe("what a file reaches over", () => {
  it("is said with what both ends read as, whichever is the better", () => {
    expect(fileValues("allianz_trade", ["9", "1", "10", "2", "11", "x"])).toEqual({
      ...{ count: 6, offScale: 2 },
      lowest: { value: "1", centipoints: 10_000 },
      highest: { value: "10", centipoints: 0 },
    });
    const none = { count: 1, offScale: 1, lowest: null, highest: null };
    expect(fileValues("allianz_trade", ["x"])).toEqual(none);
  });
});

describe("own grades", () => {
  it("are read line by line, and written back the same", () => {
    const grades = readGrades("aa = 95\n\nB=40,5\nNR =");
    expect(grades).toEqual({ ok: true, value: { AA: 9_500, B: 4_050, NR: null } });
    expect(grades.ok && readGrades(gradesText(grades.value))).toEqual(grades);
  });

  it.each([
    ["A = 95\nB = good", 2],
    ["A = 95\nA = 90", 2],
    ["A = 101", 1],
    ["= 3", 1],
  ])("%j cannot be read on line %i", (typed, line) => {
    expect(readGrades(typed)).toEqual({ ok: false, error: line });
  });

  it("and own bounds make a scale only with a direction", () => {
    const draft = {
      source: "S",
      choice: "linear",
      worst: "9",
      best: "9",
      grades: "",
      visibleTo: "credit",
    } as const;
    expect(scaleOfDraft(draft)).toEqual({ scale: null, problem: "same" });
    expect(scaleOfDraft({ ...draft, best: "1" }).scale).toEqual({ kind: "linear", worst: 9, best: 1 });
    expect(scaleOfDraft({ ...draft, best: "one" }).problem).toBe("best");
    expect(scaleOfDraft({ ...draft, best: "" })).toEqual({ scale: null, problem: null });
  });
});
