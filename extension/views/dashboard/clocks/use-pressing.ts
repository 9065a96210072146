import { DeadlineStanding } from "#shared/contract/clocks.ts";
import { useRead } from "../../ui/use-read.ts";

const EVERY_MS = 60_000;

/** How many open deadlines press: their day to be done by is past or within a week; 0 while it is not known. */
export const usePressing = (enabled: boolean): number =>
  useRead(DeadlineStanding, "/v1/clocks/standing", { enabled, everyMs: EVERY_MS }).data?.pressing ?? 0;
