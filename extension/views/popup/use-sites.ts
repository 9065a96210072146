import { useCallback, useEffect } from "react";
import type { Sites } from "#extension/platform/messages.ts";
import { send } from "#extension/platform/send.ts";
import { type Asked, useAsked } from "./use-asked.ts";

let running: Promise<Sites> | null = null;
const heard = new Set<() => void>();

const askSites = (): Promise<Sites> => {
  running ??= send("sites", null).finally(() => {
    running = null;
  });
  return running;
};

/** The enabled sites and how they are: parts of one surface ask once together, and `again` tells them all. */
export const useSites = (): { asked: Asked<Sites>; again: () => void } => {
  const { asked, again } = useAsked(askSites);
  useEffect(() => {
    heard.add(again);
    return () => void heard.delete(again);
  }, [again]);
  const allAgain = useCallback(() => {
    for (const each of heard) each();
  }, []);
  return { asked, again: allAgain };
};
