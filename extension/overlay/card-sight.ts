const SEEN_MS = 500;
const INSET = 6;

/** Is the host what stands on top at its middle and near its corners? A covering that takes no clicks is not noticed. */
const isUncovered = (host: Element, box: Element): boolean => {
  const root = host.getRootNode() as Document | ShadowRoot;
  const { left, right, top, bottom } = box.getBoundingClientRect();
  const points = [
    [(left + right) / 2, (top + bottom) / 2],
    [left + INSET, top + INSET],
    [right - INSET, top + INSET],
    [left + INSET, bottom - INSET],
    [right - INSET, bottom - INSET],
  ] as const;
  return points.every(([x, y]) => root.elementFromPoint(x, y) === host);
};

/**
 * Whether a person has had the whole card before their eyes for half a second. Chromium's compositor tells what covers it;
 * Firefox does not, so there the page's own hit testing must find nothing above it.
 */
export const watchSight = (host: Element, box: Element) => {
  let visibleSince: number | null = null;
  let told = false;
  const sight = new IntersectionObserver(
    (entries) => {
      const last = entries.at(-1) as (IntersectionObserverEntry & { isVisible?: boolean }) | undefined;
      told = last?.isVisible !== undefined;
      const whole = last?.intersectionRatio === 1 && last.isVisible !== false;
      visibleSince = whole ? (visibleSince ?? last.time) : null;
    },
    { threshold: [0, 1], trackVisibility: true, delay: 100 } as IntersectionObserverInit,
  );
  sight.observe(box);
  return {
    isSeen: (): boolean =>
      visibleSince !== null &&
      performance.now() - visibleSince >= SEEN_MS &&
      (told || isUncovered(host, box)),
    end: (): void => sight.disconnect(),
  };
};
