import type { Asked, Decision, RequestReply } from "#shared/contract/requests.ts";
import type { Acting } from "#shared/credit/authority/acting-for.ts";
import { lookAgain } from "#shared/credit/authority/look-again.ts";
import { type ApprovalRefusal, mayApprove } from "#shared/credit/authority/may-approve.ts";
import { nearestAuthorities } from "#shared/credit/authority/nearest-authority.ts";
import { addDays, type EpochDay } from "#shared/credit/calendar.ts";
import { computedClass } from "#shared/credit/computed-class.ts";
import type { Policy } from "#shared/credit/policy.ts";
import type { Grant } from "#shared/requests/grant.ts";
import type { RequestAction } from "#shared/requests/step-request.ts";
import { limitsOf } from "../db/limits.ts";
import { policyVersion } from "../db/policies.ts";
import type { FoundRequest, RequestRow } from "../db/requests.ts";
import { AppError } from "../errors.ts";
import { lookNow } from "./ask-request.ts";
import { reassess } from "./assess-entities.ts";
import { readPolicy } from "./assess-inputs.ts";
import type { MemberAuthority } from "./authorities.ts";
import type { Writing } from "./change-customer.ts";
import { commitStep, type Stepping, stepped } from "./commit-request.ts";
import { type CustomerStanding, customerStandingFor } from "./customer-standing.ts";
import { type ReleaseFacts, readDeciding, summaryOf, tellingOf } from "./describe-request.ts";
import { grantBody, grantOf } from "./grant-body.ts";
import { effectsOf } from "./grant-effects.ts";
import { ownCurrency } from "./own-currency.ts";
import { isReauthenticated } from "./reauthenticate.ts";
import { actingOn, type Deciding } from "./request-rights.ts";
import { checkAsked, type Outcome, outcomeOf, snapshotOf } from "./request-snapshot.ts";
import { findOwnRequest } from "./step-on-request.ts";

/**
 * Grants or refuses. Judged by what is known now and never by what the client says: the authority of the person, in own right
 * or in an absent member's place, by the policy and the ceilings of today *and* of the day it was asked; whatever got worse
 * since the decider looked is to be looked at again. Of two who decide at once the first counts.
 */
export async function decideRequest(writing: Writing, id: string, decision: Decision): Promise<RequestReply> {
  const { found } = await findOwnRequest(writing, id);
  const deciding = await readDeciding(writing, writing.today);
  const ways = actingOn(found.row, deciding);
  if (found.row.askers.includes(writing.member.userId) || ways.length === 0)
    throw new AppError("not_allowed");
  return decision.outcome === "refuse"
    ? refuse(writing, found, deciding, decision)
    : grant(writing, found, deciding, ways, decision);
}

type Refusing = Extract<Decision, { outcome: "refuse" }>;
type Granting = Extract<Decision, { outcome: "grant" }>;

async function refuse(
  writing: Writing,
  found: FoundRequest,
  deciding: Deciding,
  { version, reason, note }: Refusing,
): Promise<RequestReply> {
  const { db, member, now } = writing;
  const after = await stepped(db, found.row, { kind: "refuse", by: member.userId }, now, version);
  const { entityId, asked, linkUnconfirmed } = found.row;
  const { snapshot } = await lookNow(writing, entityId, asked as Asked, linkUnconfirmed);
  const [acting] = actingOn(found.row, deciding);
  return write(writing, deciding, {
    found,
    action: "refused",
    actor: actorOf(writing, acting),
    note,
    detail: { reason, snapshot },
    after,
    change: { refusal: { reason, note }, decidedAt: now },
  });
}

async function grant(
  writing: Writing,
  found: FoundRequest,
  deciding: Deciding,
  ways: readonly Acting<MemberAuthority>[],
  decision: Granting,
): Promise<RequestReply> {
  const { db, organization, member, now, today } = writing;
  const asked = found.row.asked as Asked;
  const given = expectSense(grantOf(decision.grant), asked, today);
  const toOwn = await ownCurrency(writing, today);
  const standing = await customerStandingFor(db, organization.number, found.row.entityId, today);
  const currency = organization.currency;
  const check = checkAsked(standing, asked, found.row.linkUnconfirmed, { toOwn, currency });
  const outcome = outcomeOf(standing, given, asked, check, toOwn);
  const allowed = await expectAllowed(writing, found.row, { deciding, ways, standing, outcome });

  const action: RequestAction = {
    kind: "approve",
    by: member.userId,
    grant: given,
    secondPersonNeeded: allowed.secondPersonNeeded,
  };
  const after = await stepped(db, found.row, action, now, decision.version);
  const snapshot = snapshotOf(standing, check, outcome, found.row.valueCents, now);
  const reasons = lookAgain(decision.seen, snapshot.seen, standing.input.policy);
  if (reasons.length > 0) throw new AppError("look_again", { lookAgain: reasons });

  const isGranted = after.grant !== null;
  const limits = await limitsOf(db, organization.number, found.row.entityId);
  const effects = isGranted
    ? effectsOf(db, organization.number, {
        ...{ found, grant: given, by: member.userId, note: decision.note },
        ...{ check, limits, toOwn, now, today },
      })
    : { statements: [], audit: [] };
  const reply = await write(writing, deciding, {
    found,
    action: isGranted ? grantedAs(after.state) : "first_approved",
    actor: actorOf(writing, allowed.acting),
    note: decision.note,
    detail: {
      grant: grantBody(given),
      seen: decision.seen,
      seenHash: decision.seenHash,
      snapshot,
    },
    after,
    ...(isGranted && { change: { decidedAt: now } }),
    effects: effects.statements,
    audit: effects.audit,
    dueOn: today,
  });
  if (isGranted) await reassess(db, organization.number, [found.row.entityId], today);
  return reply;
}

const grantedAs = (state: RequestRow["state"]) =>
  state === "approved_with_conditions" ? "approved_with_conditions" : "approved";

/** Longest that grants may hold, in days (domain.md 7.2, 7.5). */
const LONGEST = { order_release: 60, limit_temporary: 60, block: 366, class_override: 366 } as const;

function expectSense(grant: Grant, asked: Asked, today: EpochDay): Grant {
  const wrong = (path: string, message: string) =>
    new AppError("invalid_input", { fields: [{ path, message }] });
  if (grant.kind !== asked.kind) throw wrong("grant.kind", "not what was asked");
  if ("until" in grant && grant.until !== null && grant.until < today)
    throw wrong("grant.until", "in the past");
  if (grant.kind in LONGEST && "until" in grant && grant.until !== null) {
    const most = LONGEST[grant.kind as keyof typeof LONGEST];
    if (grant.until > addDays(today, most)) throw wrong("grant.until", `more than ${most} days`);
  }
  if (grant.kind === "limit_temporary" && (grant.from < today || grant.until < grant.from))
    throw wrong("grant.from", "in the past, or after its end");
  if (grant.kind === "order_release" && asked.kind === "order_release") {
    if (grant.depositCents >= asked.amountCents) throw wrong("grant.depositCents", "leaves nothing to grant");
    if (grant.amountCents > asked.amountCents) throw wrong("grant.amountCents", "more than was asked");
  }
  return grant;
}

type Allowed = { acting: Acting<MemberAuthority>; secondPersonNeeded: boolean };
type Judging = {
  deciding: Deciding;
  ways: readonly Acting<MemberAuthority>[];
  standing: CustomerStanding;
  outcome: Outcome;
};
type AuthorityThen = Pick<MemberAuthority, "personId" | "role" | "ceilings">;

/** The first way in which the person may do it; `beyond_authority` tells why not in own right, and who could. */
async function expectAllowed(writing: Writing, row: RequestRow, judging: Judging): Promise<Allowed> {
  const { db, organization, member, now } = writing;
  const then = readPolicy((await policyVersion(db, organization.number, row.policyVersion))?.body ?? null);
  let refused: ApprovalRefusal | null = null;
  for (const acting of judging.ways) {
    const answer = judge(row, acting, judging, then);
    if (answer.kind === "refused") {
      refused ??= answer.refusal;
      continue;
    }
    if (answer.reauthenticate && !(await isReauthenticated(db, member, now)))
      throw new AppError("reauthentication_needed");
    return { acting, secondPersonNeeded: answer.secondPersonNeeded };
  }
  throw new AppError("beyond_authority", { authority: refusalOf(row, judging, refused) });
}

export type Judged =
  | { kind: "allowed"; secondPersonNeeded: boolean; reauthenticate: boolean }
  | { kind: "refused"; refusal: ApprovalRefusal };

/** Authority by today's policy and ceilings and, so that a change never touches what is open, by those of when it was asked. */
export function judge(
  row: RequestRow,
  acting: Acting<MemberAuthority>,
  { deciding, standing, outcome }: Pick<Judging, "deciding" | "standing" | "outcome">,
  then: Policy,
): Judged {
  const authority = acting.inPlaceOf ?? acting.member;
  const asThen = (row.authorities as AuthorityThen[]).find(({ personId }) => personId === authority.personId);
  const first = (row.firstApproval as { by: string } | null)?.by ?? null;
  const question = {
    riskClass: computedClass(standing.assessment),
    resultingExposureCents: outcome.resultingCents,
    verifiedCoverCents: standing.coverCents,
    isCut: outcome.isCut,
    requesterPersonId: row.askers[0] ?? null,
    endorserPersonId: row.endorsedBy,
  };
  const before = {
    ...acting.approver,
    role: asThen?.role ?? "rep",
    ceilings: asThen ? asThen.ceilings : NO_AUTHORITY,
  };
  let secondPersonNeeded = false;
  let reauthenticate = false;
  for (const each of [
    { policy: deciding.policy, approver: acting.approver },
    { policy: then, approver: before },
  ]) {
    const answer = mayApprove({ ...question, ...each });
    if (answer.ok) reauthenticate ||= answer.value.reauthenticate;
    else if (answer.error.reason === "second_person") secondPersonNeeded = true;
    else return { kind: "refused", refusal: answer.error };
  }
  if (secondPersonNeeded && first !== null) {
    const again = mayApprove({
      ...question,
      policy: deciding.policy,
      approver: acting.approver,
      firstApproverPersonId: first,
    });
    if (again.ok) reauthenticate ||= again.value.reauthenticate;
  }
  return { kind: "allowed", secondPersonNeeded, reauthenticate };
}

/** Of somebody who was no member when it was asked. */
const NO_AUTHORITY = { A: 0, B: 0, C: 0, D: 0, NR: 0 };

/** Named to somebody who is refused: enough to ask one of them. */
const MOST_NAMED = 3;

function refusalOf(
  row: RequestRow,
  { deciding, standing, outcome }: Judging,
  refusal: ApprovalRefusal | null,
) {
  const riskClass = computedClass(standing.assessment);
  const netCents = refusal !== null && "netCents" in refusal ? refusal.netCents : outcome.resultingCents;
  return {
    reason: refusal?.reason ?? ("beyond_ceiling" as const),
    riskClass,
    netCents,
    ceilingCents: refusal !== null && "ceilingCents" in refusal ? refusal.ceilingCents : null,
    granters: granters(row, deciding, riskClass, netCents)
      .slice(0, MOST_NAMED)
      .map(({ name, role }) => ({ name, role })),
  };
}

/** Others who could grant it alone, the nearest authority first. */
export const granters = (
  row: RequestRow,
  { member, members, policy }: Deciding,
  riskClass: CustomerStanding["assessment"]["riskClass"],
  netCents: number | null,
): MemberAuthority[] =>
  nearestAuthorities(
    policy,
    members.filter(({ personId }) => personId !== member.userId && !row.askers.includes(personId)),
    riskClass,
    netCents,
  );

const actorOf = ({ member }: Writing, acting: Acting<MemberAuthority> | undefined) => ({
  personId: member.userId,
  role: member.role,
  inPlaceOf: acting?.inPlaceOf?.personId ?? null,
});

async function write(writing: Writing, deciding: Deciding, stepping: Stepping): Promise<RequestReply> {
  const { db, organization, now, today, once } = writing;
  const telling = await tellingOf(db, deciding, [stepping.found.row], [], { now, today });
  const replyOf = (row: RequestRow): RequestReply => ({
    request: summaryOf({ ...stepping.found, row }, releaseAfter(row), telling),
    joined: false,
  });
  const written = await commitStep(
    db,
    organization.number,
    { ...stepping, ...(once && { once: { once, status: 200, body: replyOf } }) },
    now,
  );
  return replyOf(written);
}

/** A release as it is the moment it was granted. */
function releaseAfter(row: RequestRow): ReleaseFacts | null {
  const granted = row.grant as ReturnType<typeof grantBody> | null;
  if (granted?.kind !== "order_release") return null;
  const given = grantOf(granted);
  if (given.kind !== "order_release") return null;
  return {
    depositCents: given.depositCents,
    untilDay: given.until,
    conditionMetDay: null,
    suspendedFor: null,
    endedDay: null,
  };
}
