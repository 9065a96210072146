import type { Change, ChangeStep } from "#shared/contract/changes.ts";
import type { EpochDay } from "#shared/credit/calendar.ts";
import { type ChangeRow, closeChange, findChange } from "../db/changes.ts";
import type { Statement } from "../db/database.ts";
import { expectOneChange, expectThat, isUnexpected } from "../db/expect.ts";
import { findMember } from "../db/memberships.ts";
import { namesOf } from "../db/people.ts";
import { raiseRevision } from "../db/revision.ts";
import { changeSettings, hasSecondPerson } from "../db/tenant.ts";
import type { AppEnv } from "../env.ts";
import { AppError } from "../errors.ts";
import type { AuditEntry } from "./audit.ts";
import { loadAuthorities } from "./authorities.ts";
import { memberChanged, powersStatements } from "./change-authority.ts";
import { policyStart, refusedAsTaken, runJob } from "./change-policy.ts";
import { commitChange } from "./commit-change.ts";
import { describeChange, MemberBody, PolicyBody, SecondPersonBody } from "./describe-change.ts";
import type { Send } from "./import-jobs.ts";
import { mayConfirm } from "./second-person.ts";

type Deciding = Pick<AppEnv["Variables"], "db" | "member" | "organization" | "once"> & {
  now: number;
  today: EpochDay;
};
type Effect = { statements: Statement[]; audit: AuditEntry[]; runId?: string };
type Outcome = NonNullable<ChangeRow["outcome"]>;

/**
 * Puts into effect what another person proposed; a policy starts its run. `not_allowed`: one's own, or not this role's to
 * confirm; `conflict`: decided already, a run is on its way, or its author may not propose it any more; `stale_version`: what it
 * changes is no longer what its author saw.
 */
export async function confirmChange(
  deciding: Deciding,
  id: string,
  step: ChangeStep,
  send: Send,
): Promise<Change> {
  const row = await findToDecide(deciding, id);
  const members = await loadAuthorities(deciding);
  const author = members.find(({ personId, role }) => personId === row.author && mayConfirm(row.kind, role));
  if (!author) throw new AppError("conflict");
  const effect = await effectOf(deciding, row, author);
  const reply = await close(deciding, row, "confirmed", step, effect);
  if (effect.runId) await send(runJob(deciding.organization.number, effect.runId));
  return reply;
}

/** Nothing changes. Refuses as `confirmChange` does, but for what has become of its author. */
export async function refuseChange(deciding: Deciding, id: string, step: ChangeStep): Promise<Change> {
  return close(deciding, await findToDecide(deciding, id), "refused", step, { statements: [], audit: [] });
}

/** Takes back what one proposed oneself. */
export async function withdrawChange(deciding: Deciding, id: string, step: ChangeStep): Promise<Change> {
  const row = await findWaiting(deciding, id);
  if (row.author !== deciding.member.userId) throw new AppError("not_allowed");
  return close(deciding, row, "withdrawn", step, { statements: [], audit: [] });
}

async function findWaiting({ db, member, organization }: Deciding, id: string): Promise<ChangeRow> {
  const row = await findChange(db, organization.number, id);
  const mayKnow = row && (mayConfirm(row.kind, member.role) || row.author === member.userId);
  if (!mayKnow) throw new AppError("not_found");
  if (row.outcome !== null) throw new AppError("conflict");
  return row;
}

async function findToDecide(deciding: Deciding, id: string): Promise<ChangeRow> {
  const row = await findWaiting(deciding, id);
  const isAuthor = row.author === deciding.member.userId;
  if (isAuthor || !mayConfirm(row.kind, deciding.member.role)) throw new AppError("not_allowed");
  return row;
}

async function effectOf(
  deciding: Deciding,
  row: ChangeRow,
  author: { personId: string; name: string },
): Promise<Effect> {
  const { db, member, organization } = deciding;
  const told = { confirmedBy: member.name };
  switch (row.kind) {
    case "member_authority": {
      const { name, before, after } = MemberBody.parse(row.body);
      const standing = await findMember(db, organization.id, row.subject);
      if (!standing) throw new AppError("conflict");
      return {
        statements: powersStatements(deciding, row.subject, before, after),
        audit: [
          memberChanged(author.personId, row.subject, { name, before, after, reason: row.reason, ...told }),
        ],
      };
    }
    case "policy": {
      const { policy, replaces, returnsTo } = PolicyBody.parse(row.body);
      const change = { policy, reason: row.reason, replaces, returnsTo };
      const start = await policyStart(deciding, change, { id: author.personId, name: author.name }, told);
      return { statements: start.statements, audit: start.audit, runId: start.run.id };
    }
    case "second_person": {
      const { before, after } = SecondPersonBody.parse(row.body);
      return {
        statements: [
          expectThat(db, hasSecondPerson(organization.number, before)),
          ...changeSettings(db, organization, { secondPerson: after }),
          raiseRevision(db, organization.number),
        ],
        audit: [
          {
            actor: author.personId,
            action: "organization_changed",
            subjectKind: "organization",
            subjectId: organization.id,
            detail: { before: { secondPerson: before }, after: { secondPerson: after }, ...told },
          },
        ],
      };
    }
  }
}

async function close(
  deciding: Deciding,
  row: ChangeRow,
  outcome: Outcome,
  { note }: ChangeStep,
  effect: Effect,
): Promise<Change> {
  const { db, member, organization, once, now } = deciding;
  const decided = { outcome, decidedBy: member.userId, decidedAt: now, note };
  const names = await namesOf(db, [row.author, member.userId]);
  const reply = await describeChange(
    deciding,
    { ...row, ...decided },
    await loadAuthorities(deciding),
    names,
  );
  try {
    await commitChange(db, organization.number, {
      statements: [
        closeChange(db, organization.number, row.id, decided),
        expectOneChange(db),
        ...effect.statements,
      ],
      audit: [
        {
          actor: member.userId,
          action: `change_${outcome}`,
          subjectKind: "change",
          subjectId: row.id,
          detail: { kind: row.kind, author: names.get(row.author) ?? row.author, note },
        },
        ...effect.audit,
      ],
      now,
      once: { once, status: 200, body: reply },
    });
  } catch (error) {
    if (!isUnexpected(error)) throw refusedAsTaken(error);
    throw new AppError(await causeOf(deciding, row), { cause: error });
  }
  return reply;
}

/** Why a guard did not hold: somebody was quicker, or what it changes is no longer what its author saw. */
async function causeOf({ db, organization }: Deciding, { id, kind }: ChangeRow) {
  const now = await findChange(db, organization.number, id);
  return now?.outcome === null && kind !== "policy" ? "stale_version" : "conflict";
}
