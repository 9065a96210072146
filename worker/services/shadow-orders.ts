import * as z from "zod";
import type { ShadowOrder, ShadowPage, ShadowQuery } from "#shared/contract/shadow.ts";
import type { AssessInput } from "#shared/credit/assess-input.ts";
import { addDays, type EpochDay, formatIsoDate } from "#shared/credit/calendar.ts";
import { type EntityFacts, loadFacts } from "../db/facts.ts";
import { countOrdering, orderingEntities } from "../db/ordering-entities.ts";
import { documentsImported } from "../db/policy-previews.ts";
import { assessInputs } from "./assess-inputs.ts";
import type { Asking } from "./find-visible-customer.ts";
import { decodeCursor, encodeCursor } from "./keyset-cursor.ts";
import { letReadersIn } from "./let-readers-in.ts";
import { readDay } from "./read-day.ts";
import { replayCheck } from "./replay-check.ts";
import { replayedDocuments } from "./replayed-documents.ts";

const Place = z.tuple([z.int(), z.int()]);
const CUSTOMERS_A_PAGE = 20;
/** As many documents of one customer are judged, the youngest. */
const DOCUMENTS_A_CUSTOMER = 50;
/** Without a day asked for: since the mode was switched, else so many days. */
const PERIOD_DAYS = 30;
const LONGEST_DAYS = 400;

/**
 * What the rules would have said of every order since a day, judged on what was known the evening before, and how each turned
 * out since. Where no orders are imported, invoices stand for them. Computed page by page, nothing is kept.
 */
export async function shadowOrders(
  { db, organization, today }: Asking & { today: EpochDay },
  query: ShadowQuery,
): Promise<ShadowPage> {
  const from = periodStart(query.from, organization.modeSince, today);
  const [after, before] = query.cursor === undefined ? [0, 0] : decodeCursor(query.cursor, Place);
  const { number } = organization;
  const [imported, total, entityIds] = await Promise.all([
    documentsImported(db, number),
    countOrdering(db, number, from),
    orderingEntities(db, number, from, after, CUSTOMERS_A_PAGE),
  ]);
  const rows = await loadFacts(db, number, entityIds);
  const inputs = assessInputs(rows, entityIds, today);
  const orders: ShadowOrder[] = [];
  for (const entity of rows.entities) {
    const input = inputs.get(entity.id);
    // What somebody else pays for is among the documents of the payer.
    if (!input || entity.payerId !== null) continue;
    orders.push(...ordersOf(entity, input, from, today));
    await letReadersIn();
  }
  const last = entityIds.at(-1);
  const done = before + entityIds.length;
  return {
    from: formatIsoDate(from),
    to: formatIsoDate(today),
    basis: imported.orders > 0 ? "orders" : "invoices",
    orders,
    done,
    total: Math.max(total, done),
    next: last === undefined || entityIds.length < CUSTOMERS_A_PAGE ? null : encodeCursor([last, done]),
  };
}

function periodStart(asked: string | undefined, modeSince: number | null, today: EpochDay): EpochDay {
  if (asked !== undefined) return Math.max(readDay(asked, "from"), addDays(today, -LONGEST_DAYS));
  const since = modeSince === null ? null : Math.floor(modeSince / 86_400_000);
  return Math.min(since ?? today, addDays(today, -PERIOD_DAYS));
}

function ordersOf(
  { publicId, name }: EntityFacts,
  input: AssessInput,
  from: EpochDay,
  today: EpochDay,
): ShadowOrder[] {
  const documents = replayedDocuments(input, { from, to: today }).slice(-DOCUMENTS_A_CUSTOMER);
  return documents.map((document) => {
    const check = replayCheck(input, input.policy, document);
    return {
      date: formatIsoDate(document.day),
      customerId: publicId,
      customerName: name,
      number: document.number,
      amountCents: document.amountCents,
      verdict: check.verdict,
      failed: check.failed,
      riskClass: check.riskClass,
      limitCents: check.limitCents,
      outcome: document.outcome,
    };
  });
}
