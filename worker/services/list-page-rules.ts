import * as z from "zod";
import type {
  NewPageRule,
  PageRule,
  PageRulePage,
  PageRuleVersions,
  WorkingRules,
} from "#shared/contract/page-rules.ts";
import {
  findPageRule,
  listedRules,
  type PageRuleRow,
  versionsOfRule,
  workingRules,
  workingStamp,
} from "../db/page-rules.ts";
import { namesOf } from "../db/people.ts";
import type { AppEnv } from "../env.ts";
import { AppError } from "../errors.ts";
import { decodeCursor, encodeCursor } from "./keyset-cursor.ts";
import { sha256 } from "./sha256.ts";

export type Reading = Pick<AppEnv["Variables"], "db" | "member" | "organization">;

const RULES_A_PAGE = 100;
const VERSIONS = 100;
/** Of one organization, over all places, withdrawn ones apart: what a device holds stays small. */
export const MOST_RULES = 500;

const Place = z.tuple([z.string()]);

/** A rule as one member is shown it. */
export function describeRule(row: PageRuleRow, userId: string, authorName: string | undefined): PageRule {
  const { id, state, version, publishedVersion, author, recordedAt, body } = row;
  return {
    ...{ id, state, publishedVersion },
    version,
    author: authorName ?? author,
    mine: author === userId,
    recordedAt: new Date(recordedAt).toISOString(),
    content: readBody(body),
  };
}

/** Checked when it was saved; who reads it checks it again. */
const readBody = (body: string): NewPageRule => JSON.parse(body) as NewPageRule;

/** Own and published rules; everybody's for an admin. */
export async function listPageRules(
  { db, member, organization }: Reading,
  cursor: string | undefined,
): Promise<PageRulePage> {
  const after = cursor === undefined ? "" : decodeCursor(cursor, Place)[0];
  const author = member.role === "admin" ? null : member.userId;
  const rows = await listedRules(db, organization.number, author, after, RULES_A_PAGE + 1);
  const shown = rows.slice(0, RULES_A_PAGE);
  const names = await namesOf(
    db,
    shown.map((row) => row.author),
  );
  const last = shown.at(-1);
  return {
    rules: shown.map((row) => {
      const described = describeRule(row, member.userId, names.get(row.author));
      // What its author taught since it was published is nobody else's yet.
      const isOpen = author === null || described.mine;
      return isOpen ? described : { ...described, version: row.publishedVersion ?? row.version };
    }),
    next: last && rows.length > shown.length ? encodeCursor([last.id]) : null,
  };
}

/**
 * What works for this member; only the tag when it is the one already known, which one statement tells without reading a rule.
 */
export async function listWorkingRules(
  { db, member, organization }: Reading,
  known: string | undefined,
): Promise<WorkingRules> {
  const tag = await sha256(await workingStamp(db, organization.number, member.userId));
  if (tag === known) return { tag, rules: null };
  const rows = await workingRules(db, organization.number, member.userId, MOST_RULES);
  const rules = rows.map((row) => ({
    id: row.id,
    version: row.working,
    state: row.state === "own" ? ("own" as const) : ("published" as const),
    content: readBody(row.body),
  }));
  return { tag, rules };
}

/** A rule that the member may look into: the own one, or with an admin's eyes. Anything else does not exist. */
export async function findOpenRule({ db, member, organization }: Reading, id: string): Promise<PageRuleRow> {
  const row = await findPageRule(db, organization.number, id);
  if (!row || (row.author !== member.userId && member.role !== "admin")) throw new AppError("not_found");
  return row;
}

export async function listRuleVersions(reading: Reading, id: string): Promise<PageRuleVersions> {
  const { db, organization } = reading;
  await findOpenRule(reading, id);
  const rows = await versionsOfRule(db, organization.number, id, VERSIONS);
  const names = await namesOf(
    db,
    rows.map((row) => row.author),
  );
  return {
    versions: rows.map(({ version, author, recordedAt, body }) => ({
      version,
      author: names.get(author) ?? author,
      recordedAt: new Date(recordedAt).toISOString(),
      content: readBody(body),
    })),
  };
}
