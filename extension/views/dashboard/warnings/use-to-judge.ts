import { ReportStanding } from "#shared/contract/field-reports.ts";
import { useRead } from "../../ui/use-read.ts";

const EVERY_MS = 60_000;

/** How many reports wait for this member's judgement; 0 while it is not known. */
export const useToJudge = (enabled: boolean): number =>
  useRead(ReportStanding, "/v1/field-reports/standing", { enabled, everyMs: EVERY_MS }).data?.waiting ?? 0;
