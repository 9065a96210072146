import type {
  Addition,
  Asked,
  Assignment,
  NotedStep,
  RequestReply,
  StepAction,
} from "#shared/contract/requests.ts";
import type { RequestAction } from "#shared/requests/step-request.ts";
import { expectOneChange } from "../db/expect.ts";
import {
  endReservation,
  findRelease,
  meetCondition,
  type ReleaseRecord,
  saveRelease,
} from "../db/releases.ts";
import { type FoundRequest, findRequest, type RequestRow } from "../db/requests.ts";
import { AppError } from "../errors.ts";
import { join } from "./ask-request.ts";
import { reassess } from "./assess-entities.ts";
import type { Writing } from "./change-customer.ts";
import { commitStep, type Stepping, stepped } from "./commit-request.ts";
import { readDeciding, shownRelease, summaryOf, tellingOf } from "./describe-request.ts";
import { portfolioOf } from "./find-visible-customer.ts";
import { actingOn, type Deciding, rightsOf } from "./request-rights.ts";

/**
 * A request that the member may see, with its release: of a rep those that the rep asked or could decide. Another
 * organization's, another rep's and nobody's are the same `not_found`.
 */
export async function findOwnRequest(
  writing: Pick<Writing, "db" | "organization" | "member" | "visibility" | "today">,
  id: string,
): Promise<{ found: FoundRequest; release: ReleaseRecord | null }> {
  const { db, organization, member } = writing;
  const seeing = { portfolio: portfolioOf(writing), personId: member.userId };
  const found = await findRequest(db, organization.number, seeing, id);
  if (!found || !(await concerns(writing, found))) throw new AppError("not_found");
  return { found, release: (await findRelease(db, organization.number, id)) ?? null };
}

async function concerns(
  writing: Pick<Writing, "db" | "organization" | "member" | "today">,
  { row }: FoundRequest,
): Promise<boolean> {
  const { member, today } = writing;
  if (member.role !== "rep" || row.askers.includes(member.userId)) return true;
  return actingOn(row, await readDeciding(writing, today)).length > 0;
}

type StepOn = {
  action: StepAction;
  note: string;
  /** What it makes of the request; absent: a word alone. */
  move?: RequestAction;
  upon?: number;
  change?: Partial<RequestRow>;
  detail?: Record<string, unknown>;
  effects?: Stepping["effects"];
  reassesses?: boolean;
};

async function takeStep(
  writing: Writing,
  { found, release }: { found: FoundRequest; release: ReleaseRecord | null },
  deciding: Deciding,
  step: StepOn,
): Promise<RequestReply> {
  const { db, organization, member, now, today, once } = writing;
  const after = step.move && (await stepped(db, found.row, step.move, now, step.upon));
  const telling = await tellingOf(db, deciding, [found.row], [], { now, today });
  const reply = (row: RequestRow): RequestReply => ({
    request: summaryOf({ ...found, row }, release, telling),
    joined: false,
  });
  const [acting] = actingOn(found.row, deciding);
  const row = await commitStep(
    db,
    organization.number,
    {
      found,
      action: step.action,
      actor: {
        personId: member.userId,
        role: member.role,
        inPlaceOf: step.move?.kind === "add" ? null : (acting?.inPlaceOf?.personId ?? null),
      },
      note: step.note,
      ...(after && { after }),
      ...(step.change && { change: step.change }),
      ...(step.detail && { detail: step.detail }),
      ...(step.effects && { effects: step.effects }),
      ...(step.reassesses && { dueOn: today }),
      ...(once && { once: { once, status: 200, body: reply } }),
    },
    now,
  );
  if (step.reassesses) await reassess(db, organization.number, [row.entityId], today);
  return reply(row);
}

async function expecting(
  writing: Writing,
  id: string,
  right: keyof ReturnType<typeof rightsOf>,
): Promise<{ found: FoundRequest; release: ReleaseRecord | null; deciding: Deciding }> {
  const own = await findOwnRequest(writing, id);
  const deciding = await readDeciding(writing, writing.today);
  const shown = own.release && shownRelease(own.release, writing.today).state;
  const rights = rightsOf({ ...own.found.row, state: asOpen(own.found.row, right) }, shown, deciding);
  if (!rights[right]) throw new AppError("not_allowed");
  return { ...own, deciding };
}

/** Whether it is still open is for the state machine to say, which names the outcome; rights are about persons. */
const asOpen = ({ state }: RequestRow, right: string): RequestRow["state"] =>
  right === "proveCondition" || right === "endRelease" ? state : "requested";

/** Another word of anybody concerned, or the facts as they are now from one who asks. */
export async function addToRequest(writing: Writing, id: string, body: Addition): Promise<RequestReply> {
  const own = await expecting(writing, id, "add");
  const { row } = own.found;
  if (body.asked === undefined) {
    return takeStep(writing, own, own.deciding, {
      action: "added",
      note: body.note,
      move: { kind: "add", by: writing.member.userId, changesFacts: false },
    });
  }
  if (!row.askers.includes(writing.member.userId)) throw new AppError("not_allowed");
  if (body.asked.kind !== (row.asked as Asked).kind)
    throw new AppError("invalid_input", { fields: [{ path: "asked.kind", message: "not what was asked" }] });
  return join(writing, own.found, {
    asked: body.asked,
    note: body.note,
    reason: row.reason,
    linkUnconfirmed: row.linkUnconfirmed,
  });
}

export async function endorseRequest(writing: Writing, id: string, body: NotedStep): Promise<RequestReply> {
  const own = await expecting(writing, id, "endorse");
  return takeStep(writing, own, own.deciding, {
    action: "endorsed",
    note: body.note,
    move: { kind: "endorse", by: writing.member.userId },
    upon: body.version,
  });
}

/** Asks the asker something: until the answer comes, it is the asker's turn. */
export async function askBack(writing: Writing, id: string, body: NotedStep): Promise<RequestReply> {
  const own = await expecting(writing, id, "decide");
  if (body.note === "")
    throw new AppError("invalid_input", { fields: [{ path: "note", message: "required here" }] });
  return takeStep(writing, own, own.deciding, {
    action: "asked_back",
    note: body.note,
    move: { kind: "ask_back", by: writing.member.userId },
    upon: body.version,
  });
}

/** Gives it to another member, who must be somebody who decides and did not ask. */
export async function reassignRequest(writing: Writing, id: string, body: Assignment): Promise<RequestReply> {
  const own = await expecting(writing, id, "reassign");
  const to = own.deciding.members.find(({ memberId }) => memberId === body.memberId);
  if (!to || own.found.row.askers.includes(to.personId))
    throw new AppError("invalid_input", { fields: [{ path: "memberId", message: "cannot decide it" }] });
  return takeStep(writing, own, own.deciding, {
    action: "reassigned",
    note: body.note,
    move: { kind: "reassign", by: writing.member.userId },
    upon: body.version,
    change: { assignedTo: to.memberId },
    detail: { to: to.personId },
  });
}

export async function withdrawRequest(writing: Writing, id: string, body: NotedStep): Promise<RequestReply> {
  const own = await expecting(writing, id, "withdraw");
  return takeStep(writing, own, own.deciding, {
    action: "withdrawn",
    note: body.note,
    move: { kind: "withdraw", by: writing.member.userId },
    upon: body.version,
    change: { decidedAt: writing.now },
  });
}

/** A deposit that was proved otherwise than by the books: who says so vouches for it with a note. */
export async function proveCondition(writing: Writing, id: string, body: NotedStep): Promise<RequestReply> {
  const own = await expecting(writing, id, "proveCondition");
  if (own.release === null || own.release.conditionMetDay !== null) throw new AppError("conflict");
  if (body.note === "")
    throw new AppError("invalid_input", { fields: [{ path: "note", message: "required here" }] });
  const { db, organization, today } = writing;
  const release = { ...own.release, conditionMetDay: today };
  return takeStep(writing, { ...own, release }, own.deciding, {
    action: "condition_met",
    note: body.note,
    effects: meetCondition(db, organization.number, id, today),
  });
}

/** Ends a release before its time, and frees what it reserved. */
export async function endRelease(writing: Writing, id: string, body: NotedStep): Promise<RequestReply> {
  const own = await expecting(writing, id, "endRelease");
  if (own.release === null) throw new AppError("conflict");
  const { db, organization, today } = writing;
  const release = { ...own.release, endedDay: today };
  return takeStep(writing, { ...own, release }, own.deciding, {
    action: "ended",
    note: body.note,
    reassesses: true,
    effects: [
      saveRelease(db, organization.number, id, { endedDay: today }),
      expectOneChange(db),
      endReservation(db, organization.number, own.release.entityId, id),
    ],
  });
}
