import { v7 as uuidv7 } from "uuid";
import type { SeenRecord } from "#shared/contract/record-choices.ts";
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
};

/**
 * A record is this customer, or is not, for everyone: the confirmed link is made or taken back, whatever members said of it is
 * void. `conflict`: somebody else decided in between.
 */
export async function decideLink(decision: LinkDecision, isIt: boolean): Promise<void> {
  const { db, organization, actor, now, today, seen, customer, reason, once } = decision;
  const { link } = seen;
  const before = await linkedEntity(db, organization, link);
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
        deleteDecided(db, organization, link, { entityId, choices: false }),
        ...insertChoice(db, organization, {
          ...link,
          ...{ entityId, id: uuidv7(), state: "rejected", author: EVERYONE, recordedAt: now },
          ...{ seenName: seen.name, siren: seen.siren, siret: seen.siret, vat: seen.vat },
        }),
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
  await reassess(db, organization, touched, today);
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
