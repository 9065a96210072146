// Format characters (Cf) are the invisible ones that turn or hide text on a page: bidi overrides, zero width, soft hyphen.
const controls = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;
const invisible = /\p{Cf}/gu;
const suspicious = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;
const spaces = /\s{2,}|[^\S ]/;

/** True when the text holds characters that would be taken out. */
export const isSuspicious = (text: string): boolean => suspicious.test(text);

/**
 * Text of a file made safe to show and to compare: control characters become blanks, invisible and bidi ones go, blanks
 * collapse, ends are trimmed, at most `max` UTF-16 units. What looks like a formula stays text; `csvCell` guards it on
 * the way out.
 */
export const cleanText = (text: string, max: number): string => {
  let clean = text;
  if (suspicious.test(clean)) clean = clean.replace(controls, " ").replace(invisible, "");
  if (spaces.test(clean)) clean = clean.replace(/\s+/g, " ");
  clean = clean.trim();
  if (clean.length > max) clean = clean.slice(0, max).trimEnd();
  return clean.isWellFormed() ? clean : clean.toWellFormed();
};

/**
 * A copy that does not keep alive the piece of the file it was cut from (engines share the memory of substrings): for
 * what is held until the end, names and keys.
 */
export const ownCopy = (text: string): string => Array.from(text).join("");
