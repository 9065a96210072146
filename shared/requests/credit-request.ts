import type { Grant } from "./grant.ts";
import type { RequestKind } from "./request-kind.ts";

/**
 * States a request goes through once it is asked (DESIGN 3; a draft is its author's device's alone). Whether a granted release
 * still holds is the release's own (`release.ts`): what was decided stays decided.
 */
export const REQUEST_STATES = [
  "requested",
  "endorsed",
  "approved",
  "approved_with_conditions",
  "refused",
  "expired",
  "withdrawn",
  "superseded",
] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

export const isOpen = (state: RequestState): boolean => state === "requested" || state === "endorsed";
export const isGranted = (state: RequestState): boolean =>
  state === "approved" || state === "approved_with_conditions";

/** Persons are compared, not memberships: ids here are those of persons. */
export type CreditRequest = {
  kind: RequestKind;
  state: RequestState;
  /** Counts up with every step: what a step was made upon. */
  version: number;
  /** Everybody who asked for it; several where requests for one thing were merged. */
  askers: readonly string[];
  /** Whose turn it is. */
  awaiting: "credit" | "asker";
  endorsedBy: string | null;
  /** Where two persons are needed: the first of them, and what that one would grant. */
  firstApproval: { by: string; grant: Grant } | null;
  decidedBy: string | null;
  grant: Grant | null;
  /** Unix milliseconds at which an undecided request lapses. Silence is never consent. */
  lapsesAt: number;
};
