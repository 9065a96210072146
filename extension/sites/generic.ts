import type { Company } from "./generic-company.ts";
import { type DomainHit, domainsAt, registerHit } from "./generic-domains.ts";
import { findings } from "./generic-found.ts";
import { type Hit, hitsAt } from "./generic-hits.ts";
import { itemAt } from "./generic-items.ts";
import { companiesInJson } from "./generic-json.ts";
import { emptyLie, layIn, nameFor, titleText } from "./generic-name.ts";
import { type Place, placesOf } from "./generic-places.ts";
import { nodesOf } from "./generic-walk.ts";
import { mayBeName } from "./generic-words.ts";
import { type Identifiers, sirenOf } from "./identifiers.ts";
import { squeeze } from "./read-text.ts";
import type { Site } from "./site.ts";

/** A page may be made to cost: what goes beyond these is not read. */
const MOST_HITS = 1000;
const MOST_NAMES = 2000;
const MOST_GUESSES = 300;
const MOST_SAID = 20;
const MOST_AROUND_ADDRESS = 60;
const MENU = "nav,[role=navigation],[role=menu],[role=menubar],[role=tablist],aside,button";
const TITLE = 'h1,[role=heading][aria-level="1"]';
const SCOPE = "[itemscope],[typeof]";
const LINE = "tr,li,article,[role=row],[role=listitem]";

type Said = { company: Company | null; name: string; anchor: Element };
type Item = { company: Company; anchor: Element; readFrom: Element[] };

/**
 * Any page: companies' numbers and domains in text, attributes, links, form values and data for machines, each with the
 * name it belongs to; and texts that stand where customers' names do, of which only those that somebody has are shown.
 */
export const generic: Site = {
  id: "generic",
  slow: true,
  tenant: () => "",
  *find(page, url, roots) {
    const told = new Map<string, Company | null>();
    for (const part of page.title.slice(0, 300).split(/\s+[–—|·•›»:-]\s+/u))
      if (mayBeName(part)) told.set(fold(part), null);
    for (const company of companiesInJson(page, url)) {
      for (const name of company?.names ?? []) told.set(fold(name), company);
      yield null;
    }

    const hits: Hit[] = [];
    const domains: DomainHit[] = [];
    const places: Place[] = [];
    const said: Said[] = [];
    const items = new Map<Element, Item>();
    const companies = emptyLie(new Map());
    const sites = emptyLie(companies.titleIn);
    const names = placesOf();
    let guesses = 0;
    for (const node of nodesOf(page, roots)) {
      yield null;
      if (!node) continue;
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
        continue;
      }
      const element = node as Element;
      if (!element.hasAttributes() && element.localName !== "h1") continue;
      const hit = element.localName === "a" ? registerHit(element, url) : null;
      if (hit) hits.push(hit);
      if (element.matches(TITLE) && mayBeName(titleText(element))) layIn(companies.titleIn, element, element);
      const item = items.size < MOST_NAMES && element.matches(SCOPE) ? itemAt(element, url) : null;
      if (item) items.set(element, item);
    }

    const found = findings();
    const placesOfNumbers = new Map<Element, Hit[]>();
    for (const hit of hits) {
      placesOfNumbers.set(hit.holder, [...(placesOfNumbers.get(hit.holder) ?? []), hit]);
      layIn(companies.companyIn, hit.holder, sirenOf(hit.numbers) ?? "", companies.many);
      yield null;
    }
    for (const [holder, those] of placesOfNumbers) {
      yield null;
      const company = sirenOf(those[0]?.numbers ?? {});
      // Two companies in one element: nobody can tell which of them a badge would speak of.
      if (those.some(({ numbers }) => sirenOf(numbers) !== company)) continue;
      const item = itemAround(holder, items);
      const named = item ? null : nameFor(holder, companies);
      const anchor = item?.anchor ?? named?.anchor ?? holder;
      found.told({
        anchor,
        kind: named?.row || (item && anchor.closest(LINE)) ? "row" : "record",
        name: item?.company.names[0] ?? named?.name,
        numbers: Object.assign({}, ...those.map(({ numbers }) => numbers)) as Identifiers,
        readFrom: [...(named?.readFrom ?? []), holder],
      });
    }
    for (const { company, anchor, readFrom } of items.values())
      found.proposed({
        ...ofCompany(company),
        anchor,
        kind: anchor.closest(LINE) ? "row" : "record",
        readFrom,
      });
    for (const { company, name, anchor } of said)
      if (company)
        found.proposed({
          ...ofCompany(company),
          name,
          anchor,
          kind: anchor.closest(LINE) ? "row" : "record",
          readFrom: [],
        });

    for (const { holder, domain } of domains) {
      layIn(sites.companyIn, holder, domain, sites.many);
      yield null;
    }
    for (const guess of [false, true])
      for (const place of places) if (place.guess === guess) found.proposed({ ...place, quiet: true });
    for (const { company, name, anchor } of said) {
      if (company) continue;
      const kind = anchor.closest(LINE) ? "row" : "record";
      found.proposed({ anchor, kind, name, guess: true, quiet: true, readFrom: [anchor] });
    }
    for (const { holder, domain } of domains) {
      yield null;
      const item = itemAround(holder, items);
      if (item) {
        found.proposed({
          ...ofCompany(item.company),
          domain,
          anchor: item.anchor,
          kind: "record",
          readFrom: [holder],
        });
        continue;
      }
      const near = nameFor(holder, sites);
      const named = near && mayBeName(near.name) ? near : null;
      // At the head of a paragraph nobody could tell what a badge speaks of.
      if (!named && (holder.textContent ?? "").length > MOST_AROUND_ADDRESS) continue;
      const kind = named && !named.row ? "record" : "row";
      const where = { anchor: named?.anchor ?? holder, name: named?.name, readFrom: named?.readFrom ?? [] };
      found.proposed({
        ...where,
        kind,
        domain,
        guess: true,
        quiet: true,
        readFrom: [...where.readFrom, holder],
      });
    }
    yield* found.sightings();
  },
};

const itemAround = (holder: Element, items: ReadonlyMap<Element, Item>): Item | undefined => {
  const scope = items.size > 0 ? holder.closest(SCOPE) : null;
  return scope ? items.get(scope) : undefined;
};
const ofCompany = ({ names, numbers, domain }: Company) => ({
  name: names[0],
  numbers,
  domain,
  quiet: true,
});
const fold = (text: string): string => squeeze(text).toLowerCase();
