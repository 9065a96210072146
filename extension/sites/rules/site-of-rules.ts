import { domainOf, filled } from "../read-text.ts";
import type { SeenDocument, Sighting, Site } from "../site.ts";
import { columnHeadings } from "./column-headings.ts";
import { decoded, isShown, readValue, type Value } from "./read-value.ts";
import type { DocumentRule, Read, SightingRule, SiteRules } from "./site-rules.ts";

/** A site that is data: reads by its rules, in their order. */
export const siteOfRules = (rules: SiteRules): Site => ({
  id: rules.id,
  tenant: (_page, url) => (rules.tenant ? decoded(new RegExp(rules.tenant).exec(url.href)?.[1] ?? "") : ""),
  *find(page, url) {
    const parts = partsOf(page, rules);
    const seen = new Set<Element>();
    for (const rule of rules.sightings) {
      const read = sightings(parts, rule, url, rules);
      for (;;) {
        const next = step(read);
        if (next.done) break;
        const fresh = next.value && !seen.has(next.value.anchor);
        if (next.value) seen.add(next.value.anchor);
        yield fresh ? next.value : null;
      }
    }
  },
  document(page, url) {
    const { top, panel } = partsOf(page, rules);
    for (const rule of panel ? [] : rules.documents) {
      const found = attempt(() => {
        const at = placeOf(top, rule, url, rules);
        return at && documentOf(at.root, rule, at.id, rules);
      });
      if (found) return found;
    }
    return null;
  },
  rules,
});

/** What a rule reads; null where it has a selector this browser does not know: other rules go on. */
export const attempt = <Value>(read: () => Value): Value | null => {
  try {
    return read();
  } catch {
    return null;
  }
};

/** A rule with a selector this browser does not know ends here and takes no other rule with it. */
const step = (read: Iterator<Sighting | null, undefined>): IteratorResult<Sighting | null, undefined> => {
  try {
    return read.next();
  } catch {
    return { done: true, value: undefined };
  }
};

/** What is on top: the last open dialog, else the whole page; and the last open panel. */
type Parts = { top: Element; panel: Element | null };

const lastShown = (from: ParentNode, css: string | undefined): Element | null =>
  css === undefined ? null : ([...from.querySelectorAll(css)].findLast(isShown) ?? null);

const partsOf = (page: Document, { covers, panels }: SiteRules): Parts => {
  const cover = lastShown(page, covers);
  return { top: cover ?? page.documentElement, panel: cover ? null : lastShown(page, panels) };
};

function* sightings(
  { top, panel }: Parts,
  rule: SightingRule,
  url: URL,
  rules: SiteRules,
): Generator<Sighting | null, undefined> {
  const isRecord = rule.kind === "record";
  if (isRecord && Boolean(panel) !== Boolean(rule.panel)) return;
  const at = placeOf((isRecord && panel) || top, rule, url, rules);
  if (!at) return;
  const headings = columnHeadings(rule);
  for (const item of rule.each === undefined ? [at.root] : at.root.querySelectorAll(rule.each))
    yield rule.skip && item.matches(rule.skip) ? null : sightingOf(item, rule, at.id, headings, rules);
}

/** The live root a rule holds in and the id in the address; null where it does not hold. */
const placeOf = (
  top: Element,
  { address, when, unless, within }: SightingRule | DocumentRule,
  url: URL,
  rules: SiteRules,
): { root: Element; id: string } | null => {
  const match = address === undefined ? [] : new RegExp(address).exec(url.pathname + url.search + url.hash);
  const holds = !((when && !top.querySelector(when)) || (unless && top.querySelector(unless)));
  const root = match && holds && (within === undefined ? top : lastShown(top, within));
  return match && root ? { root, id: idOf(decoded(match[1] ?? ""), rules) } : null;
};

const idOf = (text: string, { foldIds }: SiteRules): string => (foldIds ? text.toLowerCase() : text);

const readId = (
  item: Element,
  reads: "address" | readonly Read[] = [],
  address: string,
  name: Element,
  rules: SiteRules,
): Value | { element: null; text: string } | null => {
  if (reads === "address") return { element: null, text: address };
  for (const read of reads) {
    if (read.of === "address" && address) return { element: null, text: address };
    const found = read.of === "address" ? null : readValue(read.of === "name" ? name : item, [read]);
    if (found) return { element: found.element, text: idOf(found.text, rules) };
  }
  return null;
};

const sightingOf = (
  item: Element,
  rule: SightingRule,
  address: string,
  headings: (row: Element, inside: Element) => string,
  rules: SiteRules,
): Sighting | null => {
  const heading = (element: Element) => headings(item, element);
  const name = readValue(item, rule.name, {
    heading,
    ...(rule.each === undefined ? { shown: !rule.tabs, skip: rule.skip } : {}),
  });
  if (!name) return null;
  const id = readId(item, rule.id, address, name.element, rules);
  const [vat, siren, siret] = [rule.vat, rule.siren, rule.siret].map((reads) =>
    readValue(item, reads, { heading, number: true }),
  );
  const web = readValue(item, rule.domain, { heading });
  const said = filled({
    name: name.translated ? undefined : name.text,
    vat: vat?.text,
    siren: siren?.text,
    siret: siret?.text,
    domain: web ? domainOf(web.text) : undefined,
  });
  if (!id?.text && Object.keys(said).length === 0) return null;
  return {
    kind: rule.kind,
    anchor: name.element,
    ...placeOn(name.element, rule),
    ...said,
    ...(id?.text ? { link: { kind: "customer", externalId: id.text } } : {}),
    readFrom: elementsOf([name, id, vat, siren, siret, web]),
  };
};

/** A field that is typed in leaves no room beside its text, whatever it is when only shown. */
const placeOn = (anchor: Element, { place }: SightingRule): Pick<Sighting, "place"> =>
  anchor.matches("input,textarea") ? { place: "over" } : place ? { place } : {};

const documentOf = (
  root: Element,
  rule: DocumentRule,
  address: string,
  rules: SiteRules,
): SeenDocument | null => {
  const total = readValue(root, rule.total, { shown: !rule.tabs });
  if (!total) return null;
  const [number, currency, terms] = [
    rule.number === "address" ? undefined : rule.number,
    rule.currency,
    rule.terms,
  ].map((reads) => readValue(root, reads));
  const externalId = readId(root, rule.id, address, total.element, rules)?.text;
  return {
    kind: rule.document,
    ...filled({ number: rule.number === "address" ? address : number?.text, terms: terms?.text }),
    ...(externalId ? { link: { kind: rule.record, externalId } } : {}),
    total: {
      anchor: total.element,
      text: total.text,
      ...(rule.basis ? { basis: rule.basis } : {}),
      ...filled({ currency: currency?.text }),
    },
    readFrom: elementsOf([total, number, currency, terms]),
  };
};

const elementsOf = (values: (Partial<Value> | { element: null } | null | undefined)[]): Element[] => [
  ...new Set(values.flatMap((value) => value?.element ?? [])),
];
