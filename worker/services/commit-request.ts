import type { StepAction } from "#shared/contract/requests.ts";
import type { EpochDay } from "#shared/credit/calendar.ts";
import type { CreditRequest } from "#shared/requests/credit-request.ts";
import { type RequestAction, type StepRefusal, stepRequest } from "#shared/requests/step-request.ts";
import type { Database, Statement } from "../db/database.ts";
import { isUnexpected } from "../db/expect.ts";
import { markDue } from "../db/find-customer.ts";
import type { Once } from "../db/idempotency.ts";
import { namesOf } from "../db/people.ts";
import { type FoundRequest, findRequest, insertStep, type RequestRow, saveRequest } from "../db/requests.ts";
import { raiseRevision } from "../db/revision.ts";
import { AppError } from "../errors.ts";
import type { AuditEntry } from "./audit.ts";
import { commitChange } from "./commit-change.ts";
import { requestOf, rowAfter } from "./request-row.ts";

/** A person as they act, or null: time, an import or a rule. */
export type Actor = { personId: string; role: string; inPlaceOf?: string | null } | null;

export type Stepping = {
  found: FoundRequest;
  action: StepAction;
  actor: Actor;
  note?: string;
  /** Reason, grant, codes, what was seen: kept with the step and its audit entry. */
  detail?: Record<string, unknown>;
  /** What the step makes of the request; absent: only a word about it. */
  after?: CreditRequest;
  change?: Partial<RequestRow>;
  effects?: Statement[];
  /** Entries of what the effects change, beside the request's own. */
  audit?: AuditEntry[];
  /** Has the nightly run assess the customer, should this Worker die before it does. */
  dueOn?: EpochDay;
  once?: { once: Once; status: number; body: (row: RequestRow) => unknown };
};

/** The row as it is after a step. */
export function steppedRow({ found: { row }, after, change }: Stepping): RequestRow {
  const moved = after ? rowAfter(after) : { version: row.version + 1 };
  return { ...row, ...moved, ...change };
}

/**
 * Takes one step of a request: row, step, effects and audit in one batch. Somebody quicker undoes all of it, and is told as
 * `request_closed` or `request_moved_on` with what stands now.
 */
export async function commitStep(
  db: Database,
  organization: number,
  stepping: Stepping,
  now: number,
): Promise<RequestRow> {
  const { found, action, actor, note = "", detail = {}, once } = stepping;
  const row = steppedRow(stepping);
  const { organization: _, id, entityId, revision, ...columns } = row;
  try {
    await commitChange(db, organization, {
      statements: [
        raiseRevision(db, organization),
        ...saveRequest(db, organization, id, found.row.version, columns),
        insertStep(db, organization, {
          requestId: id,
          version: row.version,
          at: now,
          action,
          by: actor?.personId ?? null,
          role: actor?.role ?? null,
          inPlaceOf: actor?.inPlaceOf ?? null,
          note,
          detail,
        }),
        ...(stepping.effects ?? []),
        ...(stepping.dueOn === undefined ? [] : [markDue(db, organization, [entityId], stepping.dueOn)]),
      ],
      audit: [requestEntry(found, row, stepping), ...(stepping.audit ?? [])],
      now,
      ...(once && { once: { once: once.once, status: once.status, body: once.body(row) } }),
    });
  } catch (error) {
    throw isUnexpected(error) ? await tooLate(db, organization, id, error) : error;
  }
  return row;
}

function requestEntry(
  { customerId }: FoundRequest,
  row: RequestRow,
  { action, actor, note = "", detail = {} }: Stepping,
): AuditEntry {
  return {
    actor: actor?.personId ?? "job:requests",
    action: `request_${action}`,
    subjectKind: "request",
    subjectId: row.id,
    detail: {
      version: row.version,
      state: row.state,
      customerId,
      role: actor?.role ?? null,
      inPlaceOf: actor?.inPlaceOf ?? null,
      note,
      ...detail,
    },
  };
}

/** What the loser of a race is told: what stands now, through whom, since when. */
async function tooLate(db: Database, organization: number, id: string, cause: unknown): Promise<AppError> {
  const found = await findRequest(db, organization, { portfolio: { scope: "all" }, personId: "" }, id);
  return found ? outcomeError(db, found.row, "moved_on", cause) : new AppError("not_found", { cause });
}

async function outcomeError(
  db: Database,
  row: RequestRow,
  reason: StepRefusal["reason"],
  cause?: unknown,
): Promise<AppError> {
  const isOver = reason === "closed" || reason === "lapsed" || row.sameAs === null;
  const person = row.decidedBy ?? null;
  const names = person === null ? null : await namesOf(db, [person]);
  return new AppError(isOver ? "request_closed" : "request_moved_on", {
    cause,
    outcome: {
      state: reason === "lapsed" ? "expired" : row.state,
      version: row.version,
      by: person === null ? null : (names?.get(person) ?? null),
      at: new Date(row.decidedAt ?? row.askedAt).toISOString(),
    },
  });
}

const REFUSED_AS = {
  own_request: "not_allowed",
  not_yours: "not_allowed",
  endorsed_already: "conflict",
  same_person: "conflict",
  other_grant: "conflict",
  wrong_kind: "invalid_input",
  not_lapsed: "conflict",
} as const;

/** The request after an action, by the state machine; what it refuses is told by code. */
export async function stepped(
  db: Database,
  row: RequestRow,
  action: RequestAction,
  now: number,
  upon?: number,
): Promise<CreditRequest> {
  const result = stepRequest(requestOf(row), action, now, upon);
  if (result.ok) return result.value;
  const { reason } = result.error;
  if (reason === "closed" || reason === "moved_on" || reason === "lapsed")
    throw await outcomeError(db, row, reason);
  throw new AppError(REFUSED_AS[reason]);
}
