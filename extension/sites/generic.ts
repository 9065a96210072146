import { type Hit, hitsIn } from "./generic-hits.ts";
import { nameFor } from "./generic-name.ts";
import { type Identifiers, sirenOf } from "./identifiers.ts";
import { filled } from "./read-text.ts";
import type { Sighting, Site } from "./site.ts";

/** Any page where a company's number stands in text, attributes or form values, together with the name it belongs to. */
export const generic: Site = {
  id: "generic",
  slow: true,
  tenant: () => "",
  *find(page, _url, roots) {
    const hits: Hit[] = [];
    for (const hit of hitsIn(page, roots)) {
      if (hit) hits.push(hit);
      yield null;
    }
    const places = new Map<Element, Hit[]>();
    for (const hit of hits) places.set(hit.holder, [...(places.get(hit.holder) ?? []), hit]);
    const companies = new Set(hits.map((hit) => sirenOf(hit.numbers)));
    const seen = new Map<Element, { sighting: Sighting; company: string | undefined }>();
    for (const [holder, found] of places) {
      const company = sirenOf(found[0]?.numbers ?? {});
      // Two companies in one element: nobody can tell which of them a badge would speak of.
      if (found.some(({ numbers }) => sirenOf(numbers) !== company)) continue;
      const named = nameFor(holder, hits, companies.size === 1);
      const anchor = named?.anchor ?? holder;
      const before = seen.get(anchor);
      if (before && before.company !== company) {
        seen.delete(anchor);
        continue;
      }
      const numbers = Object.assign({}, ...found.map((hit) => hit.numbers)) as Identifiers;
      const readFrom = [anchor, ...(named?.readFrom ?? []), holder, ...(before?.sighting.readFrom ?? [])];
      seen.set(anchor, {
        company,
        sighting: {
          kind: named?.row ? "row" : "record",
          anchor,
          place: anchor.matches("input,textarea") ? "over" : "start",
          ...filled({ ...(before ? numbersOf(before.sighting) : {}), ...numbers, name: named?.name }),
          readFrom: [...new Set(readFrom)],
        },
      });
    }
    for (const { sighting } of seen.values()) yield sighting;
  },
};

const numbersOf = ({ siren, siret, vat }: Sighting): Identifiers => filled({ siren, siret, vat });
