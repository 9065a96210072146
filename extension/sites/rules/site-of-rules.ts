import { domainOf, filled } from "../read-text.ts";
import type { SeenDocument, Sighting, Site } from "../site.ts";
import { decoded, isShown, readValue, type Value } from "./read-value.ts";
import type { DocumentRule, SightingRule, SiteRules } from "./site-rules.ts";

/** A site that is data: reads by its rules, in their order. */
export const siteOfRules = (rules: SiteRules): Site => ({
  id: rules.id,
  tenant: (_page, url) => (rules.tenant ? decoded(new RegExp(rules.tenant).exec(url.href)?.[1] ?? "") : ""),
  *find(page, url) {
    const top = onTop(page, rules);
    for (const rule of rules.sightings) {
      const at = placeOf(top, rule, url);
      if (!at) continue;
      if (rule.each === undefined) yield sightingOf(at.root, rule, at.id);
      else
        for (const item of at.root.querySelectorAll(rule.each))
          yield rule.skip && item.matches(rule.skip) ? null : sightingOf(item, rule, at.id);
    }
  },
  document(page, url) {
    const top = onTop(page, rules);
    for (const rule of rules.documents) {
      const at = placeOf(top, rule, url);
      const found = at && documentOf(at.root, rule, at.id);
      if (found) return found;
    }
    return null;
  },
});

/** The last open dialog, under which nothing counts; else the whole page. */
const onTop = (page: Document, { covers }: SiteRules): Element =>
  (covers ? [...page.querySelectorAll(covers)].filter(isShown).at(-1) : undefined) ?? page.documentElement;

/** The live root a rule holds in and the id in the address; null where it does not hold. */
const placeOf = (
  top: Element,
  { address, within }: SightingRule | DocumentRule,
  url: URL,
): { root: Element; id: string } | null => {
  const match = address === undefined ? [] : new RegExp(address).exec(url.pathname + url.search + url.hash);
  const root = within === undefined ? top : [...top.querySelectorAll(within)].filter(isShown).at(-1);
  return match && root ? { root, id: decoded(match[1] ?? "") } : null;
};

const sightingOf = (item: Element, rule: SightingRule, addressId: string): Sighting | null => {
  const name = readValue(item, rule.name);
  if (!name) return null;
  const id = rule.id === "address" ? { element: null, text: addressId } : readValue(item, rule.id);
  const [vat, siren, siret, web] = [rule.vat, rule.siren, rule.siret, rule.domain].map((reads) =>
    readValue(item, reads),
  );
  return {
    kind: rule.kind,
    anchor: name.element,
    ...placeOn(name.element, rule),
    ...filled({
      name: name.text,
      vat: vat?.text,
      siren: siren?.text,
      siret: siret?.text,
      domain: web ? domainOf(web.text) : undefined,
    }),
    ...(id?.text ? { link: { kind: "customer", externalId: id.text } } : {}),
    readFrom: elementsOf([name, id, vat, siren, siret, web]),
  };
};

/** A field that is typed in leaves no room beside its text, whatever it is when only shown. */
const placeOn = (anchor: Element, { place }: SightingRule): Pick<Sighting, "place"> =>
  anchor.matches("input,textarea") ? { place: "over" } : place ? { place } : {};

const documentOf = (root: Element, rule: DocumentRule, addressId: string): SeenDocument | null => {
  const total = readValue(root, rule.total);
  if (!total) return null;
  const [number, currency, terms] = [
    rule.number === "address" ? undefined : rule.number,
    rule.currency,
    rule.terms,
  ].map((reads) => readValue(root, reads));
  const externalId = rule.id === "address" ? addressId : readValue(root, rule.id)?.text;
  return {
    kind: rule.document,
    ...filled({ number: rule.number === "address" ? addressId : number?.text, terms: terms?.text }),
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
