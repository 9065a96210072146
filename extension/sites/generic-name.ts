import { columnHeading } from "./generic-hits.ts";
import { isName, mayBeName, nameIn } from "./generic-words.ts";
import { controlOf, squeeze, textOf } from "./read-text.ts";

export type Named = { anchor: Element; name: string; row: boolean; readFrom: Element[] };
/** What lies in each element that holds anything; null for several. */
type In<Thing> = Map<Element, Thing | null>;
/** The one company spoken of, the one title; how many children of each kind hold a company; names beside labels so far. */
export type Lie = {
  companyIn: In<string>;
  titleIn: In<Element>;
  many: Map<Element, Map<string, number>>;
  labelled: Map<Element, Named | null>;
};
export const emptyLie = (titleIn: In<Element>): Lie => ({
  companyIn: new Map(),
  titleIn,
  many: new Map(),
  labelled: new Map(),
});

/** Notes a thing in all that is around it. */
export const layIn = <Thing>(map: In<Thing>, at: Element, thing: Thing, many?: Lie["many"]): void => {
  for (let box: Element | null = at; box; box = box.parentElement) {
    const known = map.get(box);
    if (known === undefined) {
      map.set(box, thing);
      if (many && box.parentElement) countIn(many, box.parentElement, box.localName);
    } else if (known === null) return;
    else if (known !== thing) map.set(box, null);
  }
};
const countIn = (many: Lie["many"], parent: Element, kind: string): void => {
  const kinds = many.get(parent) ?? new Map<string, number>();
  kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  many.set(parent, kinds);
};

const NAME_LABEL =
  /^(?:raison sociale|d[ée]nomination(?: sociale)?|nom(?: de la soci[ée]t[ée]| du client| de l.entreprise)?|clients?|soci[ée]t[ée]s?|entreprises?|tiers|fournisseurs?|company(?: name)?|customers?(?: name)?|accounts?(?: name)?|legal name|name|organi[sz]ations?)\s*:?\s*\*?$/i;
export const NUMBER_LABEL = /SIREN|SIRET|TVA|VAT|RCS/i;
/** The name a number belongs to: cell of its row, value beside a name label, or the one heading; null when unsure. */
export const nameFor = (holder: Element, lie: Lie): Named | null => {
  const row = holder.closest("tr,[role=row]");
  if (row) {
    const cells = [...row.children];
    const own = cells.findIndex((cell) => cell.contains(holder));
    const labelled =
      own > 0 && NUMBER_LABEL.test(cells[own - 1]?.textContent ?? "") && textOf(cells[own - 1]).length < 60;
    const pair = own === 1 && cells.length === 2 && !mayBeName(textOf(cells[0]));
    if (!labelled && !pair) return inRow(row, cells, own, holder);
  }
  return besideLabel(holder, lie) ?? inBox(holder, lie);
};

/** Text of a title without the buttons and the words for screen readers in it. */
export const titleText = (title: Element): string => {
  if (!title.querySelector(NO_TITLE)) return textOf(title);
  const parts: string[] = [];
  const texts = title.ownerDocument.createTreeWalker(title, 4);
  for (let text = texts.nextNode(); text && parts.length < 50; text = texts.nextNode())
    if (!text.parentElement?.closest(NO_TITLE)) parts.push(text.nodeValue ?? "");
  return squeeze(parts.join(""));
};
const NO_TITLE = "button,[role=button],.sr-only,.visually-hidden,svg";

export const NAMING = "a,h1,h2,h3,h4,h5,h6,strong,b";

const inRow = (row: Element, cells: Element[], own: number, holder: Element): Named | null => {
  const beside = namingIn(cells[own], holder);
  if (beside) return { anchor: beside, name: textOf(beside), row: true, readFrom: [row] };
  const usable = cells.filter(
    (cell, at) => at !== own && isName(textOf(cell)) && !NUMBER_LABEL.test(columnHeading(cell)),
  );
  const cell =
    usable.find((each) => NAME_LABEL.test(columnHeading(each))) ??
    usable.find((each) => namingIn(each, holder) ?? each.matches("th,[role=rowheader]")) ??
    // Without a heading, link or emphasis only what stands before the number is likely its owner.
    usable.find((each) => own < 0 || cells.indexOf(each) < own);
  if (!cell) return null;
  const anchor = namingIn(cell, holder) ?? cell;
  return { anchor, name: textOf(anchor), row: true, readFrom: [row] };
};

const namingIn = (cell: Element | undefined, holder: Element): Element | null =>
  [...(cell?.querySelectorAll(NAMING) ?? [])].find(
    (element) => !element.contains(holder) && isName(textOf(element)),
  ) ?? null;

/** "Raison sociale: …" in the same table, list or form. */
const besideLabel = (holder: Element, lie: Lie): Named | null => {
  const box = largestOfOne(holder, holder.closest("table,dl,form,fieldset,section,article,main"), lie);
  const known = box ? lie.labelled.get(box) : null;
  if (!box || known !== undefined) return known ?? null;
  const named = labelledIn(box);
  lie.labelled.set(box, named);
  return named;
};

export const labelledIn = (box: Element): Named | null => {
  for (const label of box.querySelectorAll("dt,th,td,label,.label")) {
    if ((label.textContent ?? "").length > 60 || !NAME_LABEL.test(squeeze(label.textContent ?? ""))) continue;
    const value = valueBeside(label);
    const name = textOf(value);
    if (value && !value.matches("select") && isName(name))
      return { anchor: controlOf(value) ?? value, name, row: false, readFrom: [label, value] };
  }
  return null;
};

/** Of several records alive in one page only that of the number: where a box holds two, the part of it that holds one. */
const largestOfOne = (holder: Element, most: Element | null, { companyIn, titleIn }: Lie): Element | null => {
  let box: Element | null = null;
  for (let at: Element | null = most && holder; at; at = at === most ? null : at.parentElement) {
    if (companyIn.get(at) === null || titleIn.get(at) === null) return box;
    box = at;
  }
  return box;
};

const UNREAD =
  "[type=password],[type=hidden],[type=checkbox],[type=radio],[type=submit],[type=button],[type=file]";

const saysNothing = (value: Element): boolean =>
  value.matches("[type=hidden]") || (!value.textContent?.trim() && !controlOf(value));

export const valueBeside = (label: Element): Element | null => {
  const named = label.getAttribute("for");
  const control = named
    ? label.ownerDocument.getElementById(named)
    : label.querySelector("input,textarea,select");
  if (control) return control.matches(UNREAD) ? null : control;
  if (label.closest("tr")?.querySelectorAll("th,td").length !== 2 && label.matches("th,td")) return null;
  // Our own badge may stand before the value.
  let value = label.nextElementSibling;
  for (let at = 0; value && at < 3 && saysNothing(value); at++) value = value.nextElementSibling;
  return value?.matches(`label,${UNREAD}`) ? null : value;
};

/** A link that leads elsewhere names where it leads. */
export const headingOf = (box: Element, holder: Element): Element | null =>
  [...box.querySelectorAll(NAMING)]
    .slice(0, 20)
    .find(
      (each) =>
        !each.contains(holder) &&
        !each.matches('a[href^="http"],a[href^="mailto:"]') &&
        !NUMBER_LABEL.test(each.textContent ?? "") &&
        mayBeName(textOf(each)),
    ) ?? null;

/** The heading of the smallest box around the number, if that box repeats and speaks of one company only; else its record's title. */
const inBox = (holder: Element, { companyIn, titleIn, many }: Lie): Named | null => {
  let title: Element | null | undefined;
  for (let box: Element | null = holder, depth = 0; box && depth < 60; box = box.parentElement, depth++) {
    if (companyIn.get(box) === null) return null;
    title ??= titleIn.get(box);
    if (title !== undefined) break;
    if (depth >= 8 || box.matches("body,html,main")) continue;
    const siblings = box.parentElement && many.get(box.parentElement)?.get(box.localName);
    const repeated = (siblings ?? 0) > 1;
    const heading = repeated || box.matches("li,article,[role=listitem]") ? headingOf(box, holder) : null;
    if (heading) return { anchor: heading, name: nameIn(titleText(heading)), row: true, readFrom: [heading] };
  }
  return title ? { anchor: title, name: nameIn(titleText(title)), row: false, readFrom: [title] } : null;
};
