import { useCallback, useEffect, useRef } from "react";
import { type SurfaceTab, surfaceTab } from "#extension/platform/active-tab.ts";
import { onPageEvent } from "#extension/platform/listen.ts";
import type { TabCustomer } from "#extension/platform/messages.ts";
import { send } from "#extension/platform/send.ts";
import { type Asked, useAsked } from "./use-asked.ts";

export type TabSubject = { tab: SurfaceTab; customer: TabCustomer } | null;

/** The tab this popup is about and its customer; null where there is no tab. Asked again at every new revision. */
export const useTabSubject = (search: string, revision: number): Asked<TabSubject> => {
  const ask = useCallback(async (): Promise<TabSubject> => {
    const tab = await surfaceTab(search);
    return tab === null ? null : { tab, customer: await send("tabCustomer", { tabId: tab.tabId }) };
  }, [search]);
  const { asked, again } = useAsked(ask);
  const seen = useRef(revision);
  useEffect(() => {
    if (seen.current !== revision) again();
    seen.current = revision;
  }, [revision, again]);
  useEffect(
    () =>
      onPageEvent((event) => {
        if (event.name === "subjectChanged" || event.name === "choicesChanged") again();
      }),
    [again],
  );
  return asked;
};
