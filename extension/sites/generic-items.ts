import { type Company, isCompanyKind, isOtherRole, isOwn, tell } from "./generic-company.ts";
import { textOf } from "./read-text.ts";

const MOST_PROPERTIES = 60;
export const SCOPE = "[itemscope],[typeof]";
export type Item = { company: Company; anchor: Element; readFrom: Element[] };

/** A company that microdata or RDFa speak of at this element, and where its name stands; null for whoever runs the page. */
export const itemAt = (element: Element, url: URL): Item | null => {
  const kinds = (element.getAttribute("itemtype") ?? element.getAttribute("typeof") ?? "").split(/\s+/);
  if (!kinds.some(isCompanyKind) || propertiesOf(element).some(isOtherRole)) return null;
  if (element.parentElement?.closest('[itemprop~="publisher"],[property~="publisher"]')) return null;
  const company: Company = { names: [], numbers: {}, domain: null };
  let anchor: Element | null = null;
  const read: Element[] = [];
  const parts = element.querySelectorAll("[itemprop],[property]");
  for (let at = 0; at < Math.min(parts.length, MOST_PROPERTIES); at++) {
    const part = parts[at];
    if (!part || part.matches(SCOPE) || part.parentElement?.closest(SCOPE) !== element) continue;
    const text = readOf(part);
    for (const property of propertiesOf(part)) {
      if (isOwn(property, text, url)) return null;
      tell(company, property, text, url);
      if (/^(?:legalName|name)$/.test(property) && !part.matches("meta,link")) anchor ??= part;
    }
    read.push(part);
  }
  return anchor && company.names.length > 0 ? { company, anchor, readFrom: [anchor, ...read] } : null;
};

/** Last part of each property's name: `legalName` of `schema:legalName` and `https://schema.org/legalName`. */
const propertiesOf = (element: Element): string[] =>
  (element.getAttribute("itemprop") ?? element.getAttribute("property") ?? "")
    .split(/\s+/)
    .map((property) => property.replace(/^.*[/:#]/, ""))
    .filter(Boolean);

const readOf = (part: Element): string =>
  part.getAttribute("content") ?? (part.matches("a,link") ? part.getAttribute("href") : null) ?? textOf(part);
