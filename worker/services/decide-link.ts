import { v7 as uuidv7 } from "uuid";
import { NAME_RECORD, type SeenRecord } from "#shared/contract/record-choices.ts";
import type { CustomerLink } from "#shared/contract/sync.ts";
import type { EpochDay } from "#shared/credit/calendar.ts";
import { type Database, isTaken, type Statement } from "../db/database.ts";
import { expectOneChange, isUnexpected } from "../db/expect.ts";
import { markDue } from "../db/find-customer.ts";
import type { Once } from "../db/idempotency.ts";
import { deleteLink, insertLink, LINK_TAKEN, linkedEntity } from "../db/links.ts";
import { deleteDecided, EVERYONE, insertChoice } from "../db/record-choices.ts";
import { raiseRevision } from "../db/revision.ts";
import { AppError } from "../errors.ts";
import { reassess } from "./assess-entities.ts";
import { commitChange } from "./commit-change.ts";

export type LinkDecision = {
  db: Database;
  organization: number;
  /** User id, or name of a job. */
  actor: string;
  now: number;
  today: EpochDay;
  seen: SeenRecord;
  customer: { entityId: number; publicId: string };
  /** Why, as the journal keeps it: a person's words, or a code. */
  reason: string;
  once?: { once: Once; status: number; body: unknown };
  /** Who the record must be for everyone as yet (null: nobody); absent: whoever. */
  from?: number | null;
};

/** What holds for everyone from now on: it is the customer, it is not, or nothing is said and no link is left. */
export type Verdict = "is" | "is_not" | "taken_back";

/** A name without a record may be several companies': it is a member's own, never everyone's link (POLICY 6). */
export const mayBeEveryones = ({ kind }: CustomerLink): boolean => kind !== NAME_RECORD;

/**
 * The one way to and from a confirmed link: made, taken back or refused for everyone, and whatever members said of it is void.
 * Gives the entities to assess anew; they are due until that is done. `conflict`: somebody else decided in between, or the
 * record can be nobody's for everyone.
 */
export async function commitLink(decision: LinkDecision, verdict: Verdict): Promise<number[]> {
  const { db, organization, actor, now, today, seen, customer, reason, once } = decision;
  const isIt = verdict === "is";
  if (isIt && !mayBeEveryones(seen.link)) throw new AppError("conflict");
  const { link } = seen;
  const before = await linkedEntity(db, organization, link);
  if (decision.from !== undefined && (before ?? null) !== decision.from) throw new AppError("conflict");
  const linked = before === customer.entityId;
  const touched = [...new Set([customer.entityId, ...(isIt && before !== undefined ? [before] : [])])];
  const takeBack = (entityId: number): Statement[] => [
    deleteLink(db, organization, entityId, link),
    expectOneChange(db),
  ];
  const { entityId } = customer;
  const statements: Statement[] = isIt
    ? [
        ...(before !== undefined && !linked ? takeBack(before) : []),
        ...(linked
          ? []
          : [insertLink(db, organization, { ...link, entityId, author: actor, recordedAt: now })]),
        deleteDecided(db, organization, link, { entityId, choices: true }),
      ]
    : [
        ...(linked ? takeBack(entityId) : []),
        ...(verdict === "is_not"
          ? [
              deleteDecided(db, organization, link, { entityId, choices: false }),
              ...insertChoice(db, organization, {
                ...link,
                ...{ entityId, id: uuidv7(), state: "rejected", author: EVERYONE, recordedAt: now },
                ...{ seenName: seen.name, siren: seen.siren, siret: seen.siret, vat: seen.vat },
              }),
            ]
          : []),
      ];
  try {
    await commitChange(db, organization, {
      statements: [raiseRevision(db, organization), ...statements, markDue(db, organization, touched, today)],
      audit: [
        {
          actor,
          action: isIt ? "link_confirmed" : linked ? "link_removed" : "link_refused",
          subjectKind: "customer",
          subjectId: customer.publicId,
          detail: { ...detailOf(link, isIt, linked), record: nameOf(seen), reason },
        },
      ],
      now,
      ...(once && { once }),
    });
  } catch (error) {
    if (isUnexpected(error) || isTaken(error, LINK_TAKEN)) throw new AppError("conflict", { cause: error });
    throw error;
  }
  return touched;
}

/** `commitLink`, and the customers it touches assessed anew. */
export async function decideLink(decision: LinkDecision, verdict: Verdict): Promise<void> {
  const touched = await commitLink(decision, verdict);
  await reassess(decision.db, decision.organization, touched, decision.today);
}

const detailOf = (link: CustomerLink, isIt: boolean, linked: boolean) => ({
  before: linked ? link : null,
  after: isIt ? link : null,
});

/** The record in the journal: what the page called it, and its id. */
export const nameOf = ({ link, name }: Pick<SeenRecord, "link" | "name">): string =>
  name === null
    ? `${link.site} ${link.kind} ${link.externalId}`
    : `${name} (${link.site} ${link.externalId})`;
