import type { Company } from "./generic-company.ts";
import { type DomainHit, domainsAt, registerHit } from "./generic-domains.ts";
import { type Hit, hitsAt } from "./generic-hits.ts";
import { type Item, itemAt, SCOPE } from "./generic-items.ts";
import { layIn, titleText } from "./generic-name.ts";
import { type Place, placesOf } from "./generic-places.ts";
import { mayBeName } from "./generic-words.ts";
import { squeeze } from "./read-text.ts";

/** A page may be made to cost: what goes beyond these is not read. */
const MOST_HITS = 1000;
const MOST_NAMES = 2000;
const MOST_GUESSES = 300;
const MOST_SAID = 20;
const MENU = "nav,[role=navigation],[role=menu],[role=menubar],[role=tablist],aside,button";
const TITLE = 'h1,[role=heading][aria-level="1"]';

type Said = { company: Company | null; name: string; anchor: Element };
/** What was found on a page, or in a part of it, before any of it is put together. */
export type Reading = {
  hits: Hit[];
  domains: DomainHit[];
  places: Place[];
  said: Said[];
  items: Map<Element, Item>;
  titleIn: Map<Element, Element | null>;
};

/** Names that the page's title or its data for machines tell, by their folded spelling; null: of no company in particular. */
export type Told = ReadonlyMap<string, Company | null>;
export const fold = (text: string): string => squeeze(text).toLowerCase();

/** Reads a page node by node. */
export const readingOf = (url: URL, told: Told) => {
  const found: Reading = {
    hits: [],
    domains: [],
    places: [],
    said: [],
    items: new Map(),
    titleIn: new Map(),
  };
  const { hits, domains, places, said, items, titleIn } = found;
  const names = placesOf();
  let guesses = 0;

  const read = (node: Node): void => {
    if (hits.length < MOST_HITS) hits.push(...hitsAt(node));
    if (domains.length < MOST_HITS) domains.push(...domainsAt(node, url));
    if (places.length < MOST_NAMES)
      for (const place of names.at(node, guesses < MOST_GUESSES)) {
        places.push(place);
        if (place.guess) guesses++;
      }
    if (node.nodeType === 3) {
      const anchor = node.parentElement;
      const isOpen = told.size > 0 && said.length < MOST_SAID && (node.nodeValue ?? "").length <= 300;
      const name = isOpen ? squeeze(node.nodeValue ?? "") : "";
      const company = told.get(fold(name));
      if (anchor && company !== undefined && !anchor.closest(MENU)) said.push({ company, name, anchor });
      return;
    }
    const element = node as Element;
    if (!element.hasAttributes() && element.localName !== "h1") return;
    const hit = element.localName === "a" ? registerHit(element, url) : null;
    if (hit) hits.push(hit);
    if (element.matches(TITLE) && mayBeName(titleText(element))) layIn(titleIn, element, element);
    const item = items.size < MOST_NAMES && element.matches(SCOPE) ? itemAt(element, url) : null;
    if (item) items.set(element, item);
  };
  return { found, read };
};
