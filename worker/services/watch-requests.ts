import type { Database } from "../db/database.ts";
import { dueRequests, findRequest, type RequestRow } from "../db/requests.ts";
import { AppError } from "../errors.ts";
import { commitStep, type Stepping, stepped } from "./commit-request.ts";

const REQUESTS_AT_ONCE = 100;

/**
 * What time does to requests: reminds the decider, tells the next authority, lets a request nobody decided lapse (POLICY 4;
 * silence is never consent). Called by the cron; gives the organizations in which something happened. Each step is one batch, so that two calls at once
 * do nothing twice.
 */
export async function watchRequests(db: Database, now: number): Promise<Set<number>> {
  const touched = new Set<number>();
  const due = await dueRequests(db, now, REQUESTS_AT_ONCE);
  for (const { organization, id } of due) {
    const found = await findRequest(db, organization, { portfolio: { scope: "all" }, personId: "" }, id);
    if (!found) continue;
    try {
      const step = await nextStep(db, found.row, now);
      await commitStep(db, organization, { found, actor: null, ...step }, now);
      touched.add(organization);
    } catch (error) {
      // Somebody decided meanwhile: nothing is due any more.
      if (!(error instanceof AppError)) throw error;
    }
  }
  return touched;
}

type Step = Pick<Stepping, "action" | "after" | "change">;

async function nextStep(db: Database, row: RequestRow, now: number): Promise<Step> {
  if (now >= row.lapsesAt) {
    const after = await stepped(db, row, { kind: "lapse" }, now);
    return { action: "expired", after, change: { decidedAt: now } };
  }
  if (now >= row.escalateAt && row.escalatedAt === null)
    return { action: "escalated", change: { escalatedAt: now, nextAt: row.lapsesAt } };
  if (row.remindedAt === null)
    return { action: "reminded", change: { remindedAt: now, nextAt: row.escalateAt } };
  return { action: "reminded", change: { nextAt: row.escalatedAt === null ? row.escalateAt : row.lapsesAt } };
}
