import { squeeze } from "../read-text.ts";
import { namesPart, tellsKind } from "./looks-written.ts";

/** Attributes that name a part for the page's makers and tests, before all other `data-` ones. */
const NAMING =
  /^data-(?:test|testid|test-id|cy|qa|field|field-name|fieldname|name|column|col|key|role|component|label)$/;
const OTHER_DATA = /^data-(?!v-|react|ember|radix|state|index|idx|id$|value|date|time)[a-z-]+$/;
const MOST_CLASSES = 3;

const quoted = (name: string, value: string): string => `[${name}="${value}"]`;

/**
 * What can be said of an element that will be true of its like on another record, best first: attributes that name it, its
 * name or id, where it leads, role, classes that somebody wrote. Never a number, a generated name or a place among siblings.
 */
export const stableParts = (element: Element): string[] => {
  const tag = element.localName;
  const text = squeeze(element.textContent ?? "");
  const naming: string[] = [];
  const data: string[] = [];
  const others: string[] = [];
  for (const { name, value } of element.attributes) {
    if (!namesPart(value, text)) continue;
    if (NAMING.test(name)) naming.push(quoted(name, value));
    else if (OTHER_DATA.test(name)) data.push(quoted(name, value));
    else if (name === "name" || name === "itemprop") others.push(`${tag}${quoted(name, value)}`);
    else if (name === "role") others.push(quoted(name, value));
  }
  const id = tellsKind(element.id) ? [`#${element.id}`] : [];
  const classes = [...element.classList].filter(tellsKind).slice(0, MOST_CLASSES);
  return [
    ...naming,
    ...data,
    ...id,
    ...leadsTo(element),
    ...others,
    ...classes.map((name) => `.${name}`),
    ...(classes.length > 1 ? [classes.map((name) => `.${name}`).join("")] : []),
  ];
};

/** The part of a link's address before its id: `/customers/` of `/customers/17`. */
const leadsTo = (element: Element): string[] => {
  const href = element.localName === "a" ? (element.getAttribute("href") ?? "") : "";
  const kept =
    /^(?:[a-z]+:\/\/[^/]+)?([#/][^?"\\]*?)(?:[^/"\\]*\d[^/"\\]*)(?:[/?#].*)?$/i.exec(href)?.[1] ?? "";
  return kept.length > 3 && kept.endsWith("/") && kept.length <= 60 ? [`a[href*="${kept}"]`] : [];
};

/** Attributes that rows of one list share by name, whatever their value. */
export const sharedAttributes = (one: Element, other: Element): string[] =>
  [...one.attributes]
    .map(({ name }) => name)
    .filter((name) => /^data-(?!v-|react)[a-z-]{2,40}$/.test(name) && other.hasAttribute(name))
    .map((name) => `[${name}]`);

/** Its place among its like: the last resort. Cells count all children, since columns stand still. */
export const placeAmong = (element: Element): string => {
  const tag = element.localName;
  const siblings = [...(element.parentElement?.children ?? [])];
  const like = siblings.filter((one) => one.localName === tag);
  if (/^t[dh]$/.test(tag) || /^(?:grid)?cell$/.test(element.getAttribute("role") ?? ""))
    return `${tag}:nth-child(${siblings.indexOf(element) + 1})`;
  return like.length < 2 ? tag : `${tag}:nth-of-type(${like.indexOf(element) + 1})`;
};
