import { matchAddress } from "#shared/page-rules/address-pattern.ts";
import type { TaughtRead, TaughtRule } from "#shared/page-rules/page-rule.ts";
import { asIdentifier } from "../identifiers.ts";
import { domainOf, filled } from "../read-text.ts";
import { isShown } from "../rules/read-value.ts";
import { attempt } from "../rules/site-of-rules.ts";
import type { SeenDocument, Sighting, Site } from "../site.ts";
import { passBudget } from "./pass-budget.ts";
import { readTaught } from "./readable.ts";

/** A rule that works on this origin. Id and version name it; a later version is another rule to the time budget. */
export type TaughtHere = { id: string; version: number; rule: TaughtRule };

export type Hooks = {
  now(): number;
  /** This rule costs too much here and is not read by any more. */
  rested(rule: TaughtHere): void;
};

type Found = { element: Element; text: string };
type Named = { sighting: Sighting; item: Element };

/**
 * Reads by what people taught first, then as `other` does. What both name counts once, as taught. A rule reads on its own
 * origin alone, nothing secret or out of sight, and rests when it is too slow (`pass-budget.ts`).
 */
export const taughtSite = (rules: readonly TaughtHere[], other: Site, { now, rested }: Hooks): Site => {
  const budgets = new Map(rules.map((rule) => [rule, passBudget(now, () => rested(rule))]));
  const here = (url: URL) =>
    rules.flatMap((taught) => {
      const { origin, address } = taught.rule;
      const at = origin === url.origin ? matchAddress(address, url) : null;
      return at && !budgets.get(taught)?.rests() ? [{ taught, id: at.id }] : [];
    });

  return {
    ...other,
    *find(page, url, roots) {
      const named: Named[] = [];
      for (const { taught, id } of here(url)) {
        const budget = budgets.get(taught);
        const steps = stepsOf(readRule(page, taught, id));
        budget?.began();
        for (let step = budget?.timed(() => steps.next()); step && !step.done; ) {
          if (step.value) named.push(step.value);
          yield step.value?.sighting ?? null;
          step = budget?.timed(() => steps.next());
        }
        budget?.ended();
      }
      const isTaken = counted(named);
      for (const sighting of other.find(page, url, roots))
        yield sighting && isTaken(sighting) ? null : sighting;
    },
    document(page, url) {
      for (const { taught, id } of here(url)) {
        const found = attempt(() => documentOf(page, taught, id));
        if (found) return found;
      }
      return other.document?.(page, url) ?? null;
    },
  };
};

/** Said by a taught rule already: the same element, the same row, the same record. */
const counted = (named: readonly Named[]) => {
  const hasRecord = named.some(({ sighting }) => sighting.kind === "record");
  return ({ anchor, kind }: Sighting): boolean =>
    named.length > 0 &&
    ((hasRecord && kind === "record") ||
      named.some(
        ({ sighting, item }) =>
          (sighting.kind !== "record" && item.contains(anchor)) ||
          sighting.anchor.contains(anchor) ||
          anchor.contains(sighting.anchor),
      ));
};

/** A selector that this browser does not know ends its rule and no other. */
const stepsOf = (read: Iterator<Named | null, void>): Pick<Iterator<Named | null, void>, "next"> => ({
  next: () => {
    try {
      return read.next();
    } catch {
      return { done: true, value: undefined };
    }
  },
});

function* readRule(page: Document, taught: TaughtHere, id: string): Generator<Named | null> {
  const { rule } = taught;
  if (rule.each === undefined) {
    const name = firstOf(page, { css: rule.name }, isShown);
    yield name && namedBy(taught, name, page.documentElement, id);
    return;
  }
  for (const item of page.querySelectorAll(rule.each)) {
    const name = firstOf(item, { css: rule.name });
    yield name && namedBy(taught, name, item, "");
  }
}

const namedBy = ({ id, rule }: TaughtHere, name: Found, item: Element, recordId: string): Named => {
  const number = rule.identifier && firstOf(item, rule.identifier);
  const web = rule.domain && firstOf(item, rule.domain);
  const isOwnRecord = recordId !== "" && !rule.document && rule.address.split("*").length === 2;
  return {
    item,
    sighting: {
      kind: rule.kind,
      anchor: name.element,
      ...(name.element.matches("input,textarea") ? { place: "over" as const } : {}),
      name: name.text,
      ...(number ? asIdentifier(number.text) : {}),
      ...filled({ domain: web ? domainOf(web.text.replace(/^mailto:/i, "")) : undefined }),
      ...(isOwnRecord ? { link: { kind: id, externalId: recordId } } : {}),
      readFrom: elementsOf([name, number, web]),
    },
  };
};

const documentOf = (page: Document, { rule }: TaughtHere, id: string): SeenDocument | null => {
  const total = rule.document && firstOf(page, { css: rule.document.total }, isShown);
  if (!rule.document || !total) return null;
  const { kind, basis, number: numberCss } = rule.document;
  const number = numberCss === undefined ? null : firstOf(page, { css: numberCss }, isShown);
  return {
    kind,
    ...filled({ number: number?.text }),
    ...(id ? { link: { kind, externalId: id } } : {}),
    total: { anchor: total.element, text: total.text, ...(basis ? { basis } : {}) },
    readFrom: elementsOf([total, number]),
  };
};

/** The first element that says something and may be read. */
const firstOf = (
  root: ParentNode,
  { css, attribute }: TaughtRead,
  counts: (element: Element) => boolean = () => true,
): Found | null => {
  for (const element of root.querySelectorAll(css)) {
    const text = readTaught(element, attribute);
    if (text && counts(element)) return { element, text };
  }
  return null;
};

const elementsOf = (values: (Found | null | undefined)[]): Element[] => [
  ...new Set(values.flatMap((value) => value?.element ?? [])),
];
