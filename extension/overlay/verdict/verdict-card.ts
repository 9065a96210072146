import type { VerdictView } from "../../platform/messages.ts";
import { type Card, openCard } from "../card.ts";
import { groundBehind } from "../host-ground.ts";
import type { Chip } from "./chip.ts";

const REST_MS = 300;
const LEAVE_MS = 150;

type Spoken = { chip: Chip; anchor: Element; verdict: VerdictView };

/** Alt+Shift+O shows what is behind the verdict by keyboard. */
const asksForVerdict = ({ code, altKey, shiftKey, ctrlKey, metaKey }: KeyboardEvent): boolean =>
  code === "KeyO" && altKey && shiftKey && !ctrlKey && !metaKey;

/** The card behind the chip, under a resting pointer or by key. The chip itself takes no pointer. */
export const verdictCard = (
  page: Document,
  view: Window & typeof globalThis,
  { chip, open, signal }: { chip: () => Spoken | null; open: () => void; signal: AbortSignal },
) => {
  let pointer = { x: -1, y: -1 };
  let resting: number | null = null;
  let leaving: number | null = null;
  let card: Card | null = null;

  const isOver = ({ x, y }: { x: number; y: number }): boolean => {
    const host = chip()?.chip.host;
    const rect = host?.getBoundingClientRect();
    if (!host || !rect || x < rect.left || x > rect.right || y < rect.top || y > rect.bottom) return false;
    const top = (host.getRootNode() as Document | ShadowRoot).elementFromPoint(x, y);
    return top !== null && (top.contains(host) || host.parentElement?.contains(top) === true);
  };
  const close = (): void => {
    card?.close();
    card = null;
  };
  const show = (byKey: boolean): void => {
    const now = chip();
    if (!now) return;
    close();
    const beside = { badge: now.chip.host.getBoundingClientRect(), anchor: now.anchor };
    card = openCard(page, beside, now.verdict.card, groundBehind(now.anchor), () => {
      open();
      close();
    });
    if (byKey) card.focus();
  };
  const stop = (timer: number | null): null => {
    if (timer !== null) view.clearTimeout(timer);
    return null;
  };

  const moved = (event: PointerEvent): void => {
    if (!event.isTrusted || event.pointerType === "touch") return;
    pointer = { x: event.clientX, y: event.clientY };
    const over = isOver(pointer);
    if (!over) resting = stop(resting);
    else if (!card)
      resting ??= view.setTimeout(() => {
        resting = null;
        if (isOver(pointer)) show(false);
      }, REST_MS);
    const stays = card && (card.hasFocus() || over || card.contains(pointer.x, pointer.y));
    if (stays || !card) leaving = stop(leaving);
    else
      leaving ??= view.setTimeout(() => {
        leaving = null;
        if (card && !card.contains(pointer.x, pointer.y) && !isOver(pointer)) close();
      }, LEAVE_MS);
  };
  const pressed = (event: KeyboardEvent): void => {
    if (!event.isTrusted) return;
    const swallow = (): void => {
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    if (asksForVerdict(event) && chip()) {
      swallow();
      show(true);
    } else if (event.key === "Escape" && card) {
      swallow();
      close();
    } else if (event.key === "Enter" && card?.hasFocus()) {
      swallow();
      if (!card.isSeen()) return;
      open();
      close();
    } else if (event.key === "Tab" && card?.hasFocus()) close();
  };

  const capture = { capture: true, signal };
  view.addEventListener("pointermove", moved, { ...capture, passive: true });
  view.addEventListener("keydown", pressed, capture);
  view.addEventListener("scroll", close, { ...capture, passive: true });
  view.addEventListener("blur", () => card?.hasFocus() || close(), { signal });
  signal.addEventListener("abort", close);
  return {
    close,
    guard(): void {
      if (card && !card.isAtHome()) close();
    },
  };
};
