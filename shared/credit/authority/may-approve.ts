import { failed, ok, type Result } from "../../result.ts";
import type { RiskClass } from "../assessment.ts";
import type { Policy } from "../policy.ts";
import { type Authorised, ceilingOf, isWithin, netOfCover } from "./ceiling.ts";

/**
 * Persons are compared, not memberships: one person may be a member twice. `inPlaceOfPersonId`: the absent member whose
 * authority this is (`actingFor`); for what is asked, endorsed or approved already, the two count as one.
 */
export type Approver = Authorised & { personId: string; inPlaceOfPersonId?: string | null };

export type ApprovalQuestion = {
  policy: Policy;
  /** As computed, whatever class somebody wishes for the customer. */
  riskClass: RiskClass;
  /** What the customer may owe afterwards, all of it and not the increase; null: without bound. */
  resultingExposureCents: number | null;
  verifiedCoverCents: number;
  /** Lowers or ends what is granted. */
  isCut?: boolean;
  approver: Approver;
  /** null: nobody asked, the approver acts on own initiative. */
  requesterPersonId: string | null;
  endorserPersonId?: string | null;
  /** Who approved it already, where two persons are needed. */
  firstApproverPersonId?: string | null;
};

export const APPROVAL_REFUSALS = [
  "own_request",
  "own_endorsement",
  "nobody_asked",
  "class_e",
  "beyond_ceiling",
  "second_person",
] as const;

export type ApprovalRefusal =
  /** Requester ≠ approver. */
  | { reason: "own_request" }
  /** Endorsing and releasing are two persons' here. */
  | { reason: "own_endorsement" }
  /** Nobody grants credit on own initiative here. */
  | { reason: "nobody_asked" }
  | { reason: "class_e" }
  | { reason: "beyond_ceiling"; netCents: number | null; ceilingCents: number }
  /** Within the ceiling, but two persons are needed and no other one approved yet. */
  | { reason: "second_person"; netCents: number | null; aboveCents: number };

/** `reauthenticate`: the approver proves who they are once more before it counts. */
export type MayApprove = { netCents: number | null; isOwnInitiative: boolean; reauthenticate: boolean };

/**
 * Whether a member may approve something about a customer (POLICY 4), with the first reason against it. A cut may be made by
 * anybody who decides at all, without any of this.
 */
export function mayApprove(question: ApprovalQuestion): Result<MayApprove, ApprovalRefusal> {
  const { policy, riskClass, approver, requesterPersonId } = question;
  const { fourEyesAboveCents, reauthenticateAboveCents, ownInitiative, endorserMayRelease } =
    policy.authority;
  const netCents = netOfCover(question.resultingExposureCents, question.verifiedCoverCents);
  const isOwnInitiative = requesterPersonId === null;
  if (question.isCut) return ok({ netCents, isOwnInitiative, reauthenticate: false });
  const isOfApprover = (personId: string | null | undefined): boolean =>
    typeof personId === "string" &&
    (personId === approver.personId || personId === approver.inPlaceOfPersonId);
  if (isOfApprover(requesterPersonId)) return failed({ reason: "own_request" });
  if (isOfApprover(question.endorserPersonId) && !endorserMayRelease)
    return failed({ reason: "own_endorsement" });
  if (riskClass === "E") return failed({ reason: "class_e" });
  if (isOwnInitiative && !ownInitiative) return failed({ reason: "nobody_asked" });
  const ceilingCents = ceilingOf(policy, approver, riskClass);
  if (ceilingCents !== null && !isWithin(netCents, ceilingCents))
    return failed({ reason: "beyond_ceiling", netCents, ceilingCents });
  const first = question.firstApproverPersonId ?? null;
  if (isAbove(netCents, fourEyesAboveCents) && (first === null || isOfApprover(first)))
    return failed({ reason: "second_person", netCents, aboveCents: fourEyesAboveCents });
  return ok({ netCents, isOwnInitiative, reauthenticate: isAbove(netCents, reauthenticateAboveCents) });
}

const isAbove = (netCents: number | null, threshold: number | null): threshold is number =>
  threshold !== null && (netCents === null || netCents > threshold);
