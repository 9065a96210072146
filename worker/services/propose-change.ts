import { v7 as uuidv7 } from "uuid";
import type { Change } from "#shared/contract/changes.ts";
import { CHANGE_WAITS, type ChangeRow, insertChange, type NewChange } from "../db/changes.ts";
import { isTaken, type Statement } from "../db/database.ts";
import type { AppEnv } from "../env.ts";
import { AppError } from "../errors.ts";
import type { AuditEntry } from "./audit.ts";
import { loadAuthorities } from "./authorities.ts";
import { describeChange } from "./describe-change.ts";

export type Proposing = Pick<AppEnv["Variables"], "db" | "member" | "organization"> & { now: number };

type Proposal = {
  statements: Statement[];
  audit: AuditEntry[];
  reply: Change;
};

/** What makes a change wait: for the batch of the caller, whose refusal `refusedAsWaiting` knows. */
export async function proposal(
  { db, member, organization, now }: Proposing,
  change: Pick<NewChange, "kind" | "subject" | "body" | "reason">,
): Promise<Proposal> {
  const row = { ...change, id: uuidv7(), author: member.userId, createdAt: now };
  const whole = {
    ...row,
    organization: organization.number,
    ...{ outcome: null, decidedBy: null, decidedAt: null, note: "" },
  };
  const members = await loadAuthorities({ db, organization });
  return {
    statements: [insertChange(db, organization.number, row)],
    audit: [
      {
        actor: member.userId,
        action: "change_proposed",
        subjectKind: "change",
        subjectId: row.id,
        detail: { kind: row.kind, reason: row.reason, ...auditedBody(whole) },
      },
    ],
    reply: await describeChange({ db, member, organization }, whole, members),
  };
}

/** What the journal tells of a change: of a policy the version it replaces, of the others before and after. */
export const auditedBody = ({ kind, subject, body }: Pick<ChangeRow, "kind" | "subject" | "body">) => {
  const { policy: _, ...told } = body as Record<string, unknown>;
  return kind === "member_authority" ? { member: subject, ...told } : told;
};

/** `conflict` for whatever a batch threw because a change about the same waits already. */
export const refusedAsWaiting = (error: unknown): unknown =>
  isTaken(error, CHANGE_WAITS) ? new AppError("conflict", { cause: error }) : error;
