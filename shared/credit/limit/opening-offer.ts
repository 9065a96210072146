import type { EpochDay } from "../calendar.ts";
import type { EventsInForce } from "../events-in-force.ts";
import type { OutsideAxes } from "../outside/outside-axes.ts";
import type { OutsideFacts } from "../outside/outside-facts.ts";
import type { Policy } from "../policy.ts";
import { roundLimit } from "../recommended-limit.ts";
import type { LegalForm } from "../structure/legal-form.ts";

/** What may be offered to a prospect, and on what it rests (POLICY 1.3): facts, never a letter. */
export type OpeningOffer = {
  /** null: nothing to offer without asking. */
  amountCents: number | null;
  termsDays: number;
  facts: {
    createdDay: EpochDay | null;
    legalForm: LegalForm | null;
    /** Fewest employees of the size band. */
    employees: number | null;
    /** A published procedure, or another event that forbids credit. */
    procedure: boolean;
    /** Equity of the balance sheet total; null without accounts. */
    equityBasisPoints: number | null;
    /** Solidity from accounts and outside grades, 0–10,000; null where neither is known. */
    solidityCentipoints: number | null;
  };
  missing: ("age" | "legal_form" | "size" | "accounts" | "grade")[];
};

/**
 * Opening offer for somebody of whom no ledger knows anything: the opening limit of the policy where the register knows how
 * old the firm is, no procedure stands against it and nothing known says that it may not last; above: ask.
 */
export function openingOfferOf(
  outside: OutsideFacts | null,
  axes: OutsideAxes,
  events: EventsInForce,
  equityBasisPoints: number | null,
  policy: Policy,
): OpeningOffer {
  const structure = outside?.structure ?? null;
  const solidityCentipoints = axes.external?.centipoints ?? null;
  const procedure = events.noCredit || events.caps.length > 0;
  const weak =
    (solidityCentipoints !== null && solidityCentipoints < policy.score.externalCapCCentipoints) ||
    axes.accounts?.equityAlarm === "negative";
  const createdDay = structure?.createdDay ?? null;
  const offers = createdDay !== null && !procedure && !weak;
  const adviceCents = axes.adviceCents ?? Number.MAX_SAFE_INTEGER;
  const amountCents = roundLimit(Math.min(policy.limit.openingCents, adviceCents), policy);
  return {
    amountCents: offers && amountCents > 0 ? amountCents : null,
    termsDays: policy.order.openingTermsDays,
    facts: {
      createdDay,
      legalForm: structure?.legalForm ?? null,
      employees: structure?.employees ?? null,
      procedure,
      equityBasisPoints,
      solidityCentipoints,
    },
    missing: [
      ...(createdDay === null ? (["age"] as const) : []),
      ...(structure?.legalForm == null ? (["legal_form"] as const) : []),
      ...(structure?.employees == null ? (["size"] as const) : []),
      ...(equityBasisPoints === null ? (["accounts"] as const) : []),
      ...(!outside?.grades?.length ? (["grade"] as const) : []),
    ],
  };
}
