import { v7 as uuidv7 } from "uuid";
import { decidesLinks } from "#shared/contract/common.ts";
import type { ChoiceReply, SeenRecord } from "#shared/contract/record-choices.ts";
import type { CustomerLink } from "#shared/contract/sync.ts";
import { numbersAgree } from "#shared/matching/numbers-agree.ts";
import { expectThat, isUnexpected } from "../db/expect.ts";
import type { FoundCustomer } from "../db/find-customer.ts";
import { linkedEntity } from "../db/links.ts";
import {
  deleteChoice,
  EVERYONE,
  hasRoomForChoice,
  insertChoice,
  isRefusedForEveryone,
} from "../db/record-choices.ts";
import { raiseRevision } from "../db/revision.ts";
import { AppError } from "../errors.ts";
import type { Writing } from "./change-customer.ts";
import { commitChange } from "./commit-change.ts";
import { decideLink, mayBeEveryones, nameOf } from "./decide-link.ts";
import { findVisibleCustomer } from "./find-visible-customer.ts";

/** Of one member: what a device holds stays small. */
export const MOST_CHOICES = 2_000;

/** What a repeated request has to be answered: the choice, or what it is a part of. */
type RepliedAs = (choice: ChoiceReply) => { status: number; body: unknown };
const asItself: RepliedAs = (body) => ({ status: 200, body });

const decides = ({ member }: Writing): boolean => decidesLinks(member.role);

/**
 * This record is this customer, says a member. For everyone at once where a number on the page agrees with the customer's and
 * no credit analyst refused it, or on a credit analyst's word; a name without a record is the member's own in any case, it may be several companies'.
 */
export async function chooseCustomer(
  writing: Writing,
  customerId: string,
  seen: SeenRecord,
  replies: RepliedAs = asItself,
): Promise<ChoiceReply> {
  const customer = await findVisibleCustomer(writing, customerId);
  const { db, organization } = writing;
  const known = JSON.parse(customer.badge) as { sirets: string[]; vats: string[] };
  const numbers = numbersAgree(
    seen,
    { siren: customer.siren, sirets: known.sirets, vats: known.vats },
    organization.siren,
  );
  const linked = await linkedEntity(db, organization.number, seen.link);
  // What a page shows is anybody's to write: it does not undo what an analyst said.
  const byNumber =
    numbers === "agree" &&
    linked === undefined &&
    !(await isRefusedForEveryone(db, organization.number, seen.link, customer.entityId));
  if (mayBeEveryones(seen.link) && (decides(writing) || byNumber)) {
    const reason = byNumber ? "identifier_agrees" : "chosen_by_analyst";
    return decide(writing, { customer, seen, isIt: true, reason, replies });
  }
  const confirmed = linked === customer.entityId;
  const reply = {
    id: customer.publicId,
    ...(confirmed
      ? { state: "confirmed" as const, everyone: true }
      : { state: "unconfirmed" as const, everyone: false }),
  };
  await write(writing, { customer, seen, state: confirmed ? "confirmed" : "chosen", reply, replies });
  return reply;
}

/**
 * This record is not this customer, says a member: for that member it is nobody's then. A credit analyst's word holds for
 * everyone and takes a confirmed link back.
 */
export async function rejectCustomer(
  writing: Writing,
  customerId: string,
  seen: SeenRecord,
): Promise<ChoiceReply> {
  const customer = await findVisibleCustomer(writing, customerId);
  if (decides(writing)) return decide(writing, { customer, seen, isIt: false, reason: "wrong_customer" });
  const reply = { id: customer.publicId, state: "rejected" as const, everyone: false };
  await write(writing, { customer, seen, state: "rejected", reply });
  return reply;
}

/** Takes back what the member said of a record and a customer; a credit analyst also what holds for everyone. */
export async function undoChoice(
  writing: Writing,
  customerId: string,
  link: CustomerLink,
): Promise<ChoiceReply> {
  const customer = await findVisibleCustomer(writing, customerId);
  const reply = { id: customer.publicId, state: "undone" as const, everyone: decides(writing) };
  const seen = { link, name: null, siren: null, siret: null, vat: null };
  await write(writing, { customer, seen, state: "undone", reply });
  return reply;
}

type Word = { customer: FoundCustomer; seen: SeenRecord; replies?: RepliedAs };

async function decide(
  { db, organization, member, once, now, today }: Writing,
  { customer, seen, isIt, reason, replies = asItself }: Word & { isIt: boolean; reason: string },
): Promise<ChoiceReply> {
  const body: ChoiceReply = {
    ...{ id: customer.publicId, everyone: true },
    state: isIt ? "confirmed" : "rejected",
  };
  await decideLink(
    {
      ...{ db, organization: organization.number, actor: member.userId, now, today, seen, customer, reason },
      ...(once && { once: { once, ...replies(body) } }),
    },
    isIt ? "is" : "is_not",
  );
  return body;
}

/** `confirmed`: the member agrees with what holds for everyone, so nothing of the member's own is left. */
type Said = "chosen" | "confirmed" | "rejected" | "undone";
const ACTIONS: Record<Said, string> = {
  chosen: "link_chosen",
  confirmed: "link_chosen",
  rejected: "link_rejected",
  undone: "link_choice_undone",
};

async function write(
  writing: Writing,
  { customer, seen, state, reply, replies = asItself }: Word & { state: Said; reply: ChoiceReply },
): Promise<void> {
  const { db, organization, member, once, now } = writing;
  const author = member.userId;
  const { entityId } = customer;
  const authors = decides(writing) ? [author, EVERYONE] : [author];
  const { link, name, siren, siret, vat } = seen;
  const said =
    state === "confirmed" || state === "undone"
      ? []
      : [
          expectThat(db, hasRoomForChoice(organization.number, author, MOST_CHOICES)),
          ...insertChoice(db, organization.number, {
            ...{ ...link, entityId, id: uuidv7(), state, author, recordedAt: now },
            ...{ seenName: name, siren, siret, vat },
          }),
        ];
  try {
    await commitChange(db, organization.number, {
      statements: [
        ...(authors.includes(EVERYONE) ? [raiseRevision(db, organization.number)] : []),
        deleteChoice(db, organization.number, authors, link, { entityId, choices: state === "confirmed" }),
        ...said,
      ],
      audit: [
        {
          actor: author,
          action: ACTIONS[state],
          subjectKind: "customer",
          subjectId: customer.publicId,
          detail: { record: nameOf(seen) },
        },
      ],
      now,
      ...(once && { once: { once, ...replies(reply) } }),
    });
  } catch (error) {
    throw isUnexpected(error) ? new AppError("conflict", { cause: error }) : error;
  }
}
