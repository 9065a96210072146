import type { Asked, RequestSnapshot, SeenFacts } from "#shared/contract/requests.ts";
import { formatIsoDate, isoDateOrNull } from "#shared/credit/calendar.ts";
import { inputsHash } from "#shared/credit/inputs-hash.ts";
import { limitInForce } from "#shared/credit/limit-in-force.ts";
import type { OrderCheck } from "#shared/credit/order/order-check.ts";
import { longestDays } from "#shared/credit/terms/longest-days.ts";
import { wholePoints } from "#shared/credit/whole-points.ts";
import { financedOf, type Grant } from "#shared/requests/grant.ts";
import { blocksOf } from "#shared/requests/release.ts";
import { type CustomerStanding, checkOf } from "./customer-standing.ts";
import type { ToOwn } from "./own-currency.ts";

/** What granting something comes to: what the customer may owe then (null: without bound, or no rate), and whether it only cuts. */
export type Outcome = { resultingCents: number | null; isCut: boolean };

/** Checks the order that is asked for as it was asked; null where no order is asked for. */
export function checkAsked(
  standing: CustomerStanding,
  asked: Asked,
  linkUnconfirmed: boolean,
  { toOwn, currency }: { toOwn: ToOwn; currency: string },
): OrderCheck | null {
  if (asked.kind !== "order_release") return null;
  const own = (minor: number) => toOwn(minor, asked.currency);
  const amountCents = own(asked.amountCents);
  const order = {
    documentNumber: asked.documentNumber,
    kind: asked.documentKind,
    terms: asked.terms,
    linkUnconfirmed,
  };
  if (amountCents === null)
    return checkOf(
      standing,
      { ...order, amountCents: asked.amountCents, currency: asked.currency },
      currency,
    );
  return checkOf(
    standing,
    {
      ...order,
      amountCents,
      depositCents: own(asked.depositCents) ?? 0,
      callOffCents: asked.callOffCents === null ? null : own(asked.callOffCents),
    },
    currency,
  );
}

/** What the customer may owe once this is granted. */
export function outcomeOf(
  standing: CustomerStanding,
  grant: Grant,
  asked: Asked,
  check: OrderCheck | null,
  toOwn: ToOwn,
): Outcome {
  const { assessment, input } = standing;
  const { amountCents: limitCents, kind } = assessment.limitInForce;
  const owed = assessment.exposure.totalCents;
  const bound = kind === "unlimited" ? null : Math.max(limitCents ?? 0, owed);
  switch (grant.kind) {
    case "order_release": {
      if (asked.kind !== "order_release") return { resultingCents: null, isCut: false };
      const financed = toOwn(financedOf(grant, asked.amountCents), asked.currency);
      const before = check?.exposureCents ?? owed;
      return { resultingCents: financed === null ? null : before + financed, isCut: false };
    }
    case "limit_temporary":
    case "limit_permanent":
      return {
        resultingCents: grant.amountCents,
        isCut: kind === "unlimited" || grant.amountCents <= (limitCents ?? 0),
      };
    case "terms_change":
      return {
        resultingCents: bound,
        isCut: longestDays(grant.terms, input.policy) <= longestDays(assessment.terms, input.policy),
      };
    case "block":
      return { resultingCents: 0, isCut: true };
    case "unblock": {
      const without = input.limits.filter((limit) => limit.kind !== "temporary" || limit.amountCents !== 0);
      const after = limitInForce(without, input.asOf, input.knownAt);
      return {
        resultingCents: after.kind === "unlimited" ? null : Math.max(after.amountCents ?? 0, owed),
        isCut: false,
      };
    }
    case "class_override":
      return {
        resultingCents: bound,
        isCut: FROM_BEST.indexOf(grant.riskClass) >= FROM_BEST.indexOf(assessment.riskClass),
      };
  }
}

const FROM_BEST = ["A", "B", "C", "NR", "D", "E"];

/** Rules that force or cap the class, and checks that block: what POLICY 4 looks at again. */
const hardRulesOf = ({ assessment }: CustomerStanding, check: OrderCheck | null): string[] => [
  ...new Set([
    ...assessment.reasons.filter(({ axis }) => axis === "rule").map(({ code }) => code),
    ...(check === null ? [] : blocksOf(check.failed)),
  ]),
];

/** What is known of the customer now, as it is kept with a request and shown to who decides. `now` in Unix milliseconds. */
export function snapshotOf(
  standing: CustomerStanding,
  check: OrderCheck | null,
  { resultingCents }: Outcome,
  valueCents: number | null,
  now: number,
): RequestSnapshot {
  const { assessment, revision, input, coverCents } = standing;
  const exposureCents = check?.exposureCents ?? assessment.exposure.totalCents;
  const seen: SeenFacts = {
    riskClass: assessment.riskClass,
    hardRules: hardRulesOf(standing, check),
    exposureCents,
    amountCents: valueCents ?? 0,
  };
  return {
    asOf: formatIsoDate(assessment.asOf),
    at: new Date(now).toISOString(),
    revision,
    policyVersion: assessment.policyVersion,
    engineVersion: assessment.engineVersion,
    inputsHash: inputsHash(input),
    riskClass: assessment.riskClass,
    scorePoints: wholePoints(assessment.scoreCentipoints),
    verdict: check?.verdict ?? null,
    failed: check?.failed ?? [],
    exposureCents,
    resultingCents: resultingCents === null ? null : Math.max(0, resultingCents - Math.max(0, coverCents)),
    coverCents,
    limitCents: assessment.limitInForce.amountCents,
    overdueCents: assessment.overdueCents,
    oldestOverdueDays: assessment.oldestOverdueDays,
    ledgerDate: isoDateOrNull(assessment.ledgerDay),
    seen,
  };
}
