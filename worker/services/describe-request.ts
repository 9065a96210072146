import type { Role } from "#shared/contract/common.ts";
import type {
  Asked,
  GrantBody,
  ReleaseState,
  RequestStep,
  RequestSummary,
  StepAction,
} from "#shared/contract/requests.ts";
import { type EpochDay, isoDateOrNull } from "#shared/credit/calendar.ts";
import type { Policy } from "#shared/credit/policy.ts";
import { isOpen } from "#shared/requests/credit-request.ts";
import type { RefusalReason } from "#shared/requests/request-kind.ts";
import type { Database } from "../db/database.ts";
import { namesOf } from "../db/people.ts";
import { policyInForce } from "../db/policies.ts";
import type { ReleaseRecord } from "../db/releases.ts";
import type { FoundRequest, RequestRow, StepWithAudit } from "../db/requests.ts";
import { readPolicy } from "./assess-inputs.ts";
import { loadAuthorities } from "./authorities.ts";
import type { Asking } from "./find-visible-customer.ts";
import { type Deciding, decidingOf, rightsOf, waitsFor } from "./request-rights.ts";

/** What requests are told with: who looks, everybody's names, the clock. */
export type Telling = {
  deciding: Deciding;
  names: ReadonlyMap<string, string>;
  now: number;
  today: EpochDay;
};

type Clock = { now: number; today: EpochDay };

/** Reads who may decide what in the organization today, and the policy in force. */
export async function readDeciding(
  asking: Pick<Asking, "db" | "organization" | "member">,
  today: EpochDay,
): Promise<Deciding> {
  const [members, policy] = await Promise.all([loadAuthorities(asking), currentPolicy(asking)]);
  return decidingOf(asking.member, members, policy, today);
}

export const currentPolicy = async ({
  db,
  organization,
}: Pick<Asking, "db" | "organization">): Promise<Policy> =>
  readPolicy(await policyInForce(db, organization.number));

export async function tellingOf(
  db: Database,
  deciding: Deciding,
  rows: readonly RequestRow[],
  steps: readonly StepWithAudit[],
  { now, today }: Clock,
): Promise<Telling> {
  const persons = [
    ...rows.flatMap((row) => [
      ...row.askers,
      row.endorsedBy,
      row.decidedBy,
      (row.firstApproval as { by: string } | null)?.by ?? null,
    ]),
    ...steps.flatMap(({ by, inPlaceOf }) => [by, inPlaceOf]),
  ].filter((person) => person !== null);
  return { deciding, names: await namesOf(db, persons), now, today };
}

export type ShownRelease = { state: ReleaseState; conditionMetOn: string | null; codes: string[] };

/** What of a release tells where it stands. */
export type ReleaseFacts = Pick<
  ReleaseRecord,
  "endedDay" | "untilDay" | "depositCents" | "conditionMetDay" | "suspendedFor"
>;

/** Where a release stands by what was last noted of it: what suspends it is worked out when its customer is assessed. */
export function shownRelease(release: ReleaseFacts, today: EpochDay): ShownRelease {
  const codes = release.suspendedFor ?? [];
  return { state: stateOf(release, today), conditionMetOn: isoDateOrNull(release.conditionMetDay), codes };
}

function stateOf(release: ReleaseFacts, today: EpochDay): ReleaseState {
  if (release.endedDay !== null && release.endedDay <= today) return "ended";
  if (release.untilDay < today) return "expired";
  if (release.suspendedFor !== null) return "suspended";
  return release.depositCents > 0 && release.conditionMetDay === null ? "pending" : "active";
}

const time = (at: number): string => new Date(at).toISOString();

export function summaryOf(
  { row, customerId, customerName }: FoundRequest,
  release: ReleaseFacts | null,
  telling: Telling,
): RequestSummary {
  const { deciding, now, today } = telling;
  const shown = release && shownRelease(release, today);
  const assigned = deciding.members.find(({ memberId }) => memberId === row.assignedTo);
  const first = row.firstApproval as { by: string } | null;
  return {
    id: row.id,
    version: row.version,
    kind: row.kind,
    state: row.state,
    customerId,
    customerName,
    asked: row.asked as Asked,
    reason: row.reason,
    wantedBy: isoDateOrNull(row.wantedDay),
    valueCents: row.valueCents,
    askedAt: time(row.askedAt),
    dueAt: time(row.dueAt),
    lapsesAt: time(row.lapsesAt),
    isLate: isOpen(row.state) && row.awaiting === "credit" && now > row.dueAt,
    isReminded: row.remindedAt !== null,
    awaiting: row.awaiting,
    askers: row.askers.map((person) => personOf(person, telling)),
    endorsedBy: nameOrNull(row.endorsedBy, telling),
    firstApprovedBy: nameOrNull(first?.by ?? null, telling),
    assignedTo: assigned ? personOf(assigned.personId, telling) : null,
    decidedBy: nameOrNull(row.decidedBy, telling),
    decidedAt: row.decidedAt === null ? null : time(row.decidedAt),
    refusal: row.refusal as { reason: RefusalReason; note: string } | null,
    grant: row.grant as GrantBody | null,
    release: shown,
    waitsForMe: waitsFor(row, deciding),
    rights: rightsOf(row, shown?.state ?? null, deciding),
  };
}

function personOf(personId: string, { deciding, names }: Telling, role?: Role) {
  const member = deciding.members.find((each) => each.personId === personId);
  return {
    name: member?.name ?? names.get(personId) ?? "",
    role: role ?? member?.role ?? ("rep" as const),
    isMe: personId === deciding.member.userId,
  };
}

const nameOrNull = (personId: string | null, telling: Telling): string | null =>
  personId === null ? null : personOf(personId, telling).name;

type StepDetail = { reason?: string; grant?: GrantBody; codes?: string[]; seenHash?: string };

/** How much of a hash people compare. */
const SHOWN_HASH = 12;

export function stepOf(step: StepWithAudit, telling: Telling): RequestStep {
  const detail = step.detail as StepDetail;
  return {
    version: step.version,
    at: time(step.at),
    action: step.action as StepAction,
    by: step.by === null ? null : personOf(step.by, telling, step.role as Role),
    inPlaceOf: nameOrNull(step.inPlaceOf, telling),
    note: step.note,
    reason: detail.reason ?? null,
    grant: detail.grant ?? null,
    codes: detail.codes ?? [],
    seenHash: detail.seenHash ?? null,
    audit:
      step.sequence === null || step.hash === null
        ? null
        : { sequence: step.sequence, hash: step.hash.slice(0, SHOWN_HASH) },
  };
}
