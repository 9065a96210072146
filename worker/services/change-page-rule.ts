import { v7 as uuidv7 } from "uuid";
import type { NewPageRule, PageRule, PageRuleChange } from "#shared/contract/page-rules.ts";
import { MOST_RULES_A_PLACE } from "#shared/page-rules/page-rule.ts";
import { isTaken, type Statement } from "../db/database.ts";
import { expectOneChange, expectThat, isUnexpected } from "../db/expect.ts";
import {
  deletePageRule,
  hasRoomForRule,
  hasRoomToPublish,
  insertPageRule,
  insertRuleVersion,
  type PageRuleRow,
  RULE_VERSION_TAKEN,
  setRuleState,
  setRuleVersion,
} from "../db/page-rules.ts";
import { namesOf } from "../db/people.ts";
import type { AppEnv } from "../env.ts";
import { AppError } from "../errors.ts";
import { commitChange } from "./commit-change.ts";
import { describeRule, findOpenRule, MOST_RULES } from "./list-page-rules.ts";

type Writing = Pick<AppEnv["Variables"], "db" | "member" | "organization" | "once"> & { now: number };

const placeOf = ({ kind, rule }: NewPageRule): string => (kind === "taught" ? rule.origin : rule.site);

/** A rule that works for its author at once; a patch is an admin's. `conflict`: the place has its number of rules. */
export async function savePageRule(writing: Writing, content: NewPageRule): Promise<PageRule> {
  const { db, member, organization, now } = writing;
  if (content.kind === "patch" && member.role !== "admin") throw new AppError("not_allowed");
  const row: PageRuleRow = {
    ...{ id: uuidv7(), kind: content.kind, place: placeOf(content), author: member.userId },
    ...{ state: "own", version: 1, publishedVersion: null, recordedAt: now, body: JSON.stringify(content) },
  };
  const reply = describeRule(row, member.userId, member.name);
  await write(writing, {
    statements: [
      expectThat(
        db,
        hasRoomForRule(organization.number, row, { place: MOST_RULES_A_PLACE, organization: MOST_RULES }),
      ),
      insertPageRule(db, organization.number, row),
      insertRuleVersion(db, organization.number, row),
    ],
    action: "page_rule_saved",
    row,
    status: 201,
    reply,
    unexpected: "conflict",
  });
  return reply;
}

/** A later version by its author; until an admin publishes it, others go on with the published one. */
export async function changePageRule(
  writing: Writing,
  id: string,
  { content, replaces }: PageRuleChange,
): Promise<PageRule> {
  const { db, member, organization, now } = writing;
  const before = await findOpenRule(writing, id);
  if (before.author !== member.userId) throw new AppError("not_allowed");
  if (before.state === "withdrawn") throw new AppError("conflict");
  if (before.version !== replaces) throw new AppError("stale_version");
  if (content.kind !== before.kind || placeOf(content) !== before.place)
    throw new AppError("invalid_input", { fields: [{ path: "content", message: "another place" }] });
  const row = { ...before, version: replaces + 1, recordedAt: now, body: JSON.stringify(content) };
  const reply = describeRule(row, member.userId, member.name);
  await write(writing, {
    statements: [
      setRuleVersion(db, organization.number, before, now),
      expectOneChange(db),
      insertRuleVersion(db, organization.number, row),
    ],
    action: "page_rule_saved",
    row,
    status: 201,
    reply,
    unexpected: "stale_version",
  });
  return reply;
}

/**
 * One version for everybody (admin); an earlier one brings it back. `not_found` without that version; `conflict` where it is the
 * published one already, or the place has its number of rules for everybody.
 */
export async function publishPageRule(writing: Writing, id: string, version: number): Promise<PageRule> {
  const before = await findOpenRule(writing, id);
  if (version > before.version) throw new AppError("not_found");
  if (before.state === "published" && before.publishedVersion === version) throw new AppError("conflict");
  return setState(writing, before, { state: "published", publishedVersion: version }, "page_rule_published");
}

/** Nobody's any more, its author included (admin). `conflict`: withdrawn already. */
export async function withdrawPageRule(writing: Writing, id: string): Promise<PageRule> {
  const before = await findOpenRule(writing, id);
  if (before.state === "withdrawn") throw new AppError("conflict");
  return setState(writing, before, { state: "withdrawn", publishedVersion: null }, "page_rule_withdrawn");
}

/** Removes a rule with its versions (its author, or an admin). `conflict` while it is published: others read by it. */
export async function removePageRule(writing: Omit<Writing, "once">, id: string): Promise<void> {
  const { db, organization } = writing;
  const row = await findOpenRule(writing, id);
  if (row.state === "published") throw new AppError("conflict");
  await write(writing, {
    statements: [...deletePageRule(db, organization.number, row), expectOneChange(db)],
    action: "page_rule_deleted",
    row,
    unexpected: "conflict",
  });
}

async function setState(
  writing: Writing,
  before: PageRuleRow,
  to: Pick<PageRuleRow, "state" | "publishedVersion">,
  action: string,
): Promise<PageRule> {
  const { db, member, organization, now } = writing;
  const row = { ...before, ...to, recordedAt: now };
  const names = await namesOf(db, [row.author]);
  const reply = describeRule(row, member.userId, names.get(row.author));
  await write(writing, {
    statements: [
      ...(to.state === "published"
        ? [expectThat(db, hasRoomToPublish(organization.number, row, MOST_RULES_A_PLACE))]
        : []),
      setRuleState(db, organization.number, before, row),
      expectOneChange(db),
    ],
    action,
    row,
    status: 200,
    reply,
    unexpected: "conflict",
  });
  return reply;
}

type Effect = {
  statements: Statement[];
  action: string;
  row: PageRuleRow;
  status?: number;
  reply?: PageRule;
  unexpected: "conflict" | "stale_version";
};

async function write(
  { db, member, organization, now, ...asked }: Omit<Writing, "once"> & Partial<Pick<Writing, "once">>,
  { statements, action, row, status, reply, unexpected }: Effect,
): Promise<void> {
  const { kind, place, version, publishedVersion, state } = row;
  const page = (JSON.parse(row.body) as NewPageRule).rule.page;
  try {
    await commitChange(db, organization.number, {
      statements,
      audit: [
        {
          actor: member.userId,
          action,
          subjectKind: "page_rule",
          subjectId: row.id,
          detail: { kind, place, page, version, publishedVersion, state },
        },
      ],
      now,
      ...(asked.once && status !== undefined ? { once: { once: asked.once, status, body: reply } } : {}),
    });
  } catch (error) {
    if (isUnexpected(error) || isTaken(error, RULE_VERSION_TAKEN))
      throw new AppError(unexpected, { cause: error });
    throw error;
  }
}
