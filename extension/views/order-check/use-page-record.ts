import { useEffect, useState } from "react";
import { surfaceTab } from "#extension/platform/active-tab.ts";
import { send } from "#extension/platform/send.ts";
import type { RequestDocument } from "#shared/contract/releases.ts";

/** The record that the page beside shows, so that what was granted for this very document counts; null where none is meant. */
export const usePageRecord = (meant: boolean): RequestDocument | null => {
  const [record, setRecord] = useState<RequestDocument | null>(null);
  useEffect(() => {
    let left = false;
    const read = async () => {
      const tab = meant ? await surfaceTab(location.search) : null;
      const found = tab && (await send("tabDocument", { tabId: tab.tabId }));
      if (!left) setRecord(found);
    };
    void read().catch(() => undefined);
    return () => {
      left = true;
    };
  }, [meant]);
  return record;
};
