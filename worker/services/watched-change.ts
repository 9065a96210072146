import type { EpochDay } from "#shared/credit/calendar.ts";
import type { Database, Statement } from "../db/database.ts";
import { markDue } from "../db/find-customer.ts";
import { raiseRevision } from "../db/revision.ts";
import type { AskSirene } from "./ask-sirene.ts";
import { commitChange } from "./commit-change.ts";

/** Who the journal names for what the sources tell. */
export const WATCH_ACTOR = "job:watch";

/** `ownVat`: the organization's VAT number, for the proof of consultation. */
export type Watching = {
  db: Database;
  organization: number;
  now: number;
  today: EpochDay;
  ownVat?: string | null;
  sirene?: AskSirene;
};

type WatchedChange = {
  customer: { entityId: number; publicId: string };
  statements: Statement[];
  action: string;
  detail: Record<string, unknown>;
};

/** What a source told of one customer, as one change that the journal keeps; the customer is due for an assessment until it is made. */
export const commitWatched = async (
  { db, organization, now, today }: Watching,
  { customer, statements, action, detail }: WatchedChange,
): Promise<void> => {
  await commitChange(db, organization, {
    statements: [
      raiseRevision(db, organization),
      ...statements,
      markDue(db, organization, [customer.entityId], today),
    ],
    audit: [{ actor: WATCH_ACTOR, action, subjectKind: "customer", subjectId: customer.publicId, detail }],
    now,
  });
};
