import { useSyncExternalStore } from "react";

const small = "(max-width: 980px)";
const subscribe = (changed: () => void): (() => void) => {
  const query = matchMedia(small);
  query.addEventListener("change", changed);
  return () => query.removeEventListener("change", changed);
};

/** True where list and report do not fit beside each other: then one is in sight at a time. */
export const useOnePane = (): boolean => useSyncExternalStore(subscribe, () => matchMedia(small).matches);
