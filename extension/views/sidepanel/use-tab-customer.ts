import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { onTabChange, surfaceTab } from "#extension/platform/active-tab.ts";
import { onPageEvent } from "#extension/platform/listen.ts";
import type { Failure, TabCustomer } from "#extension/platform/messages.ts";
import { send } from "#extension/platform/send.ts";

/** The customer that the tab beside is about. Asked again when the member picks one on the page or changes tab. */
export const useTabCustomer = (enabled: boolean): TabCustomer | null | undefined => {
  const queries = useQueryClient();
  useEffect(() => {
    const again = () => void queries.invalidateQueries({ queryKey: ["tabCustomer"] });
    const ends = [
      onPageEvent((event) => {
        if (event.name === "subjectChanged" || event.name === "choicesChanged") again();
      }),
      onTabChange(again),
    ];
    return () => {
      for (const end of ends) end();
    };
  }, [queries]);
  const { data } = useQuery<TabCustomer | null, Failure>({
    queryKey: ["tabCustomer"],
    queryFn: async () => {
      const tab = await surfaceTab(location.search);
      return tab === null ? null : send("tabCustomer", { tabId: tab.tabId });
    },
    enabled,
    staleTime: 0,
  });
  return data;
};
