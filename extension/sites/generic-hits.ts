import { isSiren, isSiret } from "#shared/credit/french-numbers.ts";
import { asIdentifier, compact, type Identifiers, isVat } from "./identifiers.ts";
import { controlOf } from "./read-text.ts";

/** One number and the element it was read in. */
export type Hit = { holder: Element; numbers: Identifiers };

/** A VAT number of a country we can check, or 9 to 14 digits; spaces of any kind between. Not a part of anything longer. */
const NUMBERS =
  /(?<![\p{L}\d.,/+-])(?:FR[ .\u00a0]?[0-9A-Z]{2}(?:[ .\u00a0\u202f]?\d){9}|(?:BE|DE|ES|IT|LU|NL|PT)[ .\u00a0]?[0-9A-Z](?:[ .\u00a0\u202f]?\d){6,10}(?:B\d\d|[A-Z])?|\d(?:[ .\u00a0\u202f]?\d){8,13})(?![\p{L}\d/]|[.,]\d)/gu;
const LABEL = /\b(?:SIREN|SIRET|RCS|R\.C\.S\.|TVA|VAT|UID|company registration)\b/i;
const OTHER_LABEL =
  /t[ée]l|phone|fax|mobile|portable|iban|bic|rib|commande|order|facture|invoice|r[ée]f|ticket|duns|code.?barre|ean|gtin|serial|s[ée]rie/i;

/** The numbers that one node tells. */
export function* hitsAt(node: Node): Generator<Hit> {
  if (node.nodeType === 3) yield* inText(node);
  else if ((node as Element).hasAttributes()) {
    yield* inAttributes(node as Element);
    if (isControl(node as Element)) yield* inControl(node as Element);
  }
}

function* inText(node: Node): Generator<Hit> {
  const text = node.nodeValue ?? "";
  const holder = node.parentElement;
  if (text.length < 9 || !holder || !/\d{2}/.test(text)) return;
  for (const match of text.slice(0, 20_000).matchAll(NUMBERS)) {
    const before = text.slice(Math.max(0, match.index - 40), match.index);
    const numbers = strict(match[0], () => labelOf(before) ?? labelOf(contextOf(holder)));
    if (numbers) yield { holder, numbers };
  }
}

/** A bare SIREN is nine digits like many other numbers: it counts only where a label says so. */
const strict = (text: string, label: () => "ours" | "other" | null): Identifiers | null => {
  const number = compact(text.replace(/[\u00a0\u202f]/g, ""));
  if (isVat(number)) return { vat: number };
  if (isSiret(number)) return label() === "other" ? null : { siret: number };
  if (isSiren(number)) return label() === "ours" ? { siren: number } : null;
  return null;
};

/** The nearest label before a number decides. */
const labelOf = (text: string): "ours" | "other" | null => {
  const words = text.split(/[\n;|,()]/).findLast((part) => part.trim()) ?? "";
  if (LABEL.test(words)) return "ours";
  return OTHER_LABEL.test(words) ? "other" : null;
};

/** Words that name an element's number: its own attributes, the label or cell before it, the heading of its column. */
export const contextOf = (holder: Element): string => {
  const own = [
    "data-field",
    "data-name",
    "name",
    "id",
    "class",
    "itemprop",
    "headers",
    "aria-label",
    "placeholder",
  ]
    .map((name) => holder.getAttribute(name) ?? "")
    .join(" ")
    .replace(/[_-]|(?<=\p{Ll})(?=\p{Lu})/gu, " ");
  if (LABEL.test(own)) return own;
  const cell = holder.closest("td,th,dd,li,[role=cell],[role=gridcell]");
  const before = (cell ?? holder).previousElementSibling?.textContent ?? "";
  if (before.length < 60 && (LABEL.test(before) || OTHER_LABEL.test(before))) return before;
  const heading = cell && columnHeading(cell);
  if (heading) return heading;
  const label = holder.closest("label") ?? (holder.id ? labelFor(holder) : null);
  if (label) return (label.textContent ?? "").slice(0, 60);
  const parentBefore = cell ? "" : (holder.parentElement?.previousElementSibling?.textContent ?? "");
  return parentBefore.length < 60 ? parentBefore : "";
};

const labelFor = (control: Element): Element | null =>
  [...control.ownerDocument.querySelectorAll("label[for]")].find(
    (label) => label.getAttribute("for") === control.id,
  ) ?? null;

/** Text of the heading over a table cell, empty where the table has none. */
export const columnHeading = (cell: Element): string => {
  const row = cell.closest("tr,[role=row]");
  const first = row?.closest("table,[role=grid],[role=table]")?.querySelector("tr,[role=row]");
  if (!row || !first || first === row || !first.querySelector("th,[role=columnheader]")) return "";
  const column = [...row.children].indexOf(cell);
  return (first.children[column]?.textContent ?? "").trim().slice(0, 60);
};

function* inAttributes(element: Element): Generator<Hit> {
  for (const { name, value } of element.attributes) {
    if (value.length < 9 || value.length > 60 || !/\d{3}/.test(value)) continue;
    const labelled = /siren|siret|vat|tva/i.test(name);
    if (!labelled && !/^(?:data-|title$|aria-label$|alt$)/.test(name)) continue;
    const numbers = asIdentifier(value.replace(/^.*(?:SIREN|SIRET|VAT|TVA)\W+/i, ""));
    const sure = labelled || numbers?.vat || (LABEL.test(value) && numbers);
    if (numbers && sure) yield { holder: element, numbers };
  }
}

const isControl = ({ localName }: Element): boolean => localName === "input" || localName === "textarea";

function* inControl(element: Element): Generator<Hit> {
  if (element.matches("[type=password],[type=tel]")) return;
  const value = controlOf(element)?.value ?? "";
  if (value.length < 9 || value.length > 60) return;
  const numbers = strict(value, () => labelOf(contextOf(element)));
  const holder = element.matches("[type=hidden]") ? element.parentElement : element;
  if (numbers && holder) yield { holder, numbers };
}
