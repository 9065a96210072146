const NEAR = "300px";

/** Tells which elements come near what is seen, and which leave it: those that come first. */
export const nearViewport = (
  view: Window & typeof globalThis,
  changed: (anchors: Element[], isNear: boolean) => void,
): Pick<IntersectionObserver, "observe" | "unobserve" | "disconnect"> =>
  new view.IntersectionObserver(
    (entries) => {
      const now = [...new Map(entries.map((entry) => [entry.target, entry.isIntersecting]))];
      for (const state of [true, false])
        changed(
          now.filter(([, isNear]) => isNear === state).map(([target]) => target),
          state,
        );
    },
    { rootMargin: NEAR },
  );
