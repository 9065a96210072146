import { WARNING_SIGNALS, type WarningCode } from "#shared/credit/warnings/warning-signals.ts";
import { CODE_WORDS } from "./code-words.ts";

export const ALL_CODES = Object.keys(WARNING_SIGNALS) as WarningCode[];

const wordsOf = (text: string): string[] =>
  text
    .normalize("NFD")
    .replaceAll(/\p{Mn}/gu, "")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");

/** So short a word says something only at the end, where it is still being typed. */
const SHORT = 2;
/** From this length on an ending more or less is the same word. */
const STEM = 4;

const isSame = (asked: string, known: string): boolean =>
  known.startsWith(asked) || (known.length >= STEM && asked.startsWith(known));

/**
 * Codes by words of French or English at once, those first that most of the asked words speak of, the name itself before the
 * other words. Without a word: all. `labelOf`: the name that the screen shows.
 */
export const findCodes = (text: string, labelOf: (code: WarningCode) => string): WarningCode[] => {
  const typed = wordsOf(text);
  const long = typed.filter((word) => word.length > SHORT);
  const asked = long.length > 0 ? long : typed;
  if (asked.length === 0) return ALL_CODES;
  const rated = ALL_CODES.map((code) => {
    const named = wordsOf(labelOf(code));
    const known = wordsOf(CODE_WORDS[code]);
    const hits = (words: string[]) => asked.filter((word) => words.some((each) => isSame(word, each))).length;
    return { code, all: hits([...named, ...known]), byName: hits(named) };
  });
  return rated
    .filter(({ all }) => all > 0)
    .toSorted((a, b) => b.all - a.all || b.byName - a.byName)
    .map(({ code }) => code);
};
