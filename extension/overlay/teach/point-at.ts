import { textOf } from "../../sites/read-text.ts";
import { unreadable } from "../../sites/taught/readable.ts";

export type Pointing = {
  under(element: Element | null): void;
  chose(element: Element): void;
  gaveUp(): void;
};

const PRESSES = [
  "pointerdown",
  "mousedown",
  "pointerup",
  "mouseup",
  "auxclick",
  "dblclick",
  "contextmenu",
  "dragstart",
];

/**
 * Lets a person point at one element: pointer and click, or Tab and the arrows (up: what is around it, down: what is in it)
 * and Enter; Escape gives up. Only what a person really does counts, and the page gets none of it meanwhile.
 */
export const pointAt = (page: Document, on: Pointing, signal: AbortSignal): void => {
  const view = page.defaultView;
  if (!view) return;
  let at: Element | null = null;
  const move = (to: Element | null): void => {
    at = to;
    on.under(to);
  };
  const listen = <Name extends keyof WindowEventMap>(
    name: Name,
    run: (event: WindowEventMap[Name]) => void,
  ) => view.addEventListener(name, (event) => event.isTrusted && run(event), { capture: true, signal });

  listen("pointermove", (event) => move(targetOf(event)));
  for (const name of PRESSES) listen(name as "click", swallow);
  listen("click", (event) => {
    swallow(event);
    const target = targetOf(event);
    if (target) on.chose(target);
  });
  listen("keydown", (event) => {
    const next = nextOf(page, at, event);
    if (next !== undefined) {
      swallow(event);
      if (next) next.scrollIntoView({ block: "nearest" });
      move(next);
    } else if (event.key === "Enter" && at) {
      swallow(event);
      on.chose(at);
    } else if (event.key === "Escape") {
      swallow(event);
      on.gaveUp();
    }
  });
};

const swallow = (event: Event): void => {
  event.preventDefault();
  event.stopImmediatePropagation();
};

const targetOf = ({ target }: Event): Element | null => {
  if (!(target instanceof Element) || target.matches("html,body")) return null;
  // An icon in a name's link says nothing itself.
  return target.closest("svg")?.parentElement ?? target;
};

/** Undefined where the key is none of the walk's. */
const nextOf = (page: Document, at: Element | null, event: KeyboardEvent): Element | null | undefined => {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  if (event.key === "ArrowUp") return at?.parentElement?.closest(":not(html,body)") ?? at;
  if (event.key === "ArrowDown" && at?.firstElementChild) return at.firstElementChild;
  const step = event.key === "Tab" ? (event.shiftKey ? -1 : 1) : ARROWS[event.key];
  if (step === undefined) return undefined;
  const all = speaking(page);
  const current = at ? all.findIndex((one) => one === at || at.contains(one)) : -1;
  return all[(current + step + all.length) % Math.max(all.length, 1)] ?? null;
};

const ARROWS: Record<string, number | undefined> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1 };

/** Elements that say something themselves, in the order of the page. */
const speaking = (page: Document): Element[] =>
  [...page.body.querySelectorAll("*")].filter((element) => {
    const own = element.matches("input,textarea")
      ? textOf(element)
      : [...element.childNodes].some((node) => node.nodeType === 3 && node.nodeValue?.trim());
    return own && !unreadable(element) && element.checkVisibility();
  });
