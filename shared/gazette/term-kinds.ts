import type { OpeningAct, PlanKind, Procedure } from "./wording.ts";

/** A procedure as it is named: those of today, and those that have no status of their own. */
export type Named = Procedure | "old_law" | "other";

export const PROCEDURES: Readonly<Record<string, Named>> = {
  LJ: "liquidation_judiciaire",
  RJ: "redressement_judiciaire",
  SV: "sauvegarde",
  OLD: "old_law",
  RP: "other",
  EXIT: "other",
};
export const isProcedure = (term: string): boolean => PROCEDURES[term] !== undefined;

export const PLANS: Readonly<Record<string, PlanKind>> = {
  PLAN: "unnamed",
  PLAN_SAFE: "safeguard",
  PLAN_RED: "reorganisation",
  PLAN_SALE: "sale",
};
export const isPlan = (term: string): boolean => PLANS[term] !== undefined;

/** Acts by which a procedure begins or goes on as another. */
export const OPENING: Readonly<Record<string, OpeningAct>> = {
  OPEN: "opening",
  PRON: "opening",
  PLACE: "opening",
  EXT: "extension",
  CONV: "conversion",
  RESUME: "resumption",
};
export const ENDING: ReadonlySet<string> = new Set(["CLOSE", "END"]);
/** Acts behind which "en" leads to a procedure. */
export const ACTS_ON_PROCEDURES: ReadonlySet<string> = new Set(["CONV", "PLACE", "EXT", "PRON", "OPEN"]);
/** Acts that change no status, whatever procedure is named behind them. */
export const HARMLESS: ReadonlySet<string> = new Set(["MODIFY", "DELAY", "MATTER", "LIST", "OBS", "REGIME"]);
export const isAct = (term: string): boolean =>
  OPENING[term] !== undefined || ENDING.has(term) || ["RESOLVE", "ADOPT", "MODIFY", "DELAY"].includes(term);
export const DENIALS: ReadonlySet<string> = new Set(["REJECT", "NO", "ANNUL", "REQUEST", "DEFER"]);
export const isSmall = (term: string): boolean => /^(?:[a-z]+|,)$/.test(term);
