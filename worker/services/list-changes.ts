import type { ChangeList } from "#shared/contract/changes.ts";
import { changesOf } from "../db/changes.ts";
import { namesOf } from "../db/people.ts";
import { loadAuthorities } from "./authorities.ts";
import { describeChange } from "./describe-change.ts";
import type { Proposing } from "./propose-change.ts";
import { mayConfirm } from "./second-person.ts";

const DECIDED_SHOWN_MS = 30 * 86_400_000;

/** What waits for a second person, and what was decided in the last 30 days: as far as it is this member's to confirm. */
export async function listChanges(asking: Proposing): Promise<ChangeList> {
  const { db, member, organization, now } = asking;
  const rows = (await changesOf(db, organization.number, now - DECIDED_SHOWN_MS)).filter(
    ({ kind, author }) => mayConfirm(kind, member.role) || author === member.userId,
  );
  const names = await namesOf(
    db,
    rows.flatMap(({ author, decidedBy }) => (decidedBy === null ? [author] : [author, decidedBy])),
  );
  const members = await loadAuthorities(asking);
  return { changes: await Promise.all(rows.map((row) => describeChange(asking, row, members, names))) };
}
