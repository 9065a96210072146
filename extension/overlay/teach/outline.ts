import { claim } from "../box.ts";
import { parentOf } from "../host-ground.ts";
import { closedRoot, wear } from "../sheets.ts";

const MOST_BOXES = 200;

export type Outlined = { under: Element | null; chosen: readonly Element[]; marked: readonly Element[] };

/**
 * Draws frames over the page: dashed under the pointer, thick around what was pointed at, thin around all that would be
 * marked. They take no pointer, hold no words of ours and stand in a closed root. `say` is read out, not shown.
 */
export const outliner = (page: Document) => {
  const host = page.createElement("div");
  claim(host);
  const root = closedRoot(host);
  const boxes = page.createElement("div");
  const spoken = page.createElement("div");
  spoken.className = "spoken";
  spoken.setAttribute("role", "status");
  root.append(boxes, spoken);

  const draw = ({ under, chosen, marked }: Outlined): void => {
    const layer = under
      ? layerOf(under)
      : (chosen[0] ?? marked[0] ?? null) && layerOf(chosen[0] ?? marked[0]);
    const parent = layer ?? page.documentElement;
    if (host.parentNode !== parent) parent.append(host);
    const rules = [
      ...marked.slice(0, MOST_BOXES).map((element) => boxRule(element, THIN)),
      ...chosen.map((element) => boxRule(element, THICK)),
      ...(under ? [boxRule(under, DASHED)] : []),
    ];
    while (boxes.children.length > rules.length) boxes.lastElementChild?.remove();
    while (boxes.children.length < rules.length) boxes.append(page.createElement("i"));
    wear(root, HOST, rules.map((rule, at) => `i:nth-child(${at + 1}){${rule}}`).join(""));
  };

  return {
    draw,
    say(text: string): void {
      spoken.textContent = text;
    },
    end: (): void => host.remove(),
  };
};

const THIN = "outline:2px solid #1f4f8f;outline-offset:1px";
const THICK = "outline:3px solid #1f4f8f;outline-offset:2px;background:rgb(31 79 143/.12)";
const DASHED = "outline:3px dashed #a8320a;outline-offset:2px";
const HOST =
  ":host{all:initial!important;direction:ltr!important;position:fixed!important;inset:0!important;z-index:2147483647!important;pointer-events:none!important;display:block!important;overflow:clip!important;contain:strict!important}@media print{:host{display:none!important}}i{position:absolute;border-radius:3px;box-shadow:0 0 0 1px #fff}.spoken{position:absolute;width:1px;height:1px;overflow:clip;clip-path:inset(50%);white-space:nowrap}";

const boxRule = (element: Element, look: string): string => {
  const { left, top, width, height } = element.getBoundingClientRect();
  return `left:${Math.round(left)}px;top:${Math.round(top)}px;width:${Math.round(width)}px;height:${Math.round(height)}px;${look}`;
};

/** A modal dialog is painted over everything outside it. */
const layerOf = (element: Element | undefined): Element | null => {
  for (let at: Element | null = element ?? null; at; at = parentOf(at))
    if (at.localName === "dialog") return at;
  return null;
};
