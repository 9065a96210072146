import { textOf } from "../read-text.ts";
import type { Read } from "./site-rules.ts";

export type Value = { element: Element; text: string };

/** The first of the alternatives that gives something inside the item; null for none. */
export const readValue = (item: ParentNode, reads: readonly Read[] = []): Value | null => {
  for (const read of reads)
    for (const element of read.css === "" ? [item as Element] : item.querySelectorAll(read.css)) {
      const text = partOf(
        read.attribute ? (element.getAttribute(read.attribute) ?? "") : textOf(element),
        read,
      );
      if (text) return { element, text };
    }
  return null;
};

const partOf = (whole: string, { part }: Read): string => {
  if (part === undefined) return whole.trim();
  return decoded(new RegExp(part).exec(whole)?.[1] ?? "");
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
