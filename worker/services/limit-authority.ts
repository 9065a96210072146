import type { Role } from "#shared/contract/common.ts";
import type { AuthorityRefusal } from "#shared/contract/errors.ts";
import { assess } from "#shared/credit/assess.ts";
import type { AssessInput } from "#shared/credit/assess-input.ts";
import type { RiskClass } from "#shared/credit/assessment.ts";
import { type Acting, actingFor } from "#shared/credit/authority/acting-for.ts";
import { hasAuthority } from "#shared/credit/authority/authority-cut.ts";
import { type LimitRaise, limitRaise } from "#shared/credit/authority/limit-raise.ts";
import { type ApprovalRefusal, mayApprove } from "#shared/credit/authority/may-approve.ts";
import { nearestAuthorities } from "#shared/credit/authority/nearest-authority.ts";
import { verifiedCover } from "#shared/credit/authority/verified-cover.ts";
import type { EpochDay } from "#shared/credit/calendar.ts";
import { computedClass } from "#shared/credit/computed-class.ts";
import { type LimitFacts, loadFacts } from "../db/facts.ts";
import type { NewLimit } from "../db/limits.ts";
import { AppError } from "../errors.ts";
import { assessInputs, limitFacts } from "./assess-inputs.ts";
import { loadAuthorities, type MemberAuthority } from "./authorities.ts";
import type { Writing } from "./change-customer.ts";
import { findVersion, numbersOf } from "./policy-version.ts";
import { isReauthenticated } from "./reauthenticate.ts";

/** Limits of one customer as they would be; `revision` is the one at which the change is recorded. */
export type ChangeLimits = (limits: LimitFacts[], revision: number) => LimitFacts[];

type SetLimit = Pick<
  NewLimit,
  "entityId" | "id" | "kind" | "amountCents" | "unlimited" | "fromDay" | "untilDay"
>;

/** Limits once this one is set: those of its kind that it replaces end on its first day. */
export const withLimitSet =
  (limit: SetLimit): ChangeLimits =>
  (limits, revision) => [
    ...limits.map((row) =>
      isReplacedBy(row, limit) ? { ...row, endedDay: limit.fromDay, endedRevision: revision } : row,
    ),
    {
      ...limit,
      unlimited: limit.unlimited ? 1 : 0,
      ...{ recordedRevision: revision, endedDay: null, endedRevision: null },
    },
  ];

/** What `endReplaced` of the database does, for limits that were read. */
function isReplacedBy(row: LimitFacts, { kind, fromDay, untilDay }: SetLimit): boolean {
  if (row.kind !== kind || (row.endedDay !== null && row.endedDay <= fromDay)) return false;
  if (kind !== "temporary") return true;
  return row.untilDay !== null && row.untilDay >= fromDay && untilDay !== null && row.fromDay <= untilDay;
}

/** Limits once this one is over from a day on. */
export const withLimitEnded =
  (id: string, day: EpochDay): ChangeLimits =>
  (limits, revision) =>
    limits.map((row) => (row.id === id ? { ...row, endedDay: day, endedRevision: revision } : row));

type Judged = { input: AssessInput; riskClass: RiskClass; refusal: ApprovalRefusal };

/** One way of the acting member to decide: in own right, or in place of somebody. */
export type Way = Acting<MemberAuthority>;

/** All of them today; `not_allowed` for members who decide nothing: no credit desk, nothing in own right, in nobody's place. */
export async function expectDecider(writing: Writing): Promise<Way[]> {
  const ways = await waysOf(writing);
  if (!(await grantsBy(writing, ways))) throw new AppError("not_allowed");
  return ways;
}

type Deciding = Pick<Writing, "db" | "organization" | "member" | "today">;

/** Whether `expectDecider` lets this member through today. */
export const setsLimits = async (deciding: Deciding): Promise<boolean> =>
  isCreditDesk(deciding.member.role) || grantsBy(deciding, await waysOf(deciding));

const waysOf = async ({ db, organization, member, today }: Deciding): Promise<Way[]> =>
  actingFor(await loadAuthorities({ db, organization }), member.userId, today);

async function grantsBy({ db, organization, member }: Deciding, ways: readonly Way[]): Promise<boolean> {
  if (isCreditDesk(member.role)) return true;
  const policy = numbersOf(await findVersion({ db, organization }, organization.policyVersion));
  return ways.some(({ approver }) => hasAuthority(policy, approver));
}

/** Analysts and administrators decide about cuts and cover, whatever their ceilings. */
export const isCreditDesk = (role: Role): boolean => role === "analyst" || role === "admin";

/**
 * Refuses a change of limits that grants more than the acting member may alone, on the class and the cover of today
 * (POLICY 4); `beyond_authority` names who could. `reauthentication_needed`: allowed, once they proved anew who they are. Cuts
 * pass, whoever of the deciders makes them. Gives the name of the absent member whose authority it took; null: their own.
 */
export async function expectAuthority(
  writing: Writing,
  ways: readonly Way[],
  entityId: number,
  change: ChangeLimits,
): Promise<string | null> {
  const judged = await judgeChanges(writing, ways, new Map([[entityId, change]]));
  const [refused] = judged.refused;
  if (refused) throw new AppError("beyond_authority", { authority: await refusalOf(writing, refused[1]) });
  await expectProof(writing, judged);
  return judged.inPlaceOf.get(entityId) ?? null;
}

/** `reauthentication_needed` unless nothing asks for it, or the member proved of late on this device who they are. */
export async function expectProof(
  { db, member, now }: Writing,
  { reauthenticate }: { reauthenticate: boolean },
): Promise<void> {
  if (reauthenticate && !(await isReauthenticated(db, member, now)))
    throw new AppError("reauthentication_needed");
}

type JudgedChanges = {
  /** Customers for whom the acting member may not do it alone. */
  refused: Map<number, Judged>;
  /** Of the others, those for whom it takes an absent member's authority, by that member's name. */
  inPlaceOf: Map<number, string>;
  /** Something among the others counts only after another proof of identity. */
  reauthenticate: boolean;
};

/** What of customers' limits the acting member may change alone, in own right before anybody's place. */
export async function judgeChanges(
  { db, organization, today }: Writing,
  ways: readonly Way[],
  changes: ReadonlyMap<number, ChangeLimits>,
): Promise<JudgedChanges> {
  const entityIds = [...changes.keys()];
  const judged: JudgedChanges = { refused: new Map(), inPlaceOf: new Map(), reauthenticate: false };
  for (let from = 0; from < entityIds.length; from += ENTITIES_A_READ) {
    const slice = entityIds.slice(from, from + ENTITIES_A_READ);
    const rows = await loadFacts(db, organization.number, slice);
    const inputs = assessInputs(rows, slice, today);
    for (const entityId of slice) {
      const input = inputs.get(entityId);
      if (!input) continue;
      const own = rows.limits.filter((limit) => limit.entityId === entityId);
      const after = changes.get(entityId)?.(own, rows.revision + 1) ?? own;
      const raise = limitRaise(input.limits, limitFacts(after), today);
      if (!raise) continue;
      const answer = judge(input, raise, ways);
      if ("refusal" in answer) judged.refused.set(entityId, answer);
      else {
        judged.reauthenticate ||= answer.reauthenticate;
        if (answer.way.inPlaceOf) judged.inPlaceOf.set(entityId, answer.way.inPlaceOf.name);
      }
    }
  }
  return judged;
}

const ENTITIES_A_READ = 100;

/** The first way that is allowed, or why not in own right. */
function judge(
  input: AssessInput,
  { amountCents }: LimitRaise,
  ways: readonly Way[],
): Judged | { way: Way; reauthenticate: boolean } {
  const riskClass = computedClass(assess(input));
  let refusal: ApprovalRefusal = { reason: "beyond_ceiling", netCents: amountCents, ceilingCents: 0 };
  for (const [place, way] of ways.entries()) {
    const answer = mayApprove({
      policy: input.policy,
      riskClass,
      resultingExposureCents: amountCents,
      verifiedCoverCents: verifiedCover(input),
      approver: way.approver,
      requesterPersonId: null,
    });
    if (answer.ok) return { way, reauthenticate: answer.value.reauthenticate };
    if (place === 0) refusal = answer.error;
  }
  return { input, riskClass, refusal };
}

async function refusalOf(writing: Writing, judged: Judged): Promise<AuthorityRefusal> {
  const { riskClass, refusal } = judged;
  return {
    reason: refusal.reason,
    riskClass,
    netCents: netOf(refusal),
    ceilingCents: "ceilingCents" in refusal ? refusal.ceilingCents : null,
    granters: await grantersOf(writing, [judged]),
  };
}

const netOf = (refusal: ApprovalRefusal): number | null => ("netCents" in refusal ? refusal.netCents : null);

/** Named to somebody who is refused: enough to ask one of them. */
const MOST_NAMED = 3;

/** Who but the acting member could grant one of these alone, the nearest authority first; nobody where more than a ceiling is missing. */
export async function grantersOf(
  writing: Writing,
  refused: Iterable<Judged>,
): Promise<AuthorityRefusal["granters"]> {
  const beyond = [...refused].filter(({ refusal }) => refusal.reason === "beyond_ceiling");
  if (beyond.length === 0) return [];
  const members = await loadAuthorities(writing);
  const others = members.filter(({ personId }) => personId !== writing.member.userId);
  const found = beyond.flatMap(({ input, riskClass, refusal }) =>
    nearestAuthorities(input.policy, others, riskClass, netOf(refusal)),
  );
  return [...new Set(found)].slice(0, MOST_NAMED).map(({ name, role }) => ({ name, role }));
}
