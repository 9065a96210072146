/** Procedures that stop payment of what was owed before (domain.md 3.6). */
export type Procedure = "liquidation_judiciaire" | "redressement_judiciaire" | "sauvegarde";

/** How a procedure began. Only `opening` and `resolution` are judgments that open one; the others go on with one. */
export type OpeningAct = "opening" | "conversion" | "extension" | "resumption" | "resolution";

/** `unstated`: closed, and the notice does not say why. */
export type ClosingReason = "insufficient_assets" | "extinguished" | "ended" | "unstated";

/** `sale`: the business goes to a buyer, the debtor's procedure goes on. */
export type PlanKind = "reorganisation" | "safeguard" | "sale" | "unnamed";

export type ReviewReason =
  | "unknown_wording"
  | "procedure_unnamed"
  | "contradictory"
  /** Refused, only asked for, suspended, or set aside in part. */
  | "not_granted"
  /** Rétablissement professionnel, traitement de sortie de crise. */
  | "other_procedure"
  /** Liquidation des biens, règlement judiciaire, concordat (1967). */
  | "old_law";

/** What a judgment does. `read` names what was read: the terms found, in their order. */
export type Wording = { read: string } & (
  | { kind: "opened"; procedure: Procedure; act: OpeningAct }
  | { kind: "closed"; reason: ClosingReason; procedure: Procedure | null }
  | { kind: "plan_adopted"; plan: PlanKind }
  | { kind: "plan_resolved" }
  | { kind: "no_change" }
  | { kind: "retraction"; procedure: Procedure | null }
  | { kind: "review"; why: ReviewReason }
);

export type GazetteStatus = Procedure | "closed" | "review";

/** The status a judgment leaves; whatever states none of its own is for a person to look at. */
export function statusOf(wording: Wording): GazetteStatus {
  switch (wording.kind) {
    case "opened":
      return wording.procedure;
    case "closed":
    case "plan_adopted":
      return "closed";
    case "plan_resolved":
    case "no_change":
    case "retraction":
    case "review":
      return "review";
  }
}
