import { useLayoutEffect, useRef } from "react";

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches("input:not([type=checkbox], [type=radio]), textarea, select"));

type Actions = Readonly<Record<string, (() => void) | undefined>>;
type Layer = { current: Actions };

/** What listens now; what came last lies on top and is asked first. */
const layers: Layer[] = [];

const pressed = (event: KeyboardEvent): void => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.key !== "Escape" && isTyping(event.target)) return;
  const act = layers.findLast(({ current }) => current[event.key] !== undefined)?.current[event.key];
  if (act === undefined) return;
  event.preventDefault();
  act();
};

/**
 * Keys that act on the whole surface; none while somebody types, none with a modifier, Escape alone always. Of two that know a
 * key the inner one acts alone: Escape closes a form before it leaves the screen.
 */
export const useShortcuts = (actions: Actions): void => {
  const layer = useRef<Actions>(actions);
  layer.current = actions;
  useLayoutEffect(() => {
    if (layers.length === 0) document.addEventListener("keydown", pressed);
    layers.push(layer);
    return () => {
      layers.splice(layers.indexOf(layer), 1);
      if (layers.length === 0) document.removeEventListener("keydown", pressed);
    };
  }, []);
};

/** Moves the focus among the rows of a list, by one, without going round. */
export const moveFocus = (list: HTMLElement | null, step: 1 | -1): void => {
  const rows = [...(list?.querySelectorAll<HTMLElement>("[data-row]") ?? [])];
  const at = rows.indexOf(document.activeElement as HTMLElement);
  const next =
    at < 0 ? (step === 1 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + step));
  rows[next]?.focus();
};
