import { squeeze, textOf } from "../read-text.ts";

/** Never read by a taught rule, whatever its selector reaches: secrets, what no person sees, what somebody is writing. */
const SECRET = [
  '[type="password"]',
  '[type="hidden"]',
  '[type="file"]',
  '[autocomplete*="password"]',
  '[autocomplete^="cc-"]',
  '[autocomplete="one-time-code"]',
]
  .map((part) => `input${part}`)
  .join(",");
const OUT_OF_SIGHT = '[hidden],[aria-hidden="true"],script,style,noscript,template';
const EDITED = '[contenteditable=""],[contenteditable="true"],[contenteditable="plaintext-only"]';

export type Unreadable = "password" | "hidden" | "editor" | "frame";

/** Why an element may not be read; null when it may. */
export const unreadable = (element: Element): Unreadable | null => {
  if (element.matches("iframe,frame,object,embed")) return "frame";
  if (element.matches(SECRET)) return element.matches('[type="hidden"]') ? "hidden" : "password";
  if (element.closest(EDITED)) return "editor";
  return element.closest(OUT_OF_SIGHT) ? "hidden" : null;
};

/** What an element says, or one of its attributes; empty for what may not be read. */
export const readTaught = (element: Element, attribute?: string): string => {
  if (unreadable(element)) return "";
  return attribute === undefined ? textOf(element) : squeeze(element.getAttribute(attribute) ?? "");
};
