import type { BadgeView } from "../platform/messages.ts";
import type { Ready } from "./draw-badges.ts";
import type { Names, Tracked } from "./tracked.ts";

/** Drawn together; more of them while the frame's time for drawing lasts, the rest in the next frame. */
const DRAWN_AT_ONCE = 4;
const MOST_AT_ONCE = 50;
const DRAW_MS = 1.5;
/** Where the page takes this long to lay itself out anew it does so for many at once. */
const SLOW_MS = 50;

type Turns = { draw(): void; soon(): void };

/** Draws what names have to say, a little in each frame. */
export const drawTurns = (
  page: Document,
  view: Window,
  names: Names,
  on: {
    /** What a name has to say and does not say yet; null for nothing. */
    wanted(of: Tracked): BadgeView | null;
    draw(ready: Ready[]): void;
    /** A name says something else than what was asked for it. */
    changed(): void;
  },
  signal: AbortSignal,
): Turns => {
  let frame: unknown = null;
  let spent = 0;
  let atOnce = DRAWN_AT_ONCE;
  let planned = false;

  const draw = (): void => {
    let ready: Ready[] = [];
    const flush = () => {
      const start = view.performance.now();
      if (ready.length > 0) on.draw(ready);
      ready = [];
      const took = view.performance.now() - start;
      spent += took;
      if (took > SLOW_MS) atOnce = MOST_AT_ONCE;
    };
    const { currentTime } = page.timeline;
    if (frame !== currentTime) spent = 0;
    frame = currentTime;
    for (const of of names.names.values()) {
      const said = on.wanted(of);
      if (!said) continue;
      if (spent > DRAW_MS) soon();
      // An answer is drawn only beside the element it was asked for, still saying the same.
      else if (of.sighting.anchor.isConnected && names.check(of)) ready.push({ of, view: said });
      else on.changed();
      if (ready.length >= atOnce) flush();
    }
    flush();
  };
  const soon = (): void => {
    if (planned || signal.aborted) return;
    planned = true;
    view.requestAnimationFrame(() => {
      planned = false;
      if (!signal.aborted) draw();
    });
  };
  return { draw, soon };
};
