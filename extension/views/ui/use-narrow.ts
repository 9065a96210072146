import { useSyncExternalStore } from "react";

const narrow = "(max-width: 640px)";
const subscribe = (changed: () => void): (() => void) => {
  const query = matchMedia(narrow);
  query.addEventListener("change", changed);
  return () => query.removeEventListener("change", changed);
};

/** True in the side panel and in a small window: tables then show fewer columns. */
export const useNarrow = (): boolean => useSyncExternalStore(subscribe, () => matchMedia(narrow).matches);
