import type { ImportStatus } from "#shared/contract/imports.ts";

export type ImportAction = "report" | "resume" | "abandon";

/** What may be done with an import in its state: what came through has a report, what did not can go on or be given up. */
export const actionsOn = ({ state, totals }: Pick<ImportStatus, "state" | "totals">): ImportAction[] => {
  if (state === "receiving") return ["resume", "abandon"];
  if (state === "checked") return ["report", "resume", "abandon"];
  return totals === null ? [] : ["report"];
};
