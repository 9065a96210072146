import type { AuthorityRefusal } from "#shared/contract/errors.ts";
import { assess } from "#shared/credit/assess.ts";
import type { AssessInput } from "#shared/credit/assess-input.ts";
import type { RiskClass } from "#shared/credit/assessment.ts";
import { type LimitRaise, limitRaise } from "#shared/credit/authority/limit-raise.ts";
import { type ApprovalRefusal, mayApprove } from "#shared/credit/authority/may-approve.ts";
import { nearestAuthorities } from "#shared/credit/authority/nearest-authority.ts";
import { verifiedCover } from "#shared/credit/authority/verified-cover.ts";
import type { EpochDay } from "#shared/credit/calendar.ts";
import { type LimitFacts, loadFacts } from "../db/facts.ts";
import type { NewLimit } from "../db/limits.ts";
import { AppError } from "../errors.ts";
import { assessInputs, limitFacts } from "./assess-inputs.ts";
import { loadAuthorities } from "./authorities.ts";
import type { Writing } from "./change-customer.ts";

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

/**
 * Refuses a change of limits that grants more than the acting member may alone, on the class and the cover of today
 * (POLICY 4); `beyond_authority` names who could. Cuts pass, whoever makes them.
 */
export async function expectAuthority(
  writing: Writing,
  entityId: number,
  change: ChangeLimits,
): Promise<void> {
  const [refused] = await beyondAuthority(writing, new Map([[entityId, change]]));
  if (refused) throw new AppError("beyond_authority", { authority: await refusalOf(writing, refused[1]) });
}

/** Of customers whose limits would change, those for whom the acting member may not do it alone. */
export async function beyondAuthority(
  { db, organization, member, today }: Writing,
  changes: ReadonlyMap<number, ChangeLimits>,
): Promise<Map<number, Judged>> {
  const entityIds = [...changes.keys()];
  const refused = new Map<number, Judged>();
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
      const judged = raise && judge(input, raise, { personId: member.userId, role: member.role });
      if (judged) refused.set(entityId, judged);
    }
  }
  return refused;
}

const ENTITIES_A_READ = 100;

function judge(
  input: AssessInput,
  { amountCents }: LimitRaise,
  approver: { personId: string; role: Writing["member"]["role"] },
): Judged | null {
  const { riskClass } = assess(input);
  const answer = mayApprove({
    policy: input.policy,
    riskClass,
    resultingExposureCents: amountCents,
    verifiedCoverCents: verifiedCover(input),
    approver,
    requesterPersonId: null,
  });
  return answer.ok ? null : { input, riskClass, refusal: answer.error };
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
