import { describe, expect, it } from "vitest";
import { matchKind, type Pair, wrongMerges } from "./wrong-merges.ts";

const OWN_PAIRS: Pair[] = [
  { one: "Menuiserie Kerbrat SAS", other: "MENUISERIE KERBRAT", same: true },
  { one: "Société Hénin & Fils", other: "HENIN ET FILS", same: true },
  { one: "Transports Le Goff SARL", other: "Transport Le Goff", same: true },
  { one: "Garage Martin", other: "Garage Martins", same: false },
  { one: "Dupont Père", other: "Dupont Fils", same: false },
  { one: "Dupont SAS", other: "Dupont SARL", same: false },
  { one: "Batiment II", other: "Batiment", same: false },
  { one: "Imprimerie de l'Ouest", other: "Imprimerie de l'Est", same: false },
];

describe("labelled pairs", () => {
  it("that are different companies are never merged by name", () => {
    expect(wrongMerges(OWN_PAIRS)).toEqual([]);
  });

  it("that are one company under two spellings are matched", () => {
    const missed = OWN_PAIRS.filter(({ one, other, same }) => same && matchKind(one, other) !== "matched");
    expect(missed).toEqual([]);
  });
});
