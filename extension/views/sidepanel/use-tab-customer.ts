import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { surfaceTab } from "#extension/platform/active-tab.ts";
import { onPageEvent } from "#extension/platform/listen.ts";
import type { Failure, TabCustomer } from "#extension/platform/messages.ts";
import { send } from "#extension/platform/send.ts";

/** The customer that the tab beside is about. Asked again when the member picks one on the page or changes tab. */
export const useTabCustomer = (enabled: boolean): TabCustomer | null | undefined => {
  const queries = useQueryClient();
  useEffect(
    () =>
      onPageEvent((event) => {
        if (event.name === "subjectChanged" || event.name === "choicesChanged")
          void queries.invalidateQueries({ queryKey: ["tabCustomer"] });
      }),
    [queries],
  );
  const { data } = useQuery<TabCustomer | null, Failure>({
    queryKey: ["tabCustomer"],
    queryFn: async () => {
      const tab = await surfaceTab(location.search);
      return tab === null ? null : send("tabCustomer", { tabId: tab.tabId });
    },
    enabled,
    staleTime: 0,
    // No event tells that the member changed tab.
    refetchInterval: 1_500,
  });
  return data;
};
