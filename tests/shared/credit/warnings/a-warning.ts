import type { WarningFact } from "#shared/credit/warnings/warning-fact.ts";

/** A confirmed warning: severity 4, seen in person. */
export const warning = (given: Partial<WarningFact> & Pick<WarningFact, "id" | "seenOn">): WarningFact => ({
  code: "delay_repeat",
  severity: 4,
  confidencePercent: 80,
  confirmedOn: given.seenOn,
  expiresOn: null,
  recordedRevision: 1,
  ...given,
});
