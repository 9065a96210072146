import type { Engine } from "./engine.ts";
import type { Tracked } from "./tracked.ts";

/** The name whose badge is at this point and not covered. Badges take no pointer events, so it is compared with where they are. */
export const badgeAt = (engine: Engine, x: number, y: number): Tracked | null => {
  for (const of of engine.names.mounted) {
    const host = of.mounted?.badge.host;
    const rect = host?.getBoundingClientRect();
    if (!host || !rect || x < rect.left || x > rect.right || y < rect.top || y > rect.bottom) continue;
    const root = host.getRootNode() as Document | ShadowRoot;
    const top = root.elementFromPoint(x, y);
    const uncovered = top !== null && (top.contains(host) || host.parentElement?.contains(top) === true);
    return uncovered ? of : null;
  }
  return null;
};

/** Alt+Shift+C shows a card by keyboard. */
export const asksForCard = ({ code, altKey, shiftKey, ctrlKey, metaKey }: KeyboardEvent): boolean =>
  code === "KeyC" && altKey && shiftKey && !ctrlKey && !metaKey;
