import { selectorProblem } from "#shared/page-rules/safe-selector.ts";
import { readTaught } from "./readable.ts";
import { placeAmong, stableParts } from "./stable-parts.ts";

const MOST_ANCESTORS = 10;
const MOST_STEPS = 6;

/** The selector that finds this element, and it first of all; as little as possible of where it stands in it. null: none. */
export const proposeSelector = (target: Element, root: Document | Element): string | null => {
  const finds = (selector: string): boolean =>
    selectorProblem(selector) === null && isFirst(root, selector, target);
  for (const selector of candidates(target, root)) if (finds(selector)) return selector;
  return null;
};

/** Nothing but the target says anything: it alone, or first of those that speak. */
const isFirst = (root: Document | Element, selector: string, target: Element): boolean => {
  const found = [...root.querySelectorAll(selector)].filter((one) => readTaught(one) !== "");
  return found.length === 1 && found[0] === target;
};

function* candidates(target: Element, root: Document | Element): Generator<string> {
  const own = [...stableParts(target), target.localName];
  yield* own;
  const above = ancestors(target, root);
  for (const ancestor of above)
    for (const part of [...stableParts(ancestor), ...landmark(ancestor)])
      for (const self of own) yield `${part} ${self}`;
  for (const [at, ancestor] of above.slice(0, MOST_STEPS).entries())
    for (const part of [...stableParts(ancestor), ...landmark(ancestor)])
      yield [part, ...above.slice(0, at).reverse().map(placeAmong), placeAmong(target)].join(" > ");
  const path = [target, ...above].slice(0, MOST_STEPS).reverse().map(placeAmong);
  yield path.join(" > ");
}

const landmark = ({ localName }: Element): string[] =>
  /^(?:main|header|article|aside|section|form|table|dl|nav)$/.test(localName) ? [localName] : [];

/** From the parent upwards, without the document's own elements. */
export const ancestors = (element: Element, root: Document | Element): Element[] => {
  const found: Element[] = [];
  for (
    let at = element.parentElement;
    at && at !== root && found.length < MOST_ANCESTORS;
    at = at.parentElement
  )
    if (!/^(?:html|body)$/.test(at.localName)) found.push(at);
  return found;
};
