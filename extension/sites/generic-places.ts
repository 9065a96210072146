import { DIALOG } from "./generic-found.ts";
import { NAMING, titleText, valueBeside } from "./generic-name.ts";
import { mayBeCompany, mayBeName, nameIn, namesCompany } from "./generic-words.ts";
import { controlOf, squeeze, textOf } from "./read-text.ts";

/** A text that stands where names of customers do. `guess`: nothing says that it is a company's. */
export type Place = {
  anchor: Element;
  name: string;
  kind: "record" | "row" | "card";
  guess: boolean;
  readFrom: Element[];
};

const TABLE = "table,[role=grid],[role=treegrid],[role=table]";
const MENU = "nav,[role=navigation],[role=menu],[role=menubar],[role=tablist],[role=listbox],aside,thead";
const TRAIL = '[aria-current="page"],[aria-current="location"]';
const TRAILS = 'nav[aria-label*="readcrumb" i],nav[aria-label*="ariane" i],[class*="breadcrumb" i]';
const NAMED = new Set(["div", "span", "p", "strong", "b", "a"]);
const CALLED = /(?:^|[\s_-])(?:title|name|company|customer|client|account)(?:[\s_-]|$)/i;
const NO_LABEL = `${MENU},button,option,a,h1,h2,h3,h4,h5,h6`;
const NO_VALUE = "th,dt,label,[role=columnheader],ul,ol,dl,table,tbody,form,main,section,article";
const MOST_IN_VALUE = 8;
const MOST_IN_CARD = 40;
const ONE_OF_MANY = "li,article,section,div,[role=listitem]";

/** Finds places of names, one node at a time, in the order of the page. Titles are any whose text may be a name. */
export const placesOf = () => {
  const columns = new WeakMap<Element, Column | null>();

  function* at(node: Node, guesses: boolean): Generator<Place> {
    if (node.nodeType === 3) yield* labelled(node);
    else {
      const element = node as Element;
      if (element.localName === "tr" || element.getAttribute("role") === "row") yield* inColumn(element);
      else if (guesses && (element.hasAttributes() || /^h[1-6]$/.test(element.localName)))
        yield* titleAt(element);
    }
  }

  function* inColumn(row: Element): Generator<Place> {
    const table = row.closest(TABLE);
    if (!table) return;
    const known = columns.get(table);
    const column = known === undefined ? companyColumn(table) : known;
    columns.set(table, column);
    const cell = column && cellIn(row, column);
    const anchor = cell ? nameElement(cell) : null;
    if (!anchor) return;
    const place = placed(anchor, "row", false);
    if (place) yield place;
  }

  return { at };
};

type Column = { heading: Element; index: number; count: number; number: string | null };

/** The first column that says it holds companies. */
const companyColumn = (table: Element): Column | null => {
  const first = table.querySelector("tr,[role=row]");
  const rowed = [...(first?.children ?? [])];
  const headings = rowed.some((cell) => cell.matches("th,[role=columnheader]"))
    ? rowed
    : [...table.querySelectorAll("[role=columnheader]")].slice(0, 200);
  const index = headings.findIndex((heading) => namesCompany(textOf(heading)));
  const heading = headings[index];
  // A single line of label and value is no table.
  if (!heading || (headings.length === 2 && !heading.nextElementSibling?.matches("th,[role=columnheader]")))
    return null;
  return { heading, index, count: headings.length, number: heading.getAttribute("aria-colindex") };
};

const cellIn = (row: Element, { heading, index, count, number }: Column): Element | null => {
  const cells = [...row.children];
  if (cells.includes(heading) || cells.some((cell) => cell.matches("[role=columnheader]"))) return null;
  const numbered = number && cells.find((cell) => cell.getAttribute("aria-colindex") === number);
  // By place only where no column is missing.
  return numbered || (cells.length === count ? (cells[index] ?? null) : null);
};

/** The link or emphasis in a cell, or the first of its parts. */
const nameElement = (cell: Element): Element => {
  const control = controlOf(cell);
  if (control) return control;
  const naming = [...cell.querySelectorAll(NAMING)].find((element) => mayBeName(textOf(element)));
  let at = naming ?? cell;
  for (let depth = 0; depth < 6; depth++) {
    const parts = [...at.children].filter((part) => part.textContent?.trim());
    const first = parts[0];
    const own = [...at.childNodes].some((child) => child.nodeType === 3 && child.nodeValue?.trim());
    if (!first || own) break;
    at = first;
  }
  return at;
};

const placed = (
  anchor: Element,
  kind: Place["kind"],
  guess: boolean,
  name = textOf(anchor),
): Place | null => {
  const said = guess ? nameIn(name) : name;
  return (guess ? mayBeName(said) : mayBeCompany(said))
    ? { anchor, name: said, kind, guess, readFrom: [anchor] }
    : null;
};

/** "Client : Kerbrat" in one text, or a label and what stands beside it. */
function* labelled(node: Node): Generator<Place> {
  const text = node.nodeValue ?? "";
  const holder = node.parentElement;
  const isPair = text.includes(":") || text.includes("：");
  if (!holder || text.length > (isPair ? 200 : 60) || !/\p{L}{2}/u.test(text)) return;
  const [label = "", name = ""] = text.split(/\s*[:：]\s*/, 2);
  if (name.trim() && namesCompany(label) && !holder.closest(MENU)) {
    if (mayBeCompany(name) && squeeze(holder.textContent ?? "").length <= 160)
      yield { anchor: holder, name: squeeze(name), kind: "record", guess: false, readFrom: [holder] };
    return;
  }
  if (text.length > 60 || !namesCompany(text) || holder.closest(NO_LABEL)) return;
  const beside = besideLabel(holder);
  if (beside) yield beside;
}

const besideLabel = (label: Element): Place | null => {
  const after = label.nextSibling;
  const around = label.parentElement;
  const text = after?.nodeType === 3 ? squeeze(after.nodeValue ?? "").replace(/^[:：]\s*/, "") : "";
  if (text && around && text.length < 120)
    return mayBeCompany(text)
      ? { anchor: around, name: text, kind: "record", guess: false, readFrom: [around] }
      : null;
  const term = label.closest("dt,th,td,label,[role=rowheader]") ?? label;
  const value = valueBeside(term);
  if (!value || value.matches(NO_VALUE) || value.childElementCount > MOST_IN_VALUE || value.closest("thead"))
    return null;
  const chosen = value.matches("select") ? (value as HTMLSelectElement) : value.querySelector("select");
  const anchor = chosen ?? nameElement(value);
  const name = chosen ? squeeze(chosen.selectedOptions[0]?.textContent ?? "") : textOf(anchor);
  return mayBeCompany(name)
    ? { anchor, name, kind: "record", guess: false, readFrom: [label, anchor] }
    : null;
};

function* titleAt(element: Element): Generator<Place> {
  const kind = kindOf(element);
  const place = kind && placed(element, kind, true, titleText(element));
  if (place) yield place;
}

const kindOf = (element: Element): Place["kind"] | null => {
  if (element.hasAttribute("aria-current"))
    return element.matches(TRAIL) && element.closest(TRAILS) ? "record" : null;
  const dialog = element.id ? element.closest(DIALOG) : null;
  if (dialog?.getAttribute("aria-labelledby") === element.id) return "record";
  const level = levelOf(element);
  if (level > 0) {
    if (element.closest(MENU)) return null;
    if (level > 1 && isCardTitle(element)) return "card";
    return level <= 2 || element.closest(DIALOG) ? "record" : null;
  }
  const called =
    NAMED.has(element.localName) &&
    CALLED.test(element.getAttribute("class") ?? "") &&
    ![...element.children].some((child) => child.textContent?.trim());
  return called && !element.closest(`${MENU},${TABLE}`) && isCardTitle(element) ? "card" : null;
};

/** 1 to 6, of a heading; 0 of anything else. */
const levelOf = (element: Element): number =>
  Number(/^h([1-6])$/.exec(element.localName)?.[1] ?? 0) ||
  (element.getAttribute("role") === "heading" ? Number(element.getAttribute("aria-level")) || 2 : 0);

/** The one title of its kind in a box beside which stand boxes of the same make. */
const isCardTitle = (title: Element): boolean => {
  const called = title.getAttribute("class")?.trim();
  const same = called ? `${title.localName}[class="${CSS.escape(called)}"]` : title.localName;
  let box: Element | null = title;
  for (let depth = 0; box && depth < 5; depth++, box = box.parentElement) {
    if (!box.matches(ONE_OF_MANY) || box === title) continue;
    if (box.childElementCount > MOST_IN_CARD) return false;
    if (box.querySelectorAll(same).length > 1) return false;
    const current: Element = box;
    const siblings = [current.previousElementSibling, current.nextElementSibling];
    if (siblings.some((each) => each?.localName === current.localName && each.querySelector(same)))
      return true;
  }
  return false;
};
