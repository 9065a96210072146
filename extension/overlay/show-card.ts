import { type Card, openCard } from "./card.ts";
import type { Engine } from "./engine.ts";
import { groundBehind } from "./host-ground.ts";
import { sightedOf } from "./identity.ts";
import type { Send } from "./send.ts";
import type { Tracked } from "./tracked.ts";
import { asksForCard, badgeAt } from "./under-pointer.ts";

const REST_MS = 300;
const LEAVE_MS = 150;

/**
 * Opens the card of the badge under a resting pointer, or by Alt+Shift+C the one of the focused row, then of the record,
 * then of each badge in view in turn.
 */
export const showCards = (
  page: Document,
  view: Window & typeof globalThis,
  engine: Engine,
  send: Send,
  signal: AbortSignal,
) => {
  let pointer = { x: -1, y: -1 };
  let resting: { of: Tracked; timer: number } | null = null;
  let leaving: number | null = null;
  let shown: { of: Tracked; card: Card } | null = null;
  let asked = 0;

  const close = () => {
    asked++;
    shown?.card.close();
    shown = null;
  };
  const surface = (of: Tracked) => {
    void send("openSurface", { scope: engine.scope(), sighting: sightedOf(of.sighting, "") });
    close();
  };

  const open = async (of: Tracked, byKey: boolean): Promise<void> => {
    close();
    const mine = ++asked;
    const card = await send("describe", { scope: engine.scope(), sighting: sightedOf(of.sighting, "") });
    const host = of.mounted?.badge.host;
    if (mine !== asked || signal.aborted || !card || !host || !engine.names.check(of)) return;
    const beside = { badge: host.getBoundingClientRect(), anchor: of.sighting.anchor };
    shown = { of, card: openCard(page, beside, card, groundBehind(of.sighting.anchor), () => surface(of)) };
    if (byKey) shown.card.focus();
  };

  const under = ({ x, y }: { x: number; y: number }): Tracked | null => badgeAt(engine, x, y);

  const moved = (event: PointerEvent): void => {
    if (!event.isTrusted || event.pointerType === "touch") return;
    pointer = { x: event.clientX, y: event.clientY };
    const of = under(pointer);
    if (of !== resting?.of) {
      if (resting) view.clearTimeout(resting.timer);
      resting = of && of !== shown?.of ? { of, timer: view.setTimeout(rested, REST_MS) } : null;
    }
    const stays =
      shown && (shown.card.hasFocus() || shown.of === of || shown.card.contains(pointer.x, pointer.y));
    if (stays || !shown) {
      if (leaving !== null) view.clearTimeout(leaving);
      leaving = null;
    } else leaving ??= view.setTimeout(left, LEAVE_MS);
  };
  const rested = () => {
    const of = resting?.of;
    resting = null;
    if (of?.mounted && under(pointer) === of) void open(of, false);
  };
  const left = () => {
    leaving = null;
    if (shown && !shown.card.contains(pointer.x, pointer.y) && under(pointer) !== shown.of) close();
  };

  const inView = (): Tracked[] =>
    [...engine.names.mounted].filter((of) => {
      const rect = of.mounted?.badge.host.getBoundingClientRect();
      return rect && rect.bottom > 0 && rect.top < view.innerHeight;
    });
  const nextByKey = (): Tracked | null => {
    const all = inView().sort((one, other) => rank(one) - rank(other));
    const at = shown ? all.indexOf(shown.of) : -1;
    return all[(at + 1) % all.length] ?? null;
  };
  const rank = ({ sighting }: Tracked): number => {
    const focused = page.activeElement;
    const row = sighting.anchor.closest("tr,li,article,[role=row]");
    if (focused && focused !== page.body && row?.contains(focused)) return 0;
    return sighting.kind === "record" ? 1 : 2;
  };

  const pressed = (event: KeyboardEvent): void => {
    if (!event.isTrusted) return;
    if (asksForCard(event)) {
      const next = nextByKey();
      if (next) void open(next, true);
      event.preventDefault();
    } else if (event.key === "Escape" && shown) {
      swallow(event);
      close();
    } else if (event.key === "Enter" && shown?.card.hasFocus()) {
      swallow(event);
      if (shown.card.isSeen()) surface(shown.of);
    } else if (event.key === "Tab" && shown?.card.hasFocus()) close();
  };

  const capture = { capture: true, signal };
  view.addEventListener("pointermove", moved, { ...capture, passive: true });
  view.addEventListener("keydown", pressed, capture);
  view.addEventListener("scroll", close, { ...capture, passive: true });
  view.addEventListener("blur", () => shown?.card.hasFocus() || close(), { signal });
  signal.addEventListener("abort", close);

  return {
    /** The event that brought this script. */
    heard(event: PointerEvent | KeyboardEvent): void {
      if (event instanceof view.KeyboardEvent) pressed(event);
      else moved(event);
    },
    badgeGone(of: Tracked): void {
      if (shown?.of === of) close();
    },
    guard(): void {
      if (shown && !shown.card.isAtHome()) close();
    },
  };
};

export type Cards = ReturnType<typeof showCards>;

const swallow = (event: Event): void => {
  event.preventDefault();
  event.stopImmediatePropagation();
};
