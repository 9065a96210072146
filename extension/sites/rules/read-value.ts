import { controlOf, squeeze, textOf } from "../read-text.ts";
import type { Called, Read } from "./site-rules.ts";

/** `translated`: the text was put there by a translator and need not be the name any more. */
export type Value = { element: Element; text: string; translated?: boolean };

type How = {
  /** Elements that match are passed over. */
  skip?: string | undefined;
  /** Company numbers have at least seven digits: rates, notes and dates beside them have not. */
  number?: boolean;
  /** Hidden copies give nothing. */
  shown?: boolean;
  /** Heading of the column that a part of the item stands in. */
  heading?: (element: Element) => string;
};

/** The first of the alternatives that gives something inside the item; null for none. */
export const readValue = (item: Element, reads: readonly Read[] = [], how: How = {}): Value | null => {
  for (const read of reads) {
    const found: Value[] = [];
    for (const element of read.css === "" ? [item] : item.querySelectorAll(read.css)) {
      if (how.skip && element.matches(how.skip)) continue;
      if ((how.shown && !isShown(element)) || (read.called && !isCalled(element, read.called, how))) continue;
      const value = valueAt(element, read);
      if (how.number && !/(?:\d\D*){7}/.test(value?.text ?? "")) continue;
      if (value && !read.only) return value;
      if (value) found.push(value);
    }
    const [first] = found;
    if (first && found.every(({ text }) => text === first.text)) return first;
  }
  return null;
};

const patterns: Record<string, RegExp> = {};
/** Made once: rules are read for every row of every pass. */
const patternOf = (source: string, flags = ""): RegExp =>
  (patterns[flags + source] ??= new RegExp(source, flags));

const valueAt = (element: Element, { attribute, part, not, guarded }: Read): Value | null => {
  const control = attribute ? null : controlOf(element);
  if (guarded?.(element) || (control && guarded?.(control))) return null;
  const whole = attribute
    ? (element.getAttribute(attribute) ?? "")
    : control || !not
      ? textOf(element)
      : textOutside(element, not);
  const text = part === undefined ? squeeze(whole) : decoded(patternOf(part).exec(whole)?.[1] ?? "");
  // Dashes and dots stand where a field is empty.
  if (!/[\p{L}\p{N}]/u.test(text)) return null;
  const translated = !attribute && !control && element.querySelector("font") !== null;
  return { element: control ?? element, text, ...(translated ? { translated } : {}) };
};

const textOutside = (element: Element, not: string): string =>
  [...element.childNodes]
    .map((node) =>
      node.nodeType === 1 && !(node as Element).matches(not)
        ? textOutside(node as Element, not)
        : node.nodeType === 3
          ? node.nodeValue
          : "",
    )
    .join("");

const isCalled = (element: Element, { is, attribute, block, label }: Called, { heading }: How): boolean => {
  const named = block ? element.closest(block) : element;
  if (label) return isLabelled(named, { is, block, label });
  const name = attribute ? named?.getAttribute(attribute) : heading?.(element);
  return patternOf(is, "i").test(name ?? "");
};

/** By the nearest block that has a label; one with several fields says nothing of one of them. */
const isLabelled = (
  block: Element | null | undefined,
  called: { is: string; block?: string | undefined; label: string },
): boolean => {
  const labels = [...(block?.querySelectorAll(called.label) ?? [])].map(textOf);
  if (block && labels.length === 0)
    return isLabelled(called.block ? block.parentElement?.closest(called.block) : null, called);
  return labels.length > 0 && labels.every((text) => patternOf(called.is, "i").test(text));
};

/** Ids in addresses are escaped; what is no valid escape is taken as it stands. */
export const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text).trim();
  } catch {
    return text.trim();
  }
};

/** Shown, as far as the page says without being laid out where it cannot say. */
export const isShown = (element: Element): boolean =>
  element.closest('[hidden],[aria-hidden="true"]') === null &&
  (typeof element.checkVisibility !== "function" || element.checkVisibility());
