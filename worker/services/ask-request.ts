import { v7 as uuidv7 } from "uuid";
import type { Asked, NewRequest, RequestReply, RequestSnapshot } from "#shared/contract/requests.ts";
import { addDays, type EpochDay } from "#shared/credit/calendar.ts";
import { deadlinesOf, type LocalMoment } from "#shared/requests/deadline.ts";
import { isTaken } from "../db/database.ts";
import { findCustomer } from "../db/find-customer.ts";
import {
  type FoundRequest,
  findSame,
  insertRequest,
  insertStep,
  type RequestRow,
  SAME_REQUEST,
} from "../db/requests.ts";
import { raiseRevision } from "../db/revision.ts";
import { AppError } from "../errors.ts";
import type { Writing } from "./change-customer.ts";
import { commitChange } from "./commit-change.ts";
import { commitStep, type Stepping, stepped, steppedRow } from "./commit-request.ts";
import { customerStandingFor } from "./customer-standing.ts";
import { readDeciding, summaryOf, tellingOf } from "./describe-request.ts";
import { portfolioOf } from "./find-visible-customer.ts";
import { grantAsAsked } from "./grant-body.ts";
import { momentIn, timeOf } from "./local-moment.ts";
import { ownCurrency } from "./own-currency.ts";
import { readDay } from "./read-day.ts";
import { sameAsOf } from "./request-row.ts";
import { checkAsked, outcomeOf, snapshotOf } from "./request-snapshot.ts";

/** An undecided request lapses so many days after it was asked: nobody waits for it any more. */
const LAPSES_DAYS = 30;
/** How often it is tried when another one asks for the same at the same moment. */
const ATTEMPTS = 3;

/**
 * Asks credit for something about a customer that the member may see. The client gives facts alone; what is known of the
 * customer now is worked out here and kept with it. Where the same is asked already, this joins that request: its asker is
 * one more asker, a larger amount is looked at anew.
 */
export async function askRequest(writing: Writing, body: NewRequest): Promise<RequestReply> {
  expectSense(body.asked, writing.today);
  const { db, organization } = writing;
  const customer = await findCustomer(db, organization.number, portfolioOf(writing), body.customerId);
  if (!customer) throw new AppError("not_found");
  for (let attempt = 1; ; attempt++) {
    const id = uuidv7();
    const sameAs = sameAsOf(customer.entityId, body.asked, id);
    const same = await findSame(db, organization.number, sameAs);
    if (same && same.row.lapsesAt > writing.now) return join(writing, same, body);
    try {
      return await open(writing, { ...body, id, sameAs, entityId: customer.entityId }, customer);
    } catch (error) {
      if (!isTaken(error, SAME_REQUEST) || attempt === ATTEMPTS) throw error;
    }
  }
}

/** Dates that make no sense, and a deposit that leaves nothing to ask for. */
function expectSense(asked: Asked, today: EpochDay): void {
  const wrong = (path: string, message: string) =>
    new AppError("invalid_input", { fields: [{ path, message }] });
  if ("until" in asked && readDay(asked.until, "asked.until") < today)
    throw wrong("asked.until", "in the past");
  if (asked.kind === "limit_temporary" && asked.until < asked.from)
    throw wrong("asked.until", "before its beginning");
  if (asked.kind !== "order_release") return;
  if (asked.depositCents >= asked.amountCents) throw wrong("asked.depositCents", "leaves nothing to ask for");
  if (asked.callOffCents !== null && asked.callOffCents > asked.amountCents)
    throw wrong("asked.callOffCents", "more than the whole");
}

type NewBody = NewRequest & { id: string; sameAs: string; entityId: number };

async function open(
  writing: Writing,
  body: NewBody,
  customer: { publicId: string; name: string },
): Promise<RequestReply> {
  const { db, organization, member, now, today, once } = writing;
  const { number } = organization;
  const deciding = await readDeciding(writing, today);
  const { valueCents, snapshot } = await lookNow(writing, body.entityId, body.asked, body.linkUnconfirmed);
  const moment = momentIn(organization.timeZone, now);
  const deadlines = deadlinesOf(body.asked.kind, snapshot.riskClass, moment, deciding.policy);
  const at = (local: LocalMoment) => timeOf(organization.timeZone, local);
  const row: Omit<RequestRow, "organization" | "revision"> = {
    id: body.id,
    entityId: body.entityId,
    kind: body.asked.kind,
    state: "requested",
    version: 1,
    sameAs: body.sameAs,
    asked: body.asked,
    reason: body.reason,
    note: body.note,
    way: body.way,
    linkUnconfirmed: body.linkUnconfirmed,
    wantedDay: body.wantedBy === null ? null : readDay(body.wantedBy, "wantedBy"),
    valueCents,
    askers: [member.userId],
    awaiting: "credit",
    endorsedBy: null,
    firstApproval: null,
    assignedTo: null,
    decidedBy: null,
    decidedAt: null,
    grant: null,
    refusal: null,
    snapshot,
    policyVersion: deciding.policy.version,
    authorities: deciding.members.map(({ personId, memberId, role, ceilings }) => ({
      personId,
      memberId,
      role,
      ceilings: ceilings ?? null,
    })),
    askedAt: now,
    dueAt: at(deadlines.due),
    lapsesAt: timeOf(organization.timeZone, { ...moment, day: addDays(moment.day, LAPSES_DAYS) }),
    remindAt: at(deadlines.remind),
    escalateAt: at(deadlines.escalate),
    remindedAt: null,
    escalatedAt: null,
    nextAt: at(deadlines.remind),
  };
  const found: FoundRequest = {
    row: { ...row, organization: number, revision: 0 },
    customerId: customer.publicId,
    customerName: customer.name,
  };
  const telling = await tellingOf(db, deciding, [found.row], [], { now, today });
  const reply: RequestReply = { request: summaryOf(found, null, telling), joined: false };
  await commitChange(db, number, {
    statements: [
      raiseRevision(db, number),
      insertRequest(db, number, row),
      insertStep(db, number, {
        ...{ requestId: row.id, version: 1, at: now, action: "requested", inPlaceOf: null },
        ...{ by: member.userId, role: member.role, note: body.note, detail: { reason: body.reason } },
      }),
    ],
    audit: [
      {
        actor: member.userId,
        action: "request_requested",
        subjectKind: "request",
        subjectId: row.id,
        detail: {
          version: 1,
          customerId: customer.publicId,
          role: member.role,
          asked: body.asked,
          reason: body.reason,
          note: body.note,
          inputsHash: snapshot.inputsHash,
          policyVersion: snapshot.policyVersion,
          engineVersion: snapshot.engineVersion,
        },
      },
    ],
    now,
    ...(once && { once: { once, status: 201, body: reply } }),
  });
  return reply;
}

/** What is known of the customer now, for something that is asked. */
export async function lookNow(
  writing: Pick<Writing, "db" | "organization" | "now" | "today">,
  entityId: number,
  asked: Asked,
  linkUnconfirmed: boolean,
): Promise<{ valueCents: number | null; snapshot: RequestSnapshot }> {
  const { db, organization, now, today } = writing;
  const toOwn = await ownCurrency(writing, today);
  const standing = await customerStandingFor(db, organization.number, entityId, today);
  const check = checkAsked(standing, asked, linkUnconfirmed, { toOwn, currency: organization.currency });
  const outcome = outcomeOf(standing, grantAsAsked(asked, today), asked, check, toOwn);
  const valueCents =
    asked.kind === "order_release"
      ? toOwn(asked.amountCents, asked.currency)
      : "amountCents" in asked
        ? asked.amountCents
        : null;
  return { valueCents, snapshot: snapshotOf(standing, check, outcome, valueCents, now) };
}

/** One more word on what is asked already; another amount is a changed fact, and what was endorsed is asked anew. */
export async function join(
  writing: Writing,
  found: FoundRequest,
  body: Pick<NewRequest, "asked" | "note" | "reason" | "linkUnconfirmed">,
): Promise<RequestReply> {
  const { db, organization, member, now, today, once } = writing;
  const { row } = found;
  const changesFacts = JSON.stringify(row.asked) !== JSON.stringify(body.asked);
  const joins = !row.askers.includes(member.userId);
  const after = await stepped(
    db,
    row,
    { kind: "add", by: member.userId, changesFacts: changesFacts || joins },
    now,
  );
  const looked = changesFacts
    ? await lookNow(writing, row.entityId, body.asked, row.linkUnconfirmed || body.linkUnconfirmed)
    : null;
  const stepping: Stepping = {
    found,
    action: joins ? "joined" : "added",
    actor: { personId: member.userId, role: member.role },
    note: body.note,
    detail: { reason: body.reason, ...(changesFacts && { asked: body.asked }) },
    after,
    ...(looked && {
      change: { asked: body.asked, valueCents: looked.valueCents, snapshot: looked.snapshot },
    }),
  };
  const deciding = await readDeciding(writing, today);
  const telling = await tellingOf(db, deciding, [steppedRow(stepping)], [], { now, today });
  const replyOf = (stepped: RequestRow): RequestReply => ({
    request: summaryOf({ ...found, row: stepped }, null, telling),
    joined: true,
  });
  const written = await commitStep(
    db,
    organization.number,
    { ...stepping, ...(once && { once: { once, status: 201, body: replyOf } }) },
    now,
  );
  return replyOf(written);
}
