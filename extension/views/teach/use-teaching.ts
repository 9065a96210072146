import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { onTabChange, type SurfaceTab, surfaceTab } from "#extension/platform/active-tab.ts";
import { onPageEvent } from "#extension/platform/listen.ts";
import type { Failure } from "#extension/platform/messages.ts";
import { send } from "#extension/platform/send.ts";
import type { TeachState, TeachStep } from "#extension/platform/teach.ts";

export type Teaching = { tab: SurfaceTab; state: TeachState | null };

const KEY = ["teaching"];

/** What is being taught on the tab beside, and a way to take the next step. The page keeps it: leaving the page ends it. */
export const useTeaching = (): {
  teaching: Teaching | null;
  take: (step: TeachStep) => void;
  again: () => void;
} => {
  const queries = useQueryClient();
  const again = (): void => void queries.invalidateQueries({ queryKey: KEY });
  useEffect(() => {
    const look = (): void => void queries.invalidateQueries({ queryKey: KEY });
    const ends = [onPageEvent((event) => event.name === "teachChanged" && look()), onTabChange(look)];
    return () => {
      for (const end of ends) end();
    };
  }, [queries]);
  const { data } = useQuery<Teaching | null, Failure>({
    queryKey: KEY,
    queryFn: async () => {
      const tab = await surfaceTab(location.search);
      return tab === null
        ? null
        : { tab, state: await send("teach", { tabId: tab.tabId, step: { kind: "look" } }) };
    },
    staleTime: 0,
  });
  const take = (step: TeachStep): void => {
    if (data) void send("teach", { tabId: data.tab.tabId, step }).finally(again);
  };
  return { teaching: data ?? null, take, again };
};
