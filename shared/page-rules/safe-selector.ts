/** Why a selector is refused; each has words in every language (`teach.selector.<code>`). */
export const SELECTOR_PROBLEMS = [
  "empty",
  "too_long",
  "syntax",
  "universal",
  "too_complex",
  "forbidden",
] as const;
export type SelectorProblem = (typeof SELECTOR_PROBLEMS)[number];

const MOST_CHARACTERS = 300;
const MOST_ALTERNATIVES = 3;
const MOST_COMPOUNDS = 8;

/** What holds secrets, what no person sees, and documents that are not this page. */
const FORBIDDEN_TYPES = new Set(
  "html body head script style link meta template noscript iframe frame object embed portal fencedframe".split(
    " ",
  ),
);
const FORBIDDEN_ATTRIBUTES = /^(?:value|hidden|contenteditable|nonce|autocomplete|srcdoc|on.*)$/i;
const FORBIDDEN_VALUES = /pass|hidden|csrf|token|secret|card.?n|cvv|cvc/i;

const TYPE = /^[A-Za-z][\w-]*/;
const NAME = /^[.#]-?[A-Za-z_][\w-]*/;
const ATTRIBUTE = /^\[([A-Za-z][\w-]*)(?:[~|^$*]?="([^"\\\n]{1,100})")?\]/;
const PLAIN = /^:(?:(?:first|last|only)-(?:child|of-type)|nth-(?:last-)?(?:child|of-type)\([1-9]\d{0,3}\))/;
/** `:nth-child()` may stand inside: its parentheses are the only ones. */
const FUNCTION = /^:(not|is|has)\(((?:[^()]|\([1-9]\d{0,3}\))*)\)/;

type Read = { rest: string; problem: SelectorProblem | null; hasUsed: number };

/**
 * Whether a selector that a person taught may run on a page: plain CSS from a short list, bounded in length and cost, and
 * never of a password or hidden control, of something edited or of another document. null when it may.
 */
export const selectorProblem = (selector: string): SelectorProblem | null => {
  if (selector.length > MOST_CHARACTERS) return "too_long";
  const alternatives = splitOutside(selector);
  if (alternatives.some((one) => one.trim() === "")) return "empty";
  if (alternatives.length > MOST_ALTERNATIVES) return "too_complex";
  return alternatives.map(complexProblem).find((problem) => problem !== null) ?? null;
};

const complexProblem = (text: string): SelectorProblem | null => {
  let rest = text.trim();
  let hasUsed = 0;
  for (let compounds = 1; ; compounds++) {
    const read = readCompound(rest, false);
    if (read.problem) return read.problem;
    hasUsed += read.hasUsed;
    if (hasUsed > 1 || compounds > MOST_COMPOUNDS) return "too_complex";
    if (read.rest === "") return null;
    const combinator = /^(?:\s*[>+~]\s*|\s+)/.exec(read.rest);
    if (!combinator) return "syntax";
    rest = read.rest.slice(combinator[0].length);
  }
};

/** One compound at the start of the text; functions hold compounds, but no further function. */
const readCompound = (text: string, inside: boolean): Read => {
  const refuse = (problem: SelectorProblem): Read => ({ rest: "", problem, hasUsed: 0 });
  if (/^\*/.test(text)) return refuse("universal");
  const type = TYPE.exec(text)?.[0] ?? "";
  if (FORBIDDEN_TYPES.has(type.toLowerCase())) return refuse("forbidden");
  let rest = text.slice(type.length);
  let hasUsed = 0;
  while (/^[.#[:]/.test(rest)) {
    const attribute = ATTRIBUTE.exec(rest);
    const call = FUNCTION.exec(rest);
    const part = attribute ?? NAME.exec(rest) ?? PLAIN.exec(rest) ?? call;
    if (!part) return refuse(/^:(?:not|is|has)\(/.test(rest) ? "too_complex" : "syntax");
    if (attribute && isForbidden(attribute)) return refuse("forbidden");
    if (call) {
      if (inside) return refuse("too_complex");
      const problem = functionProblem(call[1] ?? "", call[2] ?? "");
      if (problem) return refuse(problem);
      if (call[1] === "has") hasUsed++;
    }
    rest = rest.slice(part[0].length);
  }
  return rest === text ? refuse("syntax") : { rest, problem: null, hasUsed };
};

const isForbidden = ([, name = "", value = ""]: RegExpExecArray): boolean =>
  FORBIDDEN_ATTRIBUTES.test(name) || (/^(?:type|name|id)$/i.test(name) && FORBIDDEN_VALUES.test(value));

const functionProblem = (name: string, argument: string): SelectorProblem | null => {
  const parts = splitOutside(argument);
  if (parts.length > MOST_ALTERNATIVES) return "too_complex";
  for (const part of parts) {
    const compound = name === "has" ? part.trim().replace(/^[>+~]\s*/, "") : part.trim();
    // What is excluded is not read: `:not([hidden])` narrows.
    const { problem, rest } = readCompound(compound, true);
    if (problem === "forbidden" && name === "not") continue;
    if (problem) return problem;
    if (rest !== "") return "too_complex";
  }
  return null;
};

/** Splits at commas outside quotes, brackets and parentheses. */
const splitOutside = (text: string): string[] => {
  const parts = [""];
  let depth = 0;
  let quoted = false;
  for (const char of text) {
    if (char === '"') quoted = !quoted;
    else if (!quoted && "([".includes(char)) depth++;
    else if (!quoted && ")]".includes(char)) depth--;
    if (char === "," && depth === 0 && !quoted) parts.push("");
    else parts.push(`${parts.pop() ?? ""}${char}`);
  }
  return parts;
};
