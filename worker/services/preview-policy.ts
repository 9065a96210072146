import { v7 as uuid } from "uuid";
import type { NewPolicyPreview, PolicyPreview, PolicyPreviewResult } from "#shared/contract/policy.ts";
import { formatIsoDate } from "#shared/credit/calendar.ts";
import { type Database, runBatch } from "../db/database.ts";
import { countEntities, entitiesAfter } from "../db/entities.ts";
import { loadFacts } from "../db/facts.ts";
import { policyStanding } from "../db/policies.ts";
import {
  advancePreview,
  documentsImported,
  findPreview,
  insertPreview,
  type PreviewRow,
} from "../db/policy-previews.ts";
import { readRevision } from "../db/revision.ts";
import type { Job } from "../env.ts";
import { AppError } from "../errors.ts";
import type { Writing } from "./change-policy.ts";
import { commitChange } from "./commit-change.ts";
import { type Send, STALLED_MS } from "./import-jobs.ts";
import { letReadersIn } from "./let-readers-in.ts";
import { acceptPolicy, findVersion, numbersOf } from "./policy-version.ts";
import { previewSlice } from "./preview-slice.ts";
import { classCells, documentCells, noSums, type PreviewSums } from "./preview-sums.ts";

const ENTITIES_A_SLICE = 20;
const PERIOD_DAYS = 365;
/** Documents that are checked by both policies; more are sampled. */
const REPLAYED_DOCUMENTS = 20_000;

const previewJob = (organization: number, previewId: string): Job => ({
  kind: "policy_preview",
  organization,
  previewId,
});

/** Begins to compute what a draft would do; `invalid_input` for what is no policy. Nothing is changed by it. */
export async function startPreview(
  writing: Writing,
  sent: NewPolicyPreview,
  send: Send,
): Promise<PolicyPreview> {
  const { db, member, organization, once, now, today } = writing;
  const { number } = organization;
  const { version: against } = await policyStanding(db, number);
  const policy = acceptPolicy(sent.policy, against);
  const row = {
    ...{ organization: number, id: uuid(), body: JSON.stringify(policy), author: member.userId },
    ...{ createdAt: now, against, revision: await readRevision(db, number), asOf: today },
    total: await countEntities(db, number),
  };
  const reply = describePreview({ ...row, ...NOTHING_YET, updatedAt: now });
  await commitChange(db, number, {
    statements: [insertPreview(db, row)],
    audit: [],
    now,
    once: { once, status: 202, body: reply },
  });
  await send(previewJob(number, row.id));
  return reply;
}

const NOTHING_YET = { state: "running", cursor: 0, done: 0, partial: null, result: null } as const;

/** Where a preview stands and what came of it; who asks for one whose job was lost gets it going again. */
export async function watchPreview(
  { db, organization }: Pick<Writing, "db" | "organization">,
  id: string,
  now: number,
  send: Send,
): Promise<PolicyPreview> {
  const row = await findPreview(db, organization.number, id);
  if (!row) throw new AppError("not_found");
  if (row.state === "running" && now - row.updatedAt > STALLED_MS)
    await send(previewJob(organization.number, id));
  return describePreview(row);
}

const describePreview = (row: PreviewRow): PolicyPreview => ({
  id: row.id,
  state: row.state,
  done: Math.min(row.done, row.total),
  total: row.total,
  createdAt: new Date(row.createdAt).toISOString(),
  policy: JSON.parse(row.body) as Record<string, unknown>,
  result: row.result === null ? null : (JSON.parse(row.result) as PolicyPreviewResult),
});

/**
 * The next slice of a preview; true while there is more. The sums so far and the cursor behind them are one row: killed, it
 * goes on; twice at once, each slice counts once. The same draft on the same facts gives the same result.
 */
export async function goOnWithPreview(
  db: Database,
  organization: number,
  id: string,
  now: number,
): Promise<boolean> {
  const row = await findPreview(db, organization, id);
  if (row?.state !== "running") return false;
  const sums: PreviewSums = row.partial === null ? noSums() : JSON.parse(row.partial);
  const entityIds = await entitiesAfter(db, organization, row.cursor, ENTITIES_A_SLICE);
  const period = { from: row.asOf - PERIOD_DAYS, to: row.asOf };
  sums.imported ??= await documentsImported(db, organization);
  const { invoices, orders } = sums.imported;
  const basis = orders > 0 ? "orders" : "invoices";
  if (entityIds.length === 0) {
    const result: PolicyPreviewResult = {
      asOf: formatIsoDate(row.asOf),
      against: row.against,
      customers: sums.customers,
      classes: classCells(sums),
      limits: sums.limits,
      movers: sums.movers,
      replay: {
        basis,
        from: formatIsoDate(period.from),
        to: formatIsoDate(period.to),
        documents: sums.documents,
        checked: sums.checked,
        cells: documentCells(sums),
      },
    };
    await runBatch(db, [
      advancePreview(db, row, {
        state: "complete",
        result: JSON.stringify(result),
        partial: null,
        updatedAt: now,
      }),
    ]);
    return false;
  }
  const rows = await loadFacts(db, organization, entityIds, row.revision);
  await letReadersIn();
  const number = { db, organization: { number: organization } };
  const view = {
    before: numbersOf(await findVersion(number, row.against)),
    after: acceptPolicy(JSON.parse(row.body), row.against),
    ...{ asOf: row.asOf, knownAt: row.revision, period },
    every: Math.max(1, Math.ceil((orders + invoices) / REPLAYED_DOCUMENTS)),
  };
  const { last, done } = await previewSlice(rows, entityIds, view, sums);
  await runBatch(db, [
    advancePreview(db, row, {
      cursor: last,
      done: row.done + done,
      partial: JSON.stringify(sums),
      updatedAt: now,
    }),
  ]);
  return true;
}

/** Ends a preview that failed again and again. */
export async function giveUpPreview(
  db: Database,
  organization: number,
  id: string,
  now: number,
): Promise<void> {
  const row = await findPreview(db, organization, id);
  if (row) await runBatch(db, [advancePreview(db, row, { state: "failed", partial: null, updatedAt: now })]);
}
