import { v7 as uuidv7 } from "uuid";
import type { Insurer, InsurerChange, InsurerList } from "#shared/contract/clocks.ts";
import type { ErrorCode } from "#shared/contract/errors.ts";
import type { Statement } from "../db/database.ts";
import { dueEntities } from "../db/entities.ts";
import { expectOneChange, isUnexpected } from "../db/expect.ts";
import {
  endInsurer,
  expectInsurer,
  expectRoomForInsurer,
  insurers,
  markInsuredDue,
  putInsurer,
} from "../db/insurers.ts";
import { raiseRevision } from "../db/revision.ts";
import { AppError } from "../errors.ts";
import { reassess } from "./assess-entities.ts";
import type { Writing } from "./change-customer.ts";
import { commitChange } from "./commit-change.ts";
import type { Asking } from "./find-visible-customer.ts";

export const listInsurers = async ({ db, organization }: Asking): Promise<InsurerList> => ({
  insurers: await insurers(db, organization.number),
});

/** A new insurance with what its policy asks. `conflict`: there are too many. */
export async function addInsurer(
  writing: Writing & { once: NonNullable<Writing["once"]> },
  change: InsurerChange,
): Promise<Insurer> {
  const { db, organization, member, now } = writing;
  const { isDefault, ...terms } = change;
  const insurer = { ...terms, id: uuidv7(), isDefault };
  const who = { changedBy: member.userId, changedAt: now };
  await commit(writing, {
    statements: [
      expectRoomForInsurer(db, organization.number),
      ...putInsurer(db, organization.number, { id: insurer.id, terms, isDefault, ...who }),
    ],
    subjectId: insurer.id,
    detail: { before: null, after: change },
    reply: insurer,
    unexpected: "conflict",
  });
  return insurer;
}

/** Changes what an insurance asks. `not_found`: nobody's, or ended. */
export async function changeInsurer(writing: Writing, id: string, change: InsurerChange): Promise<Insurer> {
  const { db, organization, member, now } = writing;
  const { isDefault, ...terms } = change;
  const { id: _id, ...before } = await findInsurer(writing, id);
  const who = { changedBy: member.userId, changedAt: now };
  await commit(writing, {
    statements: [
      expectInsurer(db, organization.number, id),
      ...putInsurer(db, organization.number, { id, terms, isDefault, ...who }),
    ],
    subjectId: id,
    detail: { before, after: change },
    unexpected: "not_found",
  });
  return { ...terms, id, isDefault };
}

/** Ends an insurance: whom it covered is with the default one, if there is one. Limits it gave stay as they are. */
export async function removeInsurer(writing: Writing, id: string): Promise<void> {
  const { db, organization, member, now } = writing;
  const { id: _id, ...before } = await findInsurer(writing, id);
  await commit(writing, {
    statements: [
      endInsurer(db, organization.number, id, { changedBy: member.userId, endedAt: now }),
      expectOneChange(db),
    ],
    subjectId: id,
    detail: { before, after: null },
    unexpected: "not_found",
  });
}

export async function findInsurer(
  { db, organization }: Pick<Asking, "db" | "organization">,
  id: string,
): Promise<Insurer> {
  const insurer = (await insurers(db, organization.number)).find((each) => each.id === id);
  if (!insurer) throw new AppError("not_found");
  return insurer;
}

type Committed = {
  statements: Statement[];
  subjectId: string;
  detail: Record<string, unknown>;
  reply?: Insurer;
  unexpected: ErrorCode;
};

async function commit(
  { db, organization, member, once, now, today }: Writing,
  { statements, subjectId, detail, reply, unexpected }: Committed,
): Promise<void> {
  try {
    await commitChange(db, organization.number, {
      statements: [
        ...statements,
        markInsuredDue(db, organization.number, today),
        raiseRevision(db, organization.number),
      ],
      audit: [{ actor: member.userId, action: "insurer_changed", subjectKind: "insurer", subjectId, detail }],
      now,
      ...(once && reply && { once: { once, status: 201, body: reply } }),
    });
  } catch (error) {
    throw isUnexpected(error) ? new AppError(unexpected, { cause: error }) : error;
  }
  await reassess(db, organization.number, await dueEntities(db, organization.number, today, AT_ONCE), today);
}

/** More wait for the night: so many are done while somebody waits. */
const AT_ONCE = 100;
