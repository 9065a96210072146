/** When a person last turned the wheel here, for the background, which asks in this world that no page sees. */
const world = globalThis as { vigieTurnedAt?: number };

/** Notes that a person scrolls. The wheel itself: a page can scroll, but not make the browser say that somebody did. */
export const noteWheel = (): void => {
  if (world.vigieTurnedAt !== undefined) return;
  world.vigieTurnedAt = Number.NEGATIVE_INFINITY;
  const turned = (event: Event): void => {
    if (event.isTrusted) world.vigieTurnedAt = performance.now();
  };
  addEventListener("wheel", turned, { capture: true, passive: true });
};
