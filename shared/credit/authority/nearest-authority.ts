import type { RiskClass } from "../assessment.ts";
import type { Policy } from "../policy.ts";
import { type Authorised, type Ceiling, ceilingAlone, isWithin } from "./ceiling.ts";

/** Ceilings from the smallest; no ceiling comes last. */
export const byCeiling = (a: Ceiling, b: Ceiling): number =>
  a === b ? 0 : a === null ? 1 : b === null ? -1 : a - b;

/**
 * Members who may alone let a customer of this class owe so much, net of cover (null: without bound), the nearest authority
 * first: the smallest ceiling that suffices (domain.md 7.1). Those with the same one stay in the order given.
 */
export const nearestAuthorities = <Member extends Authorised>(
  policy: Policy,
  members: readonly Member[],
  riskClass: RiskClass,
  netCents: number | null,
): Member[] =>
  members
    .filter((member) => isWithin(netCents, ceilingAlone(policy, member, riskClass)))
    .sort((a, b) => byCeiling(ceilingAlone(policy, a, riskClass), ceilingAlone(policy, b, riskClass)));
