import type { Statement } from "../accounts/statement.ts";
import type { ExternalScore } from "../external/external-score.ts";
import type { AccountsFigures } from "../recommended-limit.ts";
import type { StructureFacts } from "../structure/structure-axis.ts";

/**
 * A grade of an agency, an insurer or a bank, as it came. `withheld`: it counts, and its reason names neither provider nor value
 * (insurers forbid passing them on).
 */
export type GradeFact = ExternalScore & {
  id: string;
  recordedRevision: number;
  revokedRevision?: number | null;
  withheld?: true;
};

/** Accounts of one year. Figures in cents; `intangibleAssets` is taken from equity for what a limit can rest on. */
export type StatementFact = Statement & {
  id: string;
  intangibleAssets?: number | null;
  recordedRevision: number;
};

/**
 * Facts from outside the ledger. `externalCentipoints` and `structuralCentipoints` (0–10,000, high is safe) are for callers
 * that have an axis ready made: they win over the facts of that axis. null or absent: not known.
 */
export type OutsideFacts = {
  externalCentipoints: number | null;
  structuralCentipoints: number | null;
  /** Ready-made figures for the capacity; null: those of the statement the axis rests on. */
  accounts: AccountsFigures | null;
  statements?: readonly StatementFact[];
  grades?: readonly GradeFact[];
  structure?: StructureFacts | null;
};
