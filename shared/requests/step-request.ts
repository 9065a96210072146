import { failed, ok, type Result } from "../result.ts";
import { type CreditRequest, isOpen, type RequestState } from "./credit-request.ts";
import { type Grant, hasCondition } from "./grant.ts";

/** What may happen to a request. `by`: id of the person. Whether a person has the authority is asked of `mayApprove` before. */
export type RequestAction =
  /** Another word or other facts of somebody who asks; `changesFacts`: what was endorsed or half approved is asked anew. */
  | { kind: "add"; by: string; changesFacts: boolean }
  | { kind: "endorse"; by: string }
  | { kind: "ask_back"; by: string }
  | { kind: "reassign"; by: string }
  /** `secondPersonNeeded`: alone it only counts as the first of two. */
  | { kind: "approve"; by: string; grant: Grant; secondPersonNeeded: boolean }
  | { kind: "refuse"; by: string }
  | { kind: "withdraw"; by: string }
  | { kind: "supersede" }
  | { kind: "lapse" };

export const STEP_REFUSALS = [
  "closed",
  "moved_on",
  "lapsed",
  "not_lapsed",
  "own_request",
  "not_yours",
  "endorsed_already",
  "same_person",
  "other_grant",
  "wrong_kind",
] as const;
/** `closed`: decided, withdrawn, expired or replaced before, `state` says which; `moved_on`: made upon an older version. */
export type StepRefusal = { reason: (typeof STEP_REFUSALS)[number]; state: RequestState };

/**
 * The one state machine of requests: what a request is after an action, or why it cannot be. Pure; `at` in Unix milliseconds
 * by the server's clock. `upon`: the version that the actor saw, absent for what needs none (a word, the clock). What is closed
 * stays closed: of two steps upon one version the first counts, and the other is told.
 */
export function stepRequest(
  request: CreditRequest,
  action: RequestAction,
  at: number,
  upon?: number,
): Result<CreditRequest, StepRefusal> {
  const refuse = (reason: StepRefusal["reason"]) => failed({ reason, state: request.state });
  if (!isOpen(request.state)) return refuse("closed");
  if (action.kind === "lapse")
    return at < request.lapsesAt ? refuse("not_lapsed") : ok(next(request, { state: "expired" }));
  if (at >= request.lapsesAt) return refuse("lapsed");
  if (upon !== undefined && upon !== request.version) return refuse("moved_on");
  const asks = "by" in action && request.askers.includes(action.by);
  switch (action.kind) {
    case "add":
      return ok(added(request, action, asks));
    case "endorse":
      if (asks) return refuse("own_request");
      if (request.endorsedBy !== null) return refuse("endorsed_already");
      return ok(next(request, { state: "endorsed", endorsedBy: action.by }));
    case "ask_back":
      return asks ? refuse("own_request") : ok(next(request, { awaiting: "asker" }));
    case "reassign":
      return asks ? refuse("own_request") : ok(next(request, {}));
    case "approve":
      return approved(request, action, asks);
    case "refuse":
      return asks ? refuse("own_request") : ok(next(request, { state: "refused", decidedBy: action.by }));
    case "withdraw":
      return asks ? ok(next(request, { state: "withdrawn" })) : refuse("not_yours");
    case "supersede":
      return ok(next(request, { state: "superseded" }));
  }
}

function added(
  request: CreditRequest,
  { by, changesFacts }: Extract<RequestAction, { kind: "add" }>,
  asks: boolean,
): CreditRequest {
  const awaiting = asks || changesFacts ? "credit" : request.awaiting;
  if (!changesFacts) return next(request, { awaiting });
  return next(request, {
    awaiting,
    state: "requested",
    endorsedBy: null,
    firstApproval: null,
    askers: asks ? request.askers : [...request.askers, by],
  });
}

function approved(
  request: CreditRequest,
  { by, grant, secondPersonNeeded }: Extract<RequestAction, { kind: "approve" }>,
  asks: boolean,
): Result<CreditRequest, StepRefusal> {
  const refuse = (reason: StepRefusal["reason"]) => failed({ reason, state: request.state });
  if (asks) return refuse("own_request");
  if (grant.kind !== request.kind) return refuse("wrong_kind");
  const { firstApproval } = request;
  if (secondPersonNeeded) {
    if (firstApproval?.by === by) return refuse("same_person");
    // Two persons grant one and the same thing; who wishes another one begins anew as the first.
    if (firstApproval === null) return ok(next(request, { firstApproval: { by, grant } }));
    if (!isSameGrant(firstApproval.grant, grant)) return refuse("other_grant");
  }
  return ok(
    next(request, {
      state: hasCondition(grant) ? "approved_with_conditions" : "approved",
      decidedBy: by,
      grant,
    }),
  );
}

const isSameGrant = (a: Grant, b: Grant): boolean => {
  const [one, other] = [Object.entries(a), new Map(Object.entries(b))];
  return (
    one.length === other.size &&
    one.every(([key, value]) => JSON.stringify(value) === JSON.stringify(other.get(key)))
  );
};

const next = (request: CreditRequest, change: Partial<CreditRequest>): CreditRequest => ({
  ...request,
  ...change,
  version: request.version + 1,
});
