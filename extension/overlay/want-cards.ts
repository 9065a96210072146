import type { Engine } from "./engine.ts";
import { takePart } from "./parts.ts";
import type { Send } from "./send.ts";
import type { Cards } from "./show-card.ts";
import { asksForCard, badgeAt } from "./under-pointer.ts";

/** Waits for the first time a person points at a badge or asks for its card by key; only then the cards' script comes. */
export const wantCards = (
  page: Document,
  view: Window & typeof globalThis,
  engine: Engine,
  send: Send,
  signal: AbortSignal,
): { now(): Cards | null } => {
  let cards: Cards | null = null;
  /** Under way, or there: then the script hears for itself. */
  let coming = false;

  const bring = async (event: PointerEvent | KeyboardEvent): Promise<void> => {
    coming = true;
    const show = await takePart(send, "card");
    coming = show !== null;
    if (!show || signal.aborted) return;
    cards = show(page, view, engine, send, signal);
    cards.heard(event);
  };
  const moved = (event: PointerEvent): void => {
    if (
      !coming &&
      event.isTrusted &&
      event.pointerType !== "touch" &&
      badgeAt(engine, event.clientX, event.clientY)
    )
      void bring(event);
  };
  const pressed = (event: KeyboardEvent): void => {
    if (coming || !event.isTrusted || !asksForCard(event)) return;
    event.preventDefault();
    void bring(event);
  };
  const capture = { capture: true, signal };
  view.addEventListener("pointermove", moved, { ...capture, passive: true });
  view.addEventListener("keydown", pressed, capture);
  return { now: () => cards };
};
