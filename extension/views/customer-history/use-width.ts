import { type RefObject, useEffect, useRef, useState } from "react";

/** Width in pixels that an element has; the one given until it is measured. */
export const useWidth = <Measured extends Element>(start: number): [RefObject<Measured | null>, number] => {
  const element = useRef<Measured>(null);
  const [width, setWidth] = useState(start);
  useEffect(() => {
    if (element.current === null) return;
    const observer = new ResizeObserver(([entry]) => {
      const measured = Math.round(entry?.contentRect.width ?? 0);
      if (measured > 0) setWidth(measured);
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, []);
  return [element, width];
};
