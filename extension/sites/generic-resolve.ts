import type { Company } from "./generic-company.ts";
import { findings, LINE } from "./generic-found.ts";
import type { Hit } from "./generic-hits.ts";
import { type Item, SCOPE } from "./generic-items.ts";
import { emptyLie, layIn, nameFor } from "./generic-name.ts";
import type { Reading } from "./generic-reading.ts";
import { mayBeName } from "./generic-words.ts";
import { type Identifiers, sirenOf } from "./identifiers.ts";
import type { Sighting } from "./site.ts";

const MOST_AROUND_ADDRESS = 60;

/** Puts what was read together: each number and domain with the name it belongs to, each name once. */
export function* sightingsOf({
  hits,
  domains,
  places,
  said,
  items,
  titleIn,
}: Reading): Generator<Sighting | null> {
  const companies = emptyLie(titleIn);
  const sites = emptyLie(titleIn);
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
    found.proposed({ ...ofCompany(company), anchor, kind: kindAt(anchor), readFrom });
  for (const { company, name, anchor } of said)
    if (company) found.proposed({ ...ofCompany(company), name, anchor, kind: kindAt(anchor), readFrom: [] });

  for (const { holder, domain } of domains) {
    layIn(sites.companyIn, holder, domain, sites.many);
    yield null;
  }
  for (const guess of [false, true])
    for (const place of places) if (place.guess === guess) found.proposed({ ...place, quiet: true });
  for (const { company, name, anchor } of said)
    if (!company)
      found.proposed({ anchor, kind: kindAt(anchor), name, guess: true, quiet: true, readFrom: [anchor] });
  for (const { holder, domain } of domains) {
    yield null;
    const item = itemAround(holder, items);
    if (item) {
      const { anchor, company } = item;
      found.proposed({ ...ofCompany(company), domain, anchor, kind: "record", readFrom: [holder] });
      continue;
    }
    const near = nameFor(holder, sites);
    const named = near && mayBeName(near.name) ? near : null;
    // At the head of a paragraph nobody could tell what a badge speaks of.
    if (!named && (holder.textContent ?? "").length > MOST_AROUND_ADDRESS) continue;
    found.proposed({
      anchor: named?.anchor ?? holder,
      name: named?.name,
      kind: named && !named.row ? "record" : "row",
      domain,
      guess: true,
      quiet: true,
      readFrom: [...(named?.readFrom ?? []), holder],
    });
  }
  yield* found.sightings();
}

const kindAt = (anchor: Element): Sighting["kind"] => (anchor.closest(LINE) ? "row" : "record");
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
