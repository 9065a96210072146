import { claimLetter, deliveryLetter, reliefLetter, titleLetter } from "./court-letters.ts";
import { adverseLetter, overdueLetter } from "./insurer-letters.ts";
import type { Letter } from "./letter.ts";
import type { LetterFacts } from "./letter-facts.ts";
import type { LetterKind } from "./letters-for.ts";

/** The text of a kind from the facts. `references`: documents whose goods are reclaimed. */
export const letterOf = (kind: LetterKind, facts: LetterFacts, references: ReadonlySet<string>): Letter => {
  switch (kind) {
    case "claim":
      return claimLetter(facts);
    case "title":
      return titleLetter(facts, references);
    case "relief":
      return reliefLetter(facts);
    case "adverse":
      return adverseLetter(facts);
    case "overdue":
      return overdueLetter(facts);
    case "delivery":
      return deliveryLetter(facts);
  }
};

/** Texts that speak of a judgment: without one known they have nothing to say. */
export const needsJudgment = (kind: LetterKind): boolean => kind !== "adverse" && kind !== "overdue";
