import type { Asked, RequestDetail, RequestSnapshot } from "#shared/contract/requests.ts";
import { lookAgain } from "#shared/credit/authority/look-again.ts";
import { computedClass } from "#shared/credit/computed-class.ts";
import { concentrationOf } from "#shared/requests/concentration.ts";
import { isOpen } from "#shared/requests/credit-request.ts";
import { policyVersion } from "../db/policies.ts";
import { readReceivables } from "../db/receivables.ts";
import { openOfCustomer, type StepWithAudit, stepsOf } from "../db/requests.ts";
import { readPolicy } from "./assess-inputs.ts";
import type { Writing } from "./change-customer.ts";
import { type CustomerStanding, customerStandingFor } from "./customer-standing.ts";
import { granters, judge } from "./decide-request.ts";
import { readDeciding, stepOf, summaryOf, tellingOf } from "./describe-request.ts";
import { grantAsAsked } from "./grant-body.ts";
import { ownCurrency } from "./own-currency.ts";
import { actingOn } from "./request-rights.ts";
import { checkAsked, outcomeOf, snapshotOf } from "./request-snapshot.ts";
import { findOwnRequest } from "./step-on-request.ts";

type Reading = Pick<Writing, "db" | "organization" | "member" | "visibility" | "now" | "today">;

const MOST_NAMED = 5;

/**
 * A request with all that a decider looks at: then and now, the other open requests of the customer and what it would owe if all
 * were granted, concentration, and whether this member may grant it. Figures only for members who may see them.
 */
export async function readRequest(reading: Reading, id: string): Promise<RequestDetail> {
  const { db, organization, visibility, now, today } = reading;
  const { found, release } = await findOwnRequest(reading, id);
  const { row } = found;
  const asked = row.asked as Asked;
  const [deciding, steps, others, standing, toOwn, receivables] = await Promise.all([
    readDeciding(reading, today),
    stepsOf(db, organization.number, id),
    openOfCustomer(db, organization.number, row.entityId, id),
    customerStandingFor(db, organization.number, row.entityId, today),
    ownCurrency(reading, today),
    readReceivables(db, organization.number, row.entityId),
  ]);
  const telling = await tellingOf(db, deciding, [row], steps, { now, today });
  const summary = summaryOf(found, release, telling);
  const check = checkAsked(standing, asked, row.linkUnconfirmed, {
    toOwn,
    currency: organization.currency,
  });
  const outcome = outcomeOf(standing, grantAsAsked(asked, today), asked, check, toOwn);
  const current = snapshotOf(standing, check, outcome, row.valueCents, now);
  const whenAsked = row.snapshot as RequestSnapshot;
  const seesFigures = visibility.detail === "figures";
  const [acting] = actingOn(row, deciding);
  const then = readPolicy((await policyVersion(db, organization.number, row.policyVersion))?.body ?? null);
  const judged = acting && isOpen(row.state) ? judgeEach() : null;

  function judgeEach() {
    const answers = actingOn(row, deciding).map((way) => ({
      way,
      answer: judge(row, way, { deciding, standing, outcome }, then),
    }));
    return answers.find(({ answer }) => answer.kind === "allowed") ?? answers[0] ?? null;
  }

  return {
    ...summary,
    note: row.note,
    way: row.way as RequestDetail["way"],
    linkUnconfirmed: row.linkUnconfirmed,
    steps: steps.map((step) => stepOf(step, telling)),
    whenAsked: seesFigures ? whenAsked : null,
    whenDecided: seesFigures ? whenDecided(steps) : null,
    now: seesFigures ? current : null,
    lookAgain: isOpen(row.state) ? lookAgain(whenAsked.seen, current.seen, deciding.policy) : [],
    others: {
      requests: others.map(({ row: other }) => ({
        id: other.id,
        kind: other.kind,
        valueCents: other.valueCents,
        askedAt: new Date(other.askedAt).toISOString(),
      })),
      allGrantedCents: seesFigures
        ? allGranted(standing, [row, ...others.map((other) => other.row)], outcome.resultingCents)
        : null,
    },
    concentration: seesFigures ? concentration() : null,
    authority: judged && {
      mayGrant: judged.answer.kind === "allowed",
      reason: judged.answer.kind === "refused" ? judged.answer.refusal.reason : null,
      ceilingCents:
        judged.answer.kind === "refused" && "ceilingCents" in judged.answer.refusal
          ? judged.answer.refusal.ceilingCents
          : null,
      secondPersonNeeded: judged.answer.kind === "allowed" && judged.answer.secondPersonNeeded,
      reauthenticate: judged.answer.kind === "allowed" && judged.answer.reauthenticate,
      inPlaceOf: judged.way.inPlaceOf?.name ?? null,
      granters: nearest().map(({ memberId, name, role }) => ({ memberId, name, role })),
    },
    ...(judged === null &&
      summary.rights.endorse && { granters: nearest().map(({ name, role }) => ({ name, role })) }),
  };

  function nearest() {
    const riskClass = computedClass(standing.assessment);
    return granters(row, deciding, riskClass, current.resultingCents).slice(0, MOST_NAMED);
  }

  function concentration(): RequestDetail["concentration"] {
    if (row.kind !== "order_release") return null;
    const share = concentrationOf({
      allCents: receivables.allCents,
      customerCents: standing.assessment.exposure.totalCents,
      groupCents: receivables.groupCents,
      addedCents: check?.financedCents ?? 0,
    });
    return share && { ...share, groupName: standing.who.group ?? null };
  }
}

const DECIDED = ["approved", "approved_with_conditions", "refused"];

/** What was known when it was decided; null while it is not. */
function whenDecided(steps: readonly StepWithAudit[]): RequestSnapshot | null {
  const decided = steps.findLast(({ action }) => DECIDED.includes(action));
  return (decided?.detail as { snapshot?: RequestSnapshot } | undefined)?.snapshot ?? null;
}

/** What the customer would owe if every open request were granted as asked; null where an amount is not known. */
function allGranted(
  { assessment }: CustomerStanding,
  rows: readonly { kind: string; valueCents: number | null }[],
  own: number | null,
): number | null {
  const releases = rows.filter(({ kind }) => kind === "order_release");
  const limits = rows.filter(({ kind }) => kind === "limit_temporary" || kind === "limit_permanent");
  if ([...releases, ...limits].some(({ valueCents }) => valueCents === null)) return null;
  if (own === null && releases.length + limits.length === 0) return null;
  const ordered = releases.reduce(
    (sum, { valueCents }) => sum + (valueCents ?? 0),
    assessment.exposure.totalCents,
  );
  return limits.reduce((most, { valueCents }) => Math.max(most, valueCents ?? 0), ordered);
}
