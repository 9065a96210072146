import { WatchItemPage } from "#shared/contract/watch.ts";
import { useRead } from "../../ui/use-read.ts";

const EVERY_MS = 60_000;

/** How many items of the watch wait for somebody; 0 while it is not known. */
export const useToLookAt = (enabled: boolean): number =>
  useRead(WatchItemPage, "/v1/watch-items?limit=1", { enabled, everyMs: EVERY_MS }).data?.open ?? 0;
