import { AROUND, LINE, ROW } from "./generic-found.ts";
import { hitsAt } from "./generic-hits.ts";
import { itemAt, SCOPE } from "./generic-items.ts";
import { headingOf, labelledIn, NAMING, NUMBER_LABEL } from "./generic-name.ts";
import type { Reading, readingOf } from "./generic-reading.ts";
import { sightingsOf } from "./generic-resolve.ts";
import { isSkipped, nodesOf } from "./generic-walk.ts";
import { namesCompany } from "./generic-words.ts";
import { squeeze, textOf } from "./read-text.ts";
import type { Sighting } from "./site.ts";

const STEP_PX = 24;
const COLUMNS = 12;
const MOST_IN_LINE = 150;
const LEADING = 30;
/** Longer than any name: what holds as much text is not named by it. */
const NO_NAME = 120;
const CARD = "section,div";

/** Rows and cards that people see now, each perhaps several times; `null` where there is none. */
export function* linesOnScreen(page: Document): Generator<Element | null> {
  const { innerWidth = 0, innerHeight = 0 } = page.defaultView ?? {};
  for (let column = 0.5; column < COLUMNS; column++)
    for (let y = STEP_PX / 2; y < innerHeight; ) {
      const line = lineAround(page.elementFromPoint((column * innerWidth) / COLUMNS, y));
      yield line;
      const box = line?.getBoundingClientRect();
      y = Math.max(y + STEP_PX, box && box.height < innerHeight / 2 ? box.bottom + 1 : 0);
    }
}

const lineAround = (at: Element | null): Element | null =>
  at && (at.closest(ROW) ?? at.closest(LINE) ?? cardAround(at));
const cardAround = (inside: Element): Element | null => {
  let at: Element | null = inside;
  for (let up = 0; at && up < 6; up++, at = at.parentElement) {
    const { localName, className, previousElementSibling, nextElementSibling }: Element = at;
    const isOne = (other: Element | null) => other?.localName === localName && other.className === className;
    if (className && at.matches(CARD) && (isOne(previousElementSibling) || isOne(nextElementSibling)))
      return at;
  }
  return null;
};

/**
 * Reads lines before the rest of their page, and tells of those that nothing outside them could make say something else.
 * `read`: what need not be read again.
 */
export function* readAhead(
  lines: Iterable<Element | null>,
  { found, read }: ReturnType<typeof readingOf>,
  done: Set<Node>,
  url: URL,
): Generator<Sighting | null> {
  const lists = new Map<Element, Element[]>();
  for (const line of lines) {
    yield null;
    if (!line || [...done].some((other) => other.contains(line) || line.contains(other))) continue;
    if (!standsAlone(line, lists, url)) continue;
    done.add(line);
    const { hits, domains, places, said, items, titleIn } = found;
    const before = [
      hits.length,
      domains.length,
      places.length,
      said.length,
      items.size,
      titleIn.size,
    ] as const;
    read(line);
    for (const node of nodesOf(line)) if (node) read(node);
    if (said.length > before[3] || items.size > before[4] || titleIn.size > before[5]) continue;
    const own = {
      ...found,
      hits: hits.slice(before[0]),
      domains: domains.slice(before[1]),
      places: places.slice(before[2]),
    };
    if (isOfLine(own, line)) yield* early(own);
  }
}

function* early(own: Reading): Generator<Sighting | null> {
  const all = [...sightingsOf(own)].filter((sighting) => sighting !== null);
  if (all.some(({ kind, anchor }) => kind === "record" || anchor.matches("input,textarea,select"))) return;
  for (const sighting of all) yield { ...sighting, early: true };
}

/** A number or a domain belongs to a name of its row; where there is no row, to one anywhere. */
const isOfLine = ({ hits, domains, places }: Reading, line: Element): boolean =>
  places.every(({ kind }) => kind !== "record") &&
  (hits.length + domains.length === 0 ||
    (line.matches(ROW) && line.childElementCount > 2 && !NUMBER_LABEL.test(line.textContent ?? "")));

/** Whether no number, label or heading outside a line can be of a name in it. */
const standsAlone = (line: Element, lists: Map<Element, Element[]>, url: URL): boolean => {
  const list = line.parentElement;
  if (!list || isSkipped(line) || line.getElementsByTagName("*")[MOST_IN_LINE]) return false;
  const leading = lists.get(list) ?? leadingOf(list, url);
  lists.set(list, leading);
  // Whoever looks for a name in the whole list finds one of its first.
  const isNamed = line.querySelector(NAMING) !== null;
  const earlier = leading.filter(
    (other) =>
      other.compareDocumentPosition(line) & 4 /* following */ && (!isNamed || headingOf(other, other)),
  );
  return earlier.length > 1 && !namesCompany(textBefore(line)) && !labelledIn(line);
};

/** The first lines of a list; none where what is around it may be of a name in it, or is not read at all. */
const leadingOf = (list: Element, url: URL): Element[] => {
  const scope = list.closest(SCOPE);
  if (list.closest(`${ROW},a`) || (scope && itemAt(scope, url))) return [];
  const lines: Element[] = [];
  for (let at = list.firstElementChild; at && lines.length < LEADING; at = at.nextElementSibling)
    if (at.textContent?.trim()) lines.push(at);
  const text = lines.map((line) => (line.textContent ?? "").slice(0, NO_NAME)).join(" ");
  if (squeeze(text).length <= NO_NAME) return [];
  let at: Element | null = list;
  for (let up = 0; at && !at.matches("body,html"); up++, at = at.parentElement)
    if (isSkipped(at) || (up < AROUND && saysItself(at))) return [];
  return lines;
};

/** An element that has text or a number of its own, not only in what it holds. */
const saysItself = (element: Element): boolean =>
  [element, ...element.childNodes].some((node) =>
    node.nodeType === 3
      ? node.nodeValue?.trim()
      : node.nodeType === 1 &&
        (node === element || (node as Element).matches("[type=hidden]")) &&
        !hitsAt(node).next().done,
  );

/** What is said before a line, as far as a label reaches. */
const textBefore = (line: Element): string => {
  let at = line.previousElementSibling;
  for (let back = 0; at && back < 3 && !at.textContent?.trim(); back++) at = at.previousElementSibling;
  return textOf(at);
};
