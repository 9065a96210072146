import { useEffect, useState } from "react";

const TICK_MS = 30_000;

/** The time, moved on every half minute: what is said of ages and deadlines stays true while one looks at it. */
export const useNow = (): number => {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const ticking = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(ticking);
  }, []);
  return now;
};
