import { v7 as uuid } from "uuid";
import type { NewPolicyVersion, PolicyChange, PolicyRun, ReturnToPolicy } from "#shared/contract/policy.ts";
import type { EpochDay } from "#shared/credit/calendar.ts";
import type { Policy } from "#shared/credit/policy.ts";
import { isTaken } from "../db/database.ts";
import { countEntities } from "../db/entities.ts";
import { expectOneChange, expectThat, isUnexpected } from "../db/expect.ts";
import {
  cancelPolicy,
  insertPolicy,
  isFree,
  policyStanding,
  setPolicyRun,
  VERSION_TAKEN,
} from "../db/policies.ts";
import { raiseRevision } from "../db/revision.ts";
import { advanceRun, findRun, insertPolicyRun, nothingLeft, type RunRow } from "../db/runs.ts";
import type { AppEnv, Job } from "../env.ts";
import { AppError, invalidField } from "../errors.ts";
import { loadAuthorities } from "./authorities.ts";
import { commitChange } from "./commit-change.ts";
import { type Send, STALLED_MS } from "./import-jobs.ts";
import { acceptPolicy, describeRun, describeVersion, findVersion, numbersOf } from "./policy-version.ts";
import { proposal, refusedAsWaiting } from "./propose-change.ts";
import { secondPersonFor } from "./second-person.ts";

export type Writing = Pick<AppEnv["Variables"], "db" | "member" | "organization" | "once"> & {
  now: number;
  today: EpochDay;
};

export const runJob = (organization: number, runId: string): Job => ({
  kind: "policy_run",
  organization,
  runId,
});

/**
 * Proposes a new version of the policy, or has everybody assessed by it where no second person is asked; it comes into force
 * when that is done. `stale_version`: another one is in force than its author saw; `conflict`: one is on its way, or waits for a
 * second person; `invalid_input`: what is no policy, or the one in force.
 */
export async function changePolicy(
  writing: Writing,
  change: NewPolicyVersion,
  send: Send,
  returnsTo: number | null = null,
): Promise<PolicyChange> {
  const { db, member, organization, once, now } = writing;
  const { number } = organization;
  const second = secondPersonFor(writing, await loadAuthorities(writing), "policy");
  const author = { id: member.userId, name: member.name };
  const told = second === "needed" ? {} : { secondPerson: second };
  const start = await policyStart(writing, { ...change, returnsTo }, author, told);
  if (second === "needed") {
    const { policy, reason, replaces } = change;
    const waits = await proposal(writing, {
      kind: "policy",
      subject: "",
      body: { policy, replaces, returnsTo },
      reason,
    });
    const reply = { version: null, run: null, waiting: waits.reply };
    try {
      await commitChange(db, number, {
        statements: [expectThat(db, isFree(number, replaces)), ...waits.statements],
        audit: waits.audit,
        now,
        once: { once, status: 202, body: reply },
      });
    } catch (error) {
      throw isUnexpected(error) ? new AppError("conflict", { cause: error }) : refusedAsWaiting(error);
    }
    return reply;
  }
  const reply = { version: start.version, run: start.run, waiting: null };
  try {
    await commitChange(db, number, {
      statements: start.statements,
      audit: start.audit,
      now,
      once: { once, status: 202, body: reply },
    });
  } catch (error) {
    throw refusedAsTaken(error);
  }
  await send(runJob(number, start.run.id));
  return reply;
}

/** What puts a version on its way, for one batch; then `runJob` is sent. Refuses as `changePolicy` does. */
export async function policyStart(
  { db, organization, now, today }: Omit<Writing, "member" | "once">,
  change: NewPolicyVersion & { returnsTo: number | null },
  author: { id: string; name: string },
  told: Record<string, unknown>,
) {
  const { number } = organization;
  const { reason, replaces, returnsTo } = change;
  const standing = await policyStanding(db, number);
  if (standing.runId !== null) throw new AppError("conflict");
  if (standing.version !== replaces) throw new AppError("stale_version");
  const version = standing.last + 1;
  const policy = acceptPolicy(change.policy, version);
  if (isSamePolicy(policy, numbersOf(await findVersion({ db, organization }, standing.version))))
    throw invalidField("policy");
  const row = {
    ...{ version, body: JSON.stringify(policy), reason, author: author.id },
    ...{ createdAt: now, returnsTo },
  };
  const runId = uuid();
  const total = await countEntities(db, number);
  const run: PolicyRun = {
    ...{ id: runId, version, state: "running", done: 0, total },
    startedAt: new Date(now).toISOString(),
    completedAt: null,
  };
  return {
    version: describeVersion(
      { ...row, authorName: author.name, inForceAt: null, cancelledAt: null },
      standing.version,
    ),
    run,
    statements: [
      expectThat(db, isFree(number, replaces)),
      expectThat(db, nothingLeft(number)),
      insertPolicy(db, number, row),
      insertPolicyRun(db, number, { id: runId, day: today, now, total, policyVersion: version }),
      setPolicyRun(db, number, runId),
      raiseRevision(db, number),
    ],
    audit: [
      {
        actor: author.id,
        action: "policy_version_added",
        subjectKind: "policy",
        subjectId: String(version),
        detail: { version, replaces, returnsTo, reason, ...told },
      },
    ],
  };
}

/** `conflict` for whatever a batch of `policyStart` threw because somebody else was quicker. */
export const refusedAsTaken = (error: unknown): unknown =>
  isUnexpected(error) || isTaken(error, VERSION_TAKEN) ? new AppError("conflict", { cause: error }) : error;

const isSamePolicy = (one: Policy, other: Policy): boolean =>
  JSON.stringify({ ...one, version: 0 }) === JSON.stringify({ ...other, version: 0 });

/** Brings an earlier version back, as a new one. */
export async function returnToPolicy(
  writing: Writing,
  version: number,
  { reason, replaces }: ReturnToPolicy,
  send: Send,
): Promise<PolicyChange> {
  const policy = { ...numbersOf(await findVersion(writing, version)) };
  return changePolicy(writing, { policy, reason, replaces }, send, version);
}

async function findPolicyRun(
  { db, organization }: Pick<Writing, "db" | "organization">,
  id: string,
): Promise<RunRow> {
  const row = await findRun(db, organization.number, id);
  if (row?.kind !== "policy") throw new AppError("not_found");
  return row;
}

/** Where a run stands; who asks for one whose job was lost gets it going again. */
export async function watchPolicyRun(
  asking: Pick<Writing, "db" | "organization">,
  id: string,
  now: number,
  send: Send,
): Promise<PolicyRun> {
  const row = await findPolicyRun(asking, id);
  if (row.state === "running" && now - (row.updatedAt ?? 0) > STALLED_MS)
    await send(runJob(asking.organization.number, id));
  return describeRun(row);
}

/** Gives a version up before it is in force: nothing changes. `conflict` once it is. */
export async function cancelPolicyRun(writing: Writing, id: string, send: Send): Promise<PolicyRun> {
  const { db, member, organization, once, now } = writing;
  const { number } = organization;
  const row = await findPolicyRun(writing, id);
  if (row.state === "complete") throw new AppError("conflict");
  const version = row.policyVersion ?? 0;
  const reply = { ...describeRun(row), state: "cancelled" as const };
  try {
    if (row.state === "running")
      await commitChange(db, number, {
        statements: [
          advanceRun(db, row, { state: "cancelled", cursor: 0, updatedAt: now }),
          expectOneChange(db),
          setPolicyRun(db, number, null),
          cancelPolicy(db, number, version, now),
          raiseRevision(db, number),
        ],
        audit: [
          {
            actor: member.userId,
            action: "policy_version_cancelled",
            subjectKind: "policy",
            subjectId: String(version),
            detail: { version },
          },
        ],
        now,
        once: { once, status: 200, body: reply },
      });
  } catch (error) {
    // A slice ended meanwhile, or all of it: what stands now decides.
    if (isUnexpected(error)) return cancelPolicyRun(writing, id, send);
    throw error;
  }
  await send(runJob(number, id));
  return reply;
}
