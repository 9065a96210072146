import type { SightedKeys } from "./keys.ts";
import type { Evidence, Match } from "./sighting.ts";
import { isFirstName, isPlace, isSharedWord } from "./vocabulary.ts";

const BY_NAME: readonly Evidence[] = ["name", "alike"];

/** Two telling words, or one beside a legal form. "Orange" may be a colour and "Bernard Martin" a person. */
const isTelling = ({ key, families }: NonNullable<SightedKeys["name"]>): boolean => {
  const words = key.split(" ");
  if (families.length > 0) return true;
  return (
    words.length > 1 &&
    !words.some(isFirstName) &&
    words.some((word) => word.length > 3 && !isSharedWord(word) && !isPlace(word))
  );
};

/**
 * What `judge` says, made modest for a text that nothing calls a company's name: by a name alone it is firm only where
 * such a name can hardly be anything else.
 */
export const judgeGuess = ({ name }: SightedKeys, match: Match): Match => {
  if (match.kind !== "matched" || name === null) return match;
  const { customerId, evidence } = match;
  if (evidence.some((kind) => !BY_NAME.includes(kind)) || isTelling(name)) return match;
  return { kind: "unsure", candidates: [customerId], evidence };
};
