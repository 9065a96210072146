import { linesOnScreen, readAhead } from "./generic-ahead.ts";
import type { Company } from "./generic-company.ts";
import { companiesInJson } from "./generic-json.ts";
import { fold, readingOf } from "./generic-reading.ts";
import { sightingsOf } from "./generic-resolve.ts";
import { nodesOf } from "./generic-walk.ts";
import { mayBeName } from "./generic-words.ts";
import type { Site } from "./site.ts";

/** Fewer elements than these are read before anybody could look at them. */
const LONG = 3000;

/**
 * Any page: companies' numbers and domains in text, attributes, links, form values and data for machines, each with the
 * name it belongs to; and texts that stand where customers' names do, of which only those that somebody has are shown.
 */
export const generic: Site = {
  id: "generic",
  slow: true,
  tenant: () => "",
  *find(page, url, roots = []) {
    const told = new Map<string, Company | null>();
    for (const part of page.title.slice(0, 300).split(/\s+[–—|·•›»:-]\s+/u))
      if (mayBeName(part)) told.set(fold(part), null);
    for (const company of companiesInJson(page, url)) {
      for (const name of company?.names ?? []) told.set(fold(name), company);
      yield null;
    }
    const reading = readingOf(url, told);
    const read = new Set<Node>();
    if (page.getElementsByTagName("*")[LONG]) yield* readAhead(linesOnScreen(page), reading, read, url);
    for (const tree of [page.body ?? page.documentElement, ...roots])
      for (const node of nodesOf(tree, read)) {
        yield null;
        if (node) reading.read(node);
      }
    yield* sightingsOf(reading.found);
  },
};
